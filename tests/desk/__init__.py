"""A private desktop: display, window manager, bus, keyring, hands for the keys, eyes for the accessibility tree."""

from tests.desk.desk import Desk
from tests.desk.eyes import Eyes, Node
from tests.desk.hands import Hands
from tests.desk.keyring_session import KeyringSession
from tests.desk.processes import end, start, wait_until

__all__ = ["Desk", "Eyes", "Hands", "KeyringSession", "Node", "end", "start", "wait_until"]
