"""What a keyring's refusals mean for the user. Their own texts are never shown: they might repeat the password."""

from __future__ import annotations

_TRY_AGAIN = "then try again."
NO_KEYRING = (
    "No keyring of the operating system answers in this session. Start one (on Linux for example GNOME Keyring or"
    f" KeePassXC), {_TRY_AGAIN}"
)
LOCKED = (
    "The keyring is locked and was not unlocked. Try again and enter its password when it asks; where no window can"
    " open to ask, unlock it beforehand."
)
NOT_SET_UP = (
    "The keyring is not set up yet, and that was dismissed or no window could open to ask. Choose a password for it in"
    f" the desktop's program for passwords and keys, {_TRY_AGAIN}"
)
ENDED = f"The keyring's service has ended or broke off. Start it again, or log out and in, {_TRY_AGAIN}"
REFUSED = "The keyring refused to keep it. Look at its settings in the desktop's program for passwords and keys."
TOO_LONG = "It is too long for this keyring. Windows keeps at most 1280 characters."
NOT_TEXT = "It holds a character that cannot be kept. Type it again."
NOT_LOADED = (
    "The keyring that the settings of Python's keyring library name cannot be loaded. Correct PYTHON_KEYRING_BACKEND or"
    f" keyringrc.cfg, {_TRY_AGAIN}"
)
CLEAR_TEXT = (
    "The only keyring here would write it into a file that anybody may read who gets hold of it. Start a keyring of the"
    f" operating system (on Linux for example GNOME Keyring or KeePassXC), {_TRY_AGAIN}"
)
LOST = (
    "The keyring took it, but does not give it back: it keeps nothing, or something else changes it. Choose another"
    f" keyring, {_TRY_AGAIN}"
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


def reason_for(error: BaseException) -> str:
    """A sentence on what happened and what to do; every exception has one."""
    said = str(error)
    if getattr(error, "winerror", None) == _CRED_WRITE_BAD_DATA:
        return TOO_LONG
    kinds = [kind.__name__ for kind in type(error).__mro__]
    if "InitError" in kinds and "dismissed" in said:
        return NOT_SET_UP
    if "RuntimeError" in kinds and ("SecretService" in said or "Secret Service" in said):
        return NO_KEYRING
    known = next((_BY_KIND[kind] for kind in kinds if kind in _BY_KIND), "")
    return (
        known or f"The keyring failed ({type(error).__name__}). Look whether it works in other programs, {_TRY_AGAIN}"
    )
