"""The Last Test column in words: outcome, age, whether it is out of date, days left of the certificate."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from emailrouter_gui.profiles.moments import to_the_minute

from .ordered_rows import Tested
from .texts import counted, shown, translate

if TYPE_CHECKING:
    from datetime import datetime

    from emailrouter_gui.profiles.last_test import LastTest

FEW_DAYS = 30
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def as_listed(test: LastTest, now: datetime, *, up_to_date: bool) -> Tested:
    """What the column shows of a test now."""
    age, until = _age(test.tested_at, now)
    parts = [(translate("gui", "passed, {age}") if test.passed else translate("gui", "failed, {age}")).format(age=age)]
    if not up_to_date:
        parts.append(translate("gui", "out of date"))
    parts += _certificate(test, now)
    aside, place = " ".join(_asides(test, up_to_date=up_to_date)), _place(test, up_to_date=up_to_date)
    return Tested(", ".join(parts), aside, place, until)


def _age(moment: datetime, now: datetime) -> tuple[str, datetime]:
    """The age in words, and until when these hold."""
    age = now - moment
    if age < -_MINUTE:  # the clock was put back
        return to_the_minute(moment), moment
    if age < _MINUTE:
        return translate("gui", "just now"), moment + _MINUTE
    unit = _MINUTE if age < _HOUR else _HOUR if age < _DAY else _DAY
    number = age // unit
    words = {
        _MINUTE: translate("gui", "{number} min ago", "", number),
        _HOUR: translate("gui", "{number} hour ago|{number} hours ago", "", number),
        _DAY: translate("gui", "{number} day ago|{number} days ago", "", number),
    }
    return counted(number, words[unit]), moment + (number + 1) * unit


def _certificate(test: LastTest, now: datetime) -> list[str]:
    if test.certificate_until is None:
        return []
    if test.certificate_until <= now:
        return [translate("gui", "certificate: ended")]
    days = (test.certificate_until - now).days
    left = translate("gui", "certificate: {number} day|certificate: {number} days", "", days)
    return [counted(days, left)] if days <= FEW_DAYS else []


def _asides(test: LastTest, *, up_to_date: bool) -> list[str]:
    said = [] if test.passed else [shown(test.headline)]
    if not up_to_date:
        said.append(translate("gui", "The profile was changed since it was tested."))
    said.append(translate("gui", "Tested {time}.").format(time=to_the_minute(test.tested_at)))
    if test.certificate_until is not None:
        ends = to_the_minute(test.certificate_until).partition(" ")[0]
        said.append(translate("gui", "The certificate of the server ends on {date}.").format(date=ends))
    return said


def _place(test: LastTest, *, up_to_date: bool) -> str:
    """Sorted by this, failures come first and the newest of them before the older ones."""
    newest_first = 10**11 - int(test.tested_at.timestamp())
    return f"{int(test.passed)}{int(not up_to_date)}{newest_first:012}"
