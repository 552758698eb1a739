"""What the manual says. Public interface: other programs check profiles with these names."""

from .advanced_tab import ADVANCED_TAB, PROFILE
from .engine import Choice, FieldState, evaluate
from .general_tab import GENERAL_TAB
from .grammar import Circumstances, Kind, Level, Notice, Page, folded
from .judge import Judge, judge
from .text import Text
from .vocabulary import (
    AccessType,
    Answer,
    Authentication,
    ConnectionSecurity,
    Credentials,
    Direction,
    Protocol,
    ServerType,
    UserType,
)

__all__ = [
    "ADVANCED_TAB",
    "GENERAL_TAB",
    "PROFILE",
    "AccessType",
    "Answer",
    "Authentication",
    "Choice",
    "Circumstances",
    "ConnectionSecurity",
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
