"""A diary, shown. `summary.weeks_of` works its last weeks out once, as a value; every form only lays that value out.

`weeks` has the types of that value, which are the shape of its JSON. It is shown in a terminal (`as_text.weeks_text`),
as a picture (`as_svg.weeks_svg`), as rows (`as_csv.weeks_csv`) and as JSON (`as_json.weeks_json`, with `weeks_schema`).
The page to take along has its words from `sheet.words_of`; `sheet_page.sheet_html` and `sheet_pdf.sheet_pdf` set them.
`fhir.fhir_json` takes the history itself, all of it.
"""
