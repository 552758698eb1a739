"""Whether a window can open at all, found out before Qt would abort."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NEEDING_A_SERVER = ("xcb", "wayland", "wayland-egl")


def why_no_display(env: Mapping[str, str] = os.environ) -> str:
    """One line that says why no window can open; "" when one can."""
    if sys.platform in {"win32", "darwin"}:
        return ""
    platforms = [name.split(":")[0] for name in env.get("QT_QPA_PLATFORM", "").split(";") if name]
    if any(name not in _NEEDING_A_SERVER for name in platforms):
        return ""
    tried = []
    for problem in _attempts(env, platforms):
        if not problem:
            return ""
        tried.append(problem)
    return "; ".join(tried) or "neither DISPLAY nor WAYLAND_DISPLAY is set"


def _attempts(env: Mapping[str, str], platforms: list[str]) -> Iterator[str]:
    wayland, x11 = env.get("WAYLAND_DISPLAY", ""), env.get("DISPLAY", "")
    if wayland and (not platforms or any(name.startswith("wayland") for name in platforms)):
        yield _wayland_problem(wayland, env.get("XDG_RUNTIME_DIR", ""))
    if x11 and (not platforms or "xcb" in platforms):
        yield _x11_problem(x11)


def _wayland_problem(display: str, runtime_dir: str) -> str:
    import socket

    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(1)
        try:
            connection.connect(str(Path(runtime_dir, display)))
        except OSError as error:
            return f"WAYLAND_DISPLAY={display}: {error.strerror or error}"
    return ""


def _x11_problem(display: str) -> str:
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return "the library libxcb.so.1 is missing"
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f"DISPLAY={display}: the X server does not answer" if refused else ""
