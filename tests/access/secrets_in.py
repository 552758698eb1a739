"""Searching what a test shows for its password, in every form in which it could be read back."""

from __future__ import annotations

import base64
import html
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from emailrouter_gui.access import Step


def forms(password: str, user: str = "") -> set[str]:
    """Plain, base64 by itself and after user names, UTF-16, URL and HTML."""
    raw, wide = password.encode(), password.encode("utf-16-le")
    before = [b"", b"\0", b"\0\0", b"\0" + user.encode() + b"\0", user.encode() + b":"]
    found = {password, quote(password, safe=""), html.escape(password), wide.decode("latin-1")}
    for prefix in before:
        found.add(base64.b64encode(prefix + raw).decode())
        found.add(base64.b64encode(prefix + raw).decode().rstrip("="))
    for shift in range(3):
        for plain in (raw, wide):
            whole = base64.b64encode(b"x" * shift + plain).decode()
            found.add(whole[4 if shift else 0 : (shift + len(plain)) // 3 * 4])
    found.add(wide.hex())
    return {form for form in found if len(form) > 3}


def everything_in(steps: Iterable[Step]) -> str:
    """All that a user could see of a test, and what the values would show in a log."""
    return "\n".join(f"{step}\n" + "\n".join(line.text for line in step.transcript) for step in steps)


def secrets_found(steps: Iterable[Step], password: str, user: str = "") -> list[str]:
    shown = everything_in(steps)
    bare = shown.replace("\\x00", "")
    return [form for form in forms(password, user) if form in shown or form in bare] + (
        ["NTLM"] if "TlRMTVNTUAAD" in shown else []
    )
