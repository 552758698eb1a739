"""Legal documents to fill lists with."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from tests.manual.legal_rows import LEGAL, PAGE_ORDER, fitting_location

if TYPE_CHECKING:
    from tests.manual.legal_rows import Row

ROW_BY_SENTENCE = {row.sentence: row for row in LEGAL}


def reference(number: int) -> str:
    """A reference that is told from others at sight."""
    return str(UUID(int=number))


def of_row(row: Row, name: str = "Contoso") -> dict[str, str]:
    """The document of a legal row, in page order, with the reference at its end."""
    texts = {"profile_name": name, "location": fitting_location(row.protocol)}
    if row.user_name:
        texts["user_name"] = "router@contoso.com"
    filled = {**row.answers, **texts}
    document = {field: filled[field] for field in PAGE_ORDER if field in filled}
    return {**document, "secret": reference(1)} if row.password else document


def smtp(name: str = "Contoso SMTP Outgoing", **other: str) -> dict[str, str]:
    """A profile that needs no password."""
    row = ROW_BY_SENTENCE["Outgoing, SMTP, SMTP, Anonymous, Local System Account"]
    return of_row(row, name) | other


def online(name: str = "Contoso Online", secret: int = 1, **other: str) -> dict[str, str]:
    """A profile with a password under the reference of this number."""
    row = next(row for row in LEGAL if row.access_type == "delegate")
    return of_row(row, name) | {"secret": reference(secret)} | other
