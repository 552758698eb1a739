"""Loads Qt without what PySide prepares for error messages and signatures, which costs a third of its start.

PySide carries some of its own modules as source text and compiles them at each start, needed or not. Here they are
left as text until something in them is asked for, such as by a call with arguments of the wrong type. And it makes
thousands of members of enumerations that nobody asks for, which Python's own library can make in half the time.
"""

from __future__ import annotations

import builtins
import enum
import sys
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SUPPORT = "shibokensupport/signature/"
_LATER = {f"{_SUPPORT}{name}.py" for name in ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "parser")}
_AT_FIRST = f"from {__name__} import later\n__getattr__ = later(globals())\n".encode()

_AS_PYSIDE_ASKS = {"module": None, "qualname": None, "type": None, "start": 1, "boundary": enum.KEEP}

_sources: dict[str, bytes] = {}
_loading = RLock()


def load() -> None:
    """Load QtCore; nothing is different where PySide does not compile its modules."""
    at_once = builtins.compile

    def compile_later(source: bytes, filename: str, *rest: object, **more: object) -> object:
        if filename in _LATER:
            _sources[filename] = source
            source = _AT_FIRST
        return at_once(source, filename, *rest, **more)  # type: ignore[call-overload]  # passed on as it came

    _make_enumerations_simply()
    builtins.compile = compile_later  # type: ignore[assignment]  # only as long as QtCore is loaded
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile = at_once
    _leave_sources_unread()


def _make_enumerations_simply() -> None:
    """Those of PySide are plain lists of names and numbers, as the enumerations of Python's library are.

    That makes its own without all the care that is due to any other; here PySide's are made in the same way.
    """
    simply = getattr(enum, "_simple_enum", None)
    at_length = getattr(enum.EnumType, "_create_", None)
    if simply is None or at_length is None:
        return

    def create(cls: type[enum.Enum], name: str, members: object, **asked: object) -> object:
        if asked == _AS_PYSIDE_ASKS and members and isinstance(members, list):
            return simply(cls, boundary=enum.KEEP)(type(name, (), dict(members)))
        return at_length(cls, name, members, **asked)

    enum.EnumType._create_ = create  # type: ignore[attr-defined]  # no stub tells of it


def _leave_sources_unread() -> None:
    """PySide reads the source of each module imported later, to find those that might switch its features on and off.

    Nobody here does; where there is no source, as in a frozen program, PySide takes none for such a module either.
    """
    feature = vars(sys.modules.get("PySide6.support.feature", object))
    if "_mod_uses_pyside" in feature:
        feature["_mod_uses_pyside"] = lambda _: False


def later(module: dict[str, object]) -> Callable[[str], object]:
    """The ``__getattr__`` of a module that becomes what it is when first asked for a name."""

    def get(name: str) -> object:
        if name.startswith("__"):  # asked of every module that is imported
            raise AttributeError(name)
        with _loading:
            path = str(module["__file__"])
            if path in _sources:
                exec(compile(_sources.pop(path), path, "exec"), module)  # noqa: S102 - PySide's own text
        try:
            return module[name]
        except KeyError:
            raise AttributeError(name) from None

    return get
