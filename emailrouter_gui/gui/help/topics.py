"""Which page is about what has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pages import START
from .parts import FIELDS

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

_PAGES = {
    "main_window": "list",
    "new": "profile_dialog",
    "modify": "profile_dialog",
    "test_access": "test_access",
    "access_pane": "test_access",
    "access_window": "test_many",
    "undo": "unpublished",
    "redo": "unpublished",
    "revert": "unpublished",
    "publish": "publish",
    "show_review": "publish",
    "history": "history",
    "reread": "bring_together",
    "open_store": "open_store",
    "copy_store": "copy_store",
    "import": "import",
    "import_dialog": "import",
    "export": "export",
    "recover": "recover",
    "supply_passwords": "missing_passwords",
    "check_keyring": "keyring_check",
    "forget_passwords": "forget_passwords",
    "appearance": "appearance",
    "contents": "using_help",
    "banner": "banner",
    "dialog_banner": "banner",
    "profile_dialog": "profile_dialog",
    "show_password": "password",
    "store_dialog": "open_store",
    "store_password_dialog": "open_store",
    "copy_dialog": "copy_store",
    "copy_progress": "copy_store",
    "review_dialog": "publish",
    "history_dialog": "history",
    "together_dialog": "bring_together",
    "keyring_dialog": "keyring_check",
    "keyring_progress": "forget_passwords",
    "supply_dialog": "missing_passwords",
    "help_window": "using_help",
}
"""The page of a window, a widget or an act, by its object name. A field has a page of its own, named as the field."""


def page_of(thing: QWidget | QAction) -> str:
    """The page about a widget or an entry of a menu, or else about the nearest thing round it that has one.

    A window whose name does not tell, as a question about this or that, has its page as the property ``help_page``.
    """
    around: QObject | None = thing
    while around is not None:
        name = around.objectName()
        page = around.property("help_page") or _PAGES.get(name) or (name if name in FIELDS else "")
        if page:
            return str(page)
        around = around.parent()
    return START
