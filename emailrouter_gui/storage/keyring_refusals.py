"""What a keyring's refusals mean for the user. Their own texts are never shown: they might repeat the password."""

from __future__ import annotations

from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP, Text

NO_KEYRING = QT_TRANSLATE_NOOP(
    "storage",
    "No keyring of the operating system answers in this session. Start one (on Linux for example GNOME Keyring or"
    " KeePassXC), then try again.",
)
LOCKED = QT_TRANSLATE_NOOP(
    "storage",
    "The keyring is locked and was not unlocked. Try again and enter its password when it asks; where no window can"
    " open to ask, unlock it beforehand.",
)
NOT_SET_UP = QT_TRANSLATE_NOOP(
    "storage",
    "The keyring is not set up yet, and that was dismissed or no window could open to ask. Choose a password for it"
    " in the desktop's program for passwords and keys, then try again.",
)
ENDED = QT_TRANSLATE_NOOP(
    "storage", "The keyring's service has ended or broke off. Start it again, or log out and in, then try again."
)
REFUSED = QT_TRANSLATE_NOOP(
    "storage", "The keyring refused to keep it. Look at its settings in the desktop's program for passwords and keys."
)
TOO_LONG = QT_TRANSLATE_NOOP("storage", "It is too long for this keyring. Windows keeps at most 1280 characters.")
NOT_TEXT = QT_TRANSLATE_NOOP("storage", "It holds a character that cannot be kept. Type it again.")
NOT_LOADED = QT_TRANSLATE_NOOP(
    "storage",
    "The keyring that the settings of Python's keyring library name cannot be loaded. Correct PYTHON_KEYRING_BACKEND"
    " or keyringrc.cfg, then try again.",
)
CLEAR_TEXT = QT_TRANSLATE_NOOP(
    "storage",
    "The only keyring here would write it into a file that anybody may read who gets hold of it. Start a keyring of"
    " the operating system (on Linux for example GNOME Keyring or KeePassXC), then try again.",
)
LOST = QT_TRANSLATE_NOOP(
    "storage",
    "The keyring took it, but does not give it back: it keeps nothing, or something else changes it. Choose another"
    " keyring, then try again.",
)
STAYS = QT_TRANSLATE_NOOP(
    "storage",
    "The keyring does not let go of it. Delete it in the desktop's program for passwords and keys: it stands there"
    " under emailrouter.",
)

FAILED = QT_TRANSLATE_NOOP(
    "storage", "The keyring failed ({kind}). Look whether it works in other programs, then try again."
)

_BY_KIND = {
    "NoKeyringError": NO_KEYRING,
    "SecretServiceNotAvailableException": NO_KEYRING,
    "KeyringLocked": LOCKED,
    "LockedException": LOCKED,
    "PromptDismissedException": LOCKED,
    "InitError": ENDED,
    "PasswordSetError": REFUSED,
    "UnicodeError": NOT_TEXT,
    "ImportError": NOT_LOADED,
    "AttributeError": NOT_LOADED,
    "OSError": ENDED,
    "EOFError": ENDED,
}
_CRED_WRITE_BAD_DATA = 1783  # what Windows answers to a password that is too long


def reason_for(error: BaseException) -> Text:
    """A sentence on what happened and what to do; every exception has one."""
    said = str(error)
    if getattr(error, "winerror", None) == _CRED_WRITE_BAD_DATA:
        return TOO_LONG
    kinds = [kind.__name__ for kind in type(error).__mro__]
    if "InitError" in kinds and "dismissed" in said:
        return NOT_SET_UP
    if "RuntimeError" in kinds and ("SecretService" in said or "Secret Service" in said):
        return NO_KEYRING
    known = next((_BY_KIND[kind] for kind in kinds if kind in _BY_KIND), None)
    return known or Text(FAILED, kind=type(error).__name__)
