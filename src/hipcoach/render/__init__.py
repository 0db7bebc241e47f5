"""Results → text, JSON, Markdown, rows. One file a form, each pure; nothing is chosen or reordered here."""
