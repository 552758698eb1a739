"""Test Access in the profile dialog: tests what is typed, and lets a diagnosis change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from .acts import Act, ActButton
from .room import least_room, scrolling
from .texts import translate, with_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emailrouter_gui.profiles.contracts import Document
    from emailrouter_gui.profiles.last_test import LastTest
    from emailrouter_gui.profiles.protocols import Vault

    from .access_pane import AccessPane
    from .access_report import Report
    from .access_run import Password
    from .background import Background
    from .profile_dialog import ProfileDialog
    from .reasons import ReasonList

_NOT_TESTED = "profile_name"
_ROOMY = 1180
"""Width that shows fields and findings without cutting; a smaller screen gets what it has."""
_LINES_BESIDE = 9
"""How many lines there are of other things above and below the findings."""


class AccessInDialog(QObject):
    """The button, and beside the fields the pane, which takes turns with the explanations once it was used.

    tested(last)  a test came to a verdict, or OK settled the document that was tested last
    """

    tested = Signal(object)

    def __init__(self, dialog: ProfileDialog, vault: Vault, background: Background) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._vault = vault
        self._background = background
        self._pane: AccessPane | None = None
        self._last: LastTest | None = None
        self._tested_document: Document = {}
        purpose = translate(
            "gui",
            "Tries what is typed here on the server itself. Nothing is stored, and nothing sent unless you say so.",
        )
        self.act = Act("test_access", translate("gui", "Test Access"), purpose, self.test, parent=self)
        dialog.addAction(self.act)
        self.button = ActButton(self.act, "T")

    # the place

    def _build(self) -> AccessPane:
        """Put explanations and findings into tabs that take turns."""
        from .access_pane import AccessPane

        dialog = self._dialog
        self._turns = QTabWidget(dialog)
        explanations = QWidget(self._turns)
        _move(dialog.explanations, explanations)
        pane = AccessPane(self._background, self._can_change, self._turns)
        self._found = scrolling()
        self._found.setWidget(pane)
        self._found.setMinimumSize(least_room(pane.minimumSizeHint() + QSize(24, 0), dialog, _LINES_BESIDE))
        for page, label, key, tip in (
            (explanations, translate("gui", "Explanations"), "X", translate("gui", "What is unavailable, and why.")),
            (
                self._found,
                translate("gui", "Test findings"),
                "F",
                translate("gui", "What the test of this profile found."),
            ),
        ):
            self._turns.addTab(page, with_key(label, translate("keys", key)))
            self._turns.setTabToolTip(self._turns.indexOf(page), tip)
        grid = dialog.layout()
        if isinstance(grid, QGridLayout):
            grid.addWidget(self._turns, 0, 1)
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
        self._turns.show()
        self._explanations = explanations
        for listed, letter in dialog.reason_lists:
            self._lead_back(listed, letter)
        pane.ended.connect(self._on_ended)
        pane.change_wanted.connect(self._change)
        pane.options.entered.connect(self.test)
        self._make_room()
        before: QWidget = pane.last
        for button in dialog.findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            QWidget.setTabOrder(before, button)  # the foot of the dialog stays the last that Tab leads to
            before = button
        return pane

    def _make_room(self) -> None:
        """Widen the dialog, within the screen."""
        dialog = self._dialog
        screen, frame = dialog.screen().availableGeometry(), dialog.frameGeometry()
        edges = frame.width() - dialog.width()
        dialog.resize(min(max(_ROOMY, dialog.width()), screen.width() - edges), dialog.height())
        beyond = frame.left() + dialog.width() + edges - (screen.right() + 1)
        if beyond > 0:
            dialog.move(max(screen.left(), frame.left() - beyond), frame.top())

    def _lead_back(self, listed: ReasonList, letter: str) -> None:
        """While the findings are shown, the key of a list leads to it all the same."""
        back = QShortcut(QKeySequence(f"Alt+{translate('keys', letter)}"), self._dialog)
        back.activated.connect(lambda: self.show_list(listed))
        self._turns.currentChanged.connect(
            lambda _: back.setEnabled(self._turns.currentWidget() is not self._explanations)
        )
        back.setEnabled(False)

    def show_list(self, listed: QWidget | None = None) -> None:
        """Show the explanations, and lead to one of their lists."""
        if self._pane is not None:
            self._turns.setCurrentWidget(self._explanations)
        if listed is not None:
            listed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def visit_banner(self) -> None:
        """F6: to the banner that says something; that of the dialog comes first."""
        banner = self._dialog.banner
        if banner.isHidden() and self._pane is not None and self._pane.isVisible():
            banner = self._pane.banner
        banner.visit()

    # testing

    def test(self) -> None:
        """Test what is in force now; errors are shown as OK shows them, but that of the name."""
        dialog = self._dialog
        if dialog.keeping:
            return
        if self._pane is not None and self._pane.running:  # a second attempt at once might lock the account
            self._pane.say_again()
            return
        if dialog.complain(but=_NOT_TESTED):
            return
        if self._pane is None:
            self._pane = self._build()
        self._turns.setCurrentWidget(self._found)
        self._tested_document = dialog.form.document()
        self._last = None
        self._pane.test(self._tested_document, self._password())

    def _password(self) -> Password:
        from .access_run import kept, typed

        form = self._dialog.form
        password, reference = form.password_to_keep(), self._tested_document.get("secret", "")
        return kept(self._vault, reference) if reference and not password else typed(password)

    def _on_ended(self, report: Report) -> None:
        self._last = report.last_test
        if self._last is not None:
            self.tested.emit(self._last)

    @property
    def running(self) -> bool:
        """Whether a test is under way."""
        return self._pane is not None and self._pane.running

    def stop(self) -> bool:
        """Stop the test under way; False where there is none."""
        return self._pane is not None and self._pane.stop()

    def leave(self) -> None:
        """The dialog is closed: stop, and let go of whatever comes."""
        if self._pane is not None:
            self._pane.leave()

    # what becomes of the profile

    def on_edited(self, name: str) -> None:
        """A field is another now; a test does not depend on the name."""
        if name != _NOT_TESTED and self._pane is not None:
            self._last = None
            self._pane.outdate()

    def settle(self, document: Document) -> None:
        """OK took this document: what was tested last, if nothing was edited since, is about it."""
        from emailrouter_gui.profiles.last_test import digest_of

        if self._last is not None:
            self._last = self._last._replace(digest=digest_of(document))
            self.tested.emit(self._last)

    def _can_change(self, change: Mapping[str, str]) -> bool:
        """Whether the form has these fields."""
        return set(change) <= set(self._dialog.form.states())

    def _change(self, change: Mapping[str, str]) -> None:
        """Do what the button of a diagnosis says, as if it had been typed, and test again."""
        for name, value in change.items():
            self._dialog.edit(name, value)
        self._dialog.view.focus(next(iter(change)))
        self.test()


def _move(column: QVBoxLayout, page: QWidget) -> None:
    """Give a layout that lies in another a page of its own."""
    outer = page.window().layout()
    if outer is not None:
        outer.removeItem(column)
    column.setParent(None)
    page.setLayout(column)
