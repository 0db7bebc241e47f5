"""What is shown as text alone: one file a subject, each laid out on `paper`."""
