"""What the manual says. Public interface: other programs check profiles with these names."""

from .engine import Choice, FieldState, evaluate
from .general_tab import GENERAL_TAB
from .grammar import Circumstances, Kind, Level, Notice, Page, folded
from .judge import Judge, judge
from .text import Text
from .vocabulary import (
    AccessType,
    Answer,
    Authentication,
    Credentials,
    Direction,
    Protocol,
    ServerType,
    UserType,
)

__all__ = [
    "GENERAL_TAB",
    "AccessType",
    "Answer",
    "Authentication",
    "Choice",
    "Circumstances",
    "Credentials",
    "Direction",
    "FieldState",
    "Judge",
    "Kind",
    "Level",
    "Notice",
    "Page",
    "Protocol",
    "ServerType",
    "Text",
    "UserType",
    "evaluate",
    "folded",
    "judge",
]
