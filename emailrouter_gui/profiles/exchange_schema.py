"""The JSON Schema of the files that profiles are handed on in, as it is shipped."""

from __future__ import annotations

import json
import sys

from .exchange import FORMAT, NEEDS_PASSWORD, PROFILE_ID, VERSION
from .judging import SECRET
from .profile import json_schema as profile_schema

_ABOUT = (
    "Profiles handed on by an export: never a password, nor a reference to one. Which combinations are legal is not"
    " said here, but by emailrouter_gui.rules."
)
_OWN = {
    PROFILE_ID: {
        "description": "Tells which profile it is. Left out: the one of the same name, or a new one.",
        "format": "uuid",
        "title": "Profile Id",
        "type": "string",
    },
}
_FLAG = {
    NEEDS_PASSWORD: {
        "description": "Whether the profile signs in with a password, which has to be supplied after the import.",
        "title": "Needs Password",
        "type": "boolean",
    },
}


def json_schema() -> str:
    """The schema: that of a stored document for each profile, without its reference."""
    schema = json.loads(profile_schema())
    definitions, dialect = schema.pop("$defs"), schema.pop("$schema")
    fields = {name: each for name, each in schema.pop("properties").items() if name != SECRET}
    whole = {
        "$schema": dialect,
        "$defs": {**definitions, "Profile": {**schema, "properties": {**_OWN, **fields, **_FLAG}}},
        "title": "Email Router configuration profiles, exported",
        "description": _ABOUT,
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "profiles": {"type": "array", "items": {"$ref": "#/$defs/Profile"}},
        },
        "required": ["format", "version", "profiles"],
        "additionalProperties": False,
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(json_schema())
