"""A plan of weeks, shown: one file a form. `wording` has the sentences that the forms share."""
