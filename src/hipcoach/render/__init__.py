"""Results → text, JSON, Markdown, rows, pictures, a page, a PDF. All pure; nothing is chosen or reordered here.

- `as_FORM`: whatever the coach answered, one file a form. `wording` and `instead_of_routine` have the sentences that
  the forms share, so that none says more than another.
- `text/`: what is shown as text alone (an exercise, an explanation, tables), one file a subject.
- `page/`: templates, styles and script of the page and the handout.
"""
