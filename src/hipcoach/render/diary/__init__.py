"""A diary, shown. `summary.weeks_of` works its last weeks out once, as a value; every form only lays that value out.

`weeks` has the types of that value, which are the shape of its JSON. `as_text.weeks_text` shows it in a terminal.
"""
