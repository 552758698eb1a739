"""The profile dialog: a form, the page that shows it, and what explains it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from emailrouter_gui.profiles.contracts import StorageError
from emailrouter_gui.profiles.form import Form, Stored

from .access_in_dialog import AccessInDialog
from .background import Background
from .banner import Banner
from .consequences import Shown, consequences, what_is_wrong
from .dialog_buttons import dialog_buttons
from .editors import SecretEditor
from .file_choosing import FileChoosing
from .guidance import guidance_at
from .guidance_box import GuidanceBox
from .help_key import help_on
from .keyring_wait import KeyringWait
from .page_tabs import PageTabs
from .questions import ask
from .reasons import ReasonList, problems, unavailable
from .room import room_for, size_for
from .texts import shown, translate, with_key
from .voice import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from emailrouter_gui.profiles.profile import Profile
    from emailrouter_gui.profiles.protocols import Vault

LOAD_AFTER_MS = 200
"""What OK needs is imported when the dialog has been seen; who presses OK earlier has it imported then."""


class ProfileDialog(QDialog):
    """Edits one form. ``take`` receives the profile on OK; while it or the keyring refuses, the dialog stays open."""

    def __init__(
        self, form: Form, vault: Vault, store_id: str, take: Callable[[Profile], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("profile_dialog")
        self.setWindowTitle(translate("gui", "Email Router Configuration Profile"))
        self.form = form
        self._vault = vault
        self._store_id = store_id
        self._take = take
        self._background = Background(self)
        self.access = AccessInDialog(self, vault, self._background)
        self.keeping = False
        self._complain_at: set[str] = set()
        self._edited_here: set[str] = set()
        self._here = next(iter(form.page.by_name))
        self._told = Shown(form.states(), {})
        self._build()
        self._wait = KeyringWait(self.banner, self)
        self._show_states()
        QTimer.singleShot(LOAD_AFTER_MS, self, self._load)
        if form.secret:
            self._look_for_password()

    # building

    def _build(self) -> None:
        self.view = PageTabs(self.form.page)
        self._guidance = GuidanceBox()
        self._why = ReasonList(
            "why",
            translate("gui", "Why unavailable"),
            translate("gui", "Fields and options that cannot be used now. Enter leads to the field that decides it."),
        )
        self._problems = ReasonList(
            "problems",
            translate("gui", "Problems"),
            translate("gui", "What has to be mended before OK. Enter leads to the field."),
        )
        self.banner = Banner("dialog_banner")
        self.explanations = QVBoxLayout()
        self.reason_lists = ((self._why, "W"), (self._problems, "L"))
        for listed, key, share in ((self._why, "W", 2), (self._problems, "L", 1)):
            label = QLabel(with_key(listed.accessibleName(), translate("keys", key)))
            label.setBuddy(listed)
            self.explanations.addWidget(label)
            self.explanations.addWidget(listed, share)
            listed.followed.connect(self.view.focus)
        grid = QGridLayout(self)
        grid.addWidget(self.view, 0, 0)
        grid.addLayout(self.explanations, 0, 1)
        grid.addWidget(self._guidance, 1, 0, 1, 2)
        grid.addWidget(self.banner, 2, 0, 1, 2)
        grid.addLayout(self._build_buttons(), 3, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        room, least = room_for(self).height(), self.minimumSizeHint().height() + self.view.not_seen
        height = min(room, least + self._guidance.spread(room - least))
        self.resize(size_for(self, 900, 0).expandedTo(QSize(0, height)))
        self.view.edited.connect(self.edit)
        self.view.entered.connect(self._on_entered)
        self.view.left.connect(self._on_left)
        self.view.barred.connect(self._on_barred)
        FileChoosing(self.view, self._background, self.banner.say, self)
        QShortcut(QKeySequence(Qt.Key.Key_F6), self).activated.connect(self.access.visit_banner)

    def _build_buttons(self) -> QHBoxLayout:
        taken = translate("gui", "Takes the profile into the list. Publish puts it in force.")
        left = translate("gui", "Closes without changing the profile.")
        buttons = dialog_buttons(
            ("ok", translate("gui", "OK"), taken, self._ok),
            ("cancel", translate("gui", "Cancel"), left, self.reject),
            ("help", translate("gui", "Help"), translate("gui", "Opens the page about the field. Key F1."), self._help),
        )
        buttons.insertWidget(0, self.access.button)
        return buttons

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close by the frame: a test that is under way does not keep it open."""
        self.access.stop()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus into the first field."""
        super().showEvent(event)
        first = self.view.editor(self._here)
        first.focus()
        if isinstance(first.widget, QLineEdit):
            first.widget.selectAll()

    def _load(self) -> None:
        self._background.run(_load_profile, lambda _: None, lambda _: None)

    # editing

    def _show_states(self) -> None:
        states = self.form.states()
        self.view.show_states(states, self._complain_at)
        self._why.show_entries(unavailable(states))
        self._problems.show_entries(entry for entry in problems(states) if entry.about in self._complain_at)
        self._guidance.say("\n".join(guidance_at(self._here, states)))

    def _tell_consequences(self, asked: str) -> None:
        """Say once what an answer has changed elsewhere: of a choice at once, of a text when it is left."""
        before, self._told = self._told, Shown.at(self.form.states(), self._complain_at)
        text = consequences(before, self._told, asked)
        if text and self.isVisible():
            say(self, text)

    def edit(self, name: str, text: str) -> None:
        """A field is to have another value, typed or not."""
        self._edited_here.add(name)
        self.form.edit(name, text)
        if self.form.page.by_name[name].options:
            self._tell_consequences(name)
        self._show_states()
        self.access.on_edited(name)

    def _on_entered(self, name: str) -> None:
        self._here = name
        self._guidance.say("\n".join(guidance_at(name, self.form.states())))

    def _on_left(self, name: str) -> None:
        if name in self._edited_here and name not in self._complain_at:
            self._complain_at.add(name)
            self._show_states()
        if name in self._edited_here:
            self._tell_consequences(name)

    def _on_barred(self, name: str) -> None:
        self._why.point_at(name)
        self.access.show_list(self._why)

    def _help(self) -> None:
        help_on(self.view.editor(self._here).widget)

    # the stored password

    def _look_for_password(self) -> None:
        """Ask the keyring whether it has the password; what it is stays there."""
        self._say_password_is_kept(translate("gui", "kept in the keyring, type to replace"))
        reference, cancelled = self.form.secret, self._wait.begin()

        def look() -> tuple[bool, str]:
            return self._vault.fetch(reference, cancelled) is not None, self._vault.describe()

        self._background.run(look, self._on_password_looked_for, self._on_look_failed)

    def _on_password_looked_for(self, found: tuple[bool, str]) -> None:
        self._wait.end()
        held, keyring = found
        self.form.stored = Stored.HELD if held else Stored.MISSING
        kept = translate("gui", "kept in {keyring}, type to replace")
        missing = translate("gui", "missing in {keyring}, type to supply it")
        self._say_password_is_kept((kept if held else missing).format(keyring=keyring))

    def _on_look_failed(self, error: Exception) -> None:
        self._wait.end()
        self.banner.say(shown(str(error)), (translate("gui", "Try again"), self._look_again))

    def _look_again(self) -> None:
        self.banner.clear()
        self._look_for_password()

    def _say_password_is_kept(self, text: str) -> None:
        for editor in self.view.editors():
            if isinstance(editor, SecretEditor):
                editor.kept = text
        self._show_states()

    # leaving

    def _ok(self) -> None:
        if self.keeping or self.complain():
            return
        if not _is_loaded():
            self.keeping = True
            self._background.run(_load_profile, lambda _: self._on_loaded(), self._on_not_kept)
            return
        password = self.form.password_to_keep()
        reference = self.form.reference() if password else ""
        profile = self.form.settle(reference)
        if password:
            self._keep(reference, password, profile)
        else:
            self._finish(profile)

    def _on_loaded(self) -> None:
        self.keeping = False
        self._ok()

    def complain(self, *, but: str = "") -> bool:
        """Show every error beside its field and in the list, and lead to the first; False where there is none."""
        errors = [name for name in self.form.errors() if name != but]
        if errors:
            self._complain_at |= set(self.form.page.by_name) - {but}
            self._told = Shown.at(self.form.states(), self._complain_at)
            self._show_states()
            self.access.show_list()
            self.view.focus(errors[0])
            say(self, what_is_wrong(self._told.states, errors))
        return bool(errors)

    def _keep(self, reference: str, password: str, profile: Profile) -> None:
        self.keeping = True
        cancelled = self._wait.begin()  # whoever still looks for the old one need not
        self.view.setEnabled(False)
        self._background.run(
            lambda: self._vault.keep(reference, password, self._store_id, cancelled),
            lambda _: self._on_kept(profile),
            self._on_not_kept,
        )

    def _on_kept(self, profile: Profile) -> None:
        self._stop_keeping()
        self._finish(profile)

    def _on_not_kept(self, error: Exception) -> None:
        self._stop_keeping()
        self.view.focus(self._here)
        self.banner.say(shown(str(error)), (translate("gui", "Try again"), self._ok))

    def _stop_keeping(self) -> None:
        self._wait.end()
        self.keeping = False
        self.view.setEnabled(True)

    def _finish(self, profile: Profile) -> None:
        try:
            self._take(profile)
        except StorageError as error:
            self.banner.say(shown(str(error)), (translate("gui", "Try again"), self._ok))
            return
        self.access.settle(profile.document())
        self.accept()

    def reject(self) -> None:
        """Esc: stop waiting for the keyring, or a test; else close, and ask before anything typed is lost."""
        if self.keeping:
            self._wait.cancel()
        elif self.access.stop():
            return
        elif not self.form.changed:
            super().reject()
        else:
            ask(
                self,
                translate("gui", "Discard what was entered?"),
                translate("gui", "This profile was changed in the dialog. Nothing of it has been kept yet."),
                (translate("gui", "Discard"), super().reject),
                (translate("gui", "Keep editing"), lambda: self.view.focus(self._here)),
            )

    def done(self, result: int) -> None:
        """Close, and wait for nothing more."""
        self._wait.cancel()
        self.access.leave()
        self._background.close()
        super().done(result)
        # a question that closed a moment before leaves some window managers without anybody to give the keys to
        if (below := self.parentWidget()) is not None:
            below.activateWindow()


def _load_profile() -> None:
    """Import what OK needs, which takes a tenth of a second."""
    import emailrouter_gui.profiles.profile  # noqa: F401 - OK finds it then


def _is_loaded() -> bool:
    """Whether it is; to import it here would keep the window from answering."""
    return hasattr(sys.modules.get("emailrouter_gui.profiles.profile"), "Profile")
