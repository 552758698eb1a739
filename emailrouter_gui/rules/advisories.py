"""Dated announcements of vendors and the hosts they are about; the one place to correct them."""

from __future__ import annotations

from .grammar import Circumstances, Notice, when
from .location import host_of, is_under
from .text import QT_TRANSLATE_NOOP
from .vocabulary import Authentication, ServerType

OFFICE_365_DOMAIN = "office365.com"

EXCHANGE_WEB_SERVICES_END = Notice.warning(
    QT_TRANSLATE_NOOP(
        "rules",
        "Announced by Microsoft: Basic authentication for Exchange Web Services has been off in Exchange Online since"
        " the end of 2022. Exchange Web Services itself is blocked there from 2026-10-01 unless the tenant allows the"
        " application, and gone on 2027-04-01. Check Microsoft's current page before you rely on this profile.",
    ),
    since="2026-10-01",
    when=when(ServerType.EXCHANGE_ONLINE),
)


def _is_at_office_365(location: str, circumstances: Circumstances) -> bool:
    del circumstances
    return is_under(host_of(location), OFFICE_365_DOMAIN)


SMTP_PASSWORD_END = Notice.warning(
    QT_TRANSLATE_NOOP(
        "rules",
        "Announced by Microsoft: signing in to this host by SMTP with a password is off by default from the end of"
        " December 2026. Check Microsoft's current page before you rely on this profile.",
    ),
    since="2026-12-31",
    when=when(ServerType.SMTP, Authentication.CLEAR_TEXT),
    where=_is_at_office_365,
)
