"""A profile: frozen, judged by the page whenever one is made, and without its password."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from emailrouter_gui.rules import (
    AccessType,
    Authentication,
    ConnectionSecurity,
    Credentials,
    Direction,
    Protocol,
    ServerType,
    UserType,
)

from .judging import problems

if TYPE_CHECKING:
    from pydantic_core import core_schema

    from .contracts import Document


class NotLegal(Exception):
    """A combination that the rules forbid; ``problems`` has a sentence for each field in the wrong."""

    def __init__(self, found: Mapping[str, str]) -> None:
        super().__init__(" ".join(found.values()))
        self.problems = found


DESCRIPTION = (
    "How the router connects to one server. A field that does not apply is left out. Which combinations are legal is"
    " not said here, but by emailrouter_gui.rules."
)


class Profile(BaseModel):
    """How the router connects to one server. Raises NotLegal where the rules of the page forbid it."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        title="Email Router configuration profile",
        json_schema_extra={"description": DESCRIPTION},
    )

    profile_name: str = Field(description="Name, unique regardless of case and Unicode form; at most 128 characters.")
    direction: Direction
    server_type: ServerType
    protocol: Protocol
    authentication: Authentication
    location: str = Field(description="Host or URL of the server, as typed.")
    credentials: Credentials
    user_type: UserType | None = Field(None, description="Only for sending through Exchange Online.")
    user_name: str | None = Field(None, description="Only with Other Specified, unless the user type is User.")
    access_type: AccessType | None = Field(None, description="Only for an administrator of Exchange Online.")
    connection_security: ConnectionSecurity | None = Field(
        None, description="Left out: automatic, or TLS where the location says so."
    )
    port: str | None = Field(
        None, description="1 to 65535, in digits. Left out: that in the location, or the usual one."
    )
    time_limit: str | None = Field(None, description="Seconds for each step, 1 to 300, in digits. Left out: 30.")
    trusted_certificates: str | None = Field(
        None, description="Certificates as PEM text, trusted besides those of the system."
    )
    secret: UUID | None = Field(
        None, description="Reference under which the password lies in the keyring; only with Other Specified."
    )

    @model_validator(mode="before")
    @classmethod
    def _judge(cls, given: Any) -> Any:
        if not isinstance(given, Mapping):
            return given
        document = _plain(given)
        found = problems(document)
        if found:
            raise NotLegal(found)
        return document

    def document(self) -> Document:
        """The profile as it is stored: the fields that apply, in page order, as text."""
        return {
            name: value.value if isinstance(value, Enum) else str(value) for name, value in self if value is not None
        }

    @classmethod
    def model_construct(  # type: ignore[override]  # pydantic's plugin wants every field by its name
        cls, _fields_set: set[str] | None = None, **values: Any
    ) -> Self:
        """As every other way to make one: judged."""
        del _fields_set
        return cls.model_validate(values)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values, judged like every profile."""
        del deep
        return type(self).model_validate({**self.document(), **(update or {})})


def _plain(given: Mapping[str, Any]) -> Document:
    return {
        name: value.value if isinstance(value, Enum) else str(value)
        for name, value in given.items()
        if value not in (None, "")
    }


def json_schema() -> str:
    """The JSON Schema of a document, as it is shipped. Which combinations are legal, only the rules say."""
    schema = Profile.model_json_schema(schema_generator=_WithoutNull)
    return json.dumps({"$schema": _WithoutNull.schema_dialect, **schema}, indent=2, ensure_ascii=False) + "\n"


class _WithoutNull(GenerateJsonSchema):
    """A field that does not apply is left out of the document, never null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


if __name__ == "__main__":
    sys.stdout.write(json_schema())
