"""The names of the JSON Schemas, apart from what makes them: a Tab needs no more."""

SCHEMA_OF = {
    "routine": "recommend",
    "plan": "plan",
    "today": "today",
    "diary": "diary",
    "explain": "explain",
    "screen": "screen",
    "list": "list",
    "exercise": "show",
    "symptoms": "symptoms",
    "rules": "rules",
    "adaptations": "rules --diary",
    "flags": "flags",
    "templates": "templates",
    "programmes": "programmes",
    "check": "catalogue check",
    "stats": "catalogue stats",
    "where": "catalogue where",
    "error": "error",
    "session": "session",
}
"""What each is of: a command, as it is typed after `hipcoach`, an error, or the page's session file."""
