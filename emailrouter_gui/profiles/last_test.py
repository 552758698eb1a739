"""What the last test of a profile's access came to, as it is kept and listed: no secret, no transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .judging import PASSWORD

if TYPE_CHECKING:
    from datetime import datetime

    from emailrouter_gui.rules import Text

    from .contracts import Document

_NOT_TESTED = {"profile_name", PASSWORD}


class LastTest(NamedTuple):
    """A test that came to a verdict; one that was cancelled, or could not begin, is none.

    digest             of the document that was tested, by ``digest_of``; out of date when the profile's is another
    tested_at          when it ended, UTC
    passed             whether every stage did
    cause              the entry in the catalogue of causes; "" where it passed
    headline           its sentence, in the context "access"; "" where it passed
    certificate_until  when the server's certificate ends, UTC; None where no TLS was used
    """

    digest: str
    tested_at: datetime
    passed: bool
    cause: str
    headline: Text
    certificate_until: datetime | None


def digest_of(document: Document) -> str:
    """What of a document a test depends on: all but its name. The password counts by its reference."""
    import json
    from hashlib import sha256

    tested = sorted((name, value) for name, value in document.items() if value and name not in _NOT_TESTED)
    return sha256(json.dumps(tested).encode()).hexdigest()
