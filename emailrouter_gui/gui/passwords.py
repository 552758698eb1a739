"""The passwords of the list: what is missing here, supplied, changed for many, checked, forgotten."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer

from .texts import counted, shown, translate, with_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QDialog

    from emailrouter_gui.profiles.contracts import Document, Finding
    from emailrouter_gui.profiles.form import Form
    from emailrouter_gui.profiles.passwords import Forgotten, Looked
    from emailrouter_gui.profiles.reading import Reading

    from .background import Background
    from .main_window import MainWindow
    from .session import Session
    from .window_acts import WindowActs

T = TypeVar("T")

_MOST_NAMES = 10


class Passwords(QObject):
    """Works for one session of the main window, and says there what came of it.

    No act of its own asks the keyring before the user has done one that does: that might ask to unlock it.
    """

    def __init__(self, window: MainWindow, session: Session, background: Background) -> None:
        super().__init__(session)
        self._window = window
        self._session = session
        self._background = background
        self._stopped = Event()
        self._answered: set[str] = set()
        self._missing: list[str] = []
        session.was_read.connect(self._on_read)

    def count(self) -> None:
        """Find out which profiles of the list lack their password, as far as is known."""
        workspace = self._session.workspace
        if False in workspace.held.values():
            from emailrouter_gui.profiles.passwords import lacking

            self._missing = lacking(workspace.staying(), workspace.held)
        else:
            self._missing = []

    def allow(self, acts: WindowActs) -> None:
        """Say of each act whether it can be done now, or why not."""
        waiting = self._session.why_not_ready()
        none = "" if self._missing else translate("gui", "No profile is known to lack its password here.")
        acts.supply_passwords.allow(waiting or none)
        at_work = waiting if self._session.reading or self._session.publishing else ""
        acts.check_keyring.allow(at_work)
        acts.forget_passwords.allow(at_work)

    def stop(self) -> None:
        """Wait for the keyring no longer; the window closes, or another store is opened."""
        self._stopped.set()

    # what is missing

    def _on_read(self, reading: Reading, first: bool) -> None:
        if first and not reading.problem:
            self._say_missing()

    def _say_missing(self) -> None:
        if self._missing and not self._window.banner.text:
            said = counted(
                number := len(self._missing),
                translate(
                    "gui",
                    "{number} profile needs a password on this workstation.|"
                    "{number} profiles need a password on this workstation.",
                    "",
                    number,
                ),
            )
            self._window.banner.say(said, (translate("gui", "Supply passwords"), self.supply))

    def look(self) -> None:
        """After an act of the user's own that the keyring answered: look for whatever was not looked for yet."""
        from emailrouter_gui.profiles.passwords import look_up, references

        workspace = self._session.workspace
        wanted = [each for each in references(workspace.staying().values()) if each not in self._answered]
        self._run(lambda: look_up(workspace.vault, wanted, self._stopped), self._on_looked)

    def _on_looked(self, looked: Looked) -> None:
        self._learn(looked.held)
        self._say_missing()

    def _learn(self, held: Mapping[str, bool]) -> None:
        workspace = self._session.workspace
        if held:
            self._window.name_keyring()
        self._answered |= held.keys()
        if any(workspace.held.get(each) is not now for each, now in held.items()):
            workspace.learn(held)
            self._window.show_changed()

    # after the profile dialog

    def after_dialog(self, form: Form, taken: str) -> None:
        """Learn what the keyring answered there; ``taken`` is the profile that OK gave, "" where there was none."""
        from emailrouter_gui.profiles.form import Stored
        from emailrouter_gui.profiles.judging import SECRET

        workspace = self._session.workspace
        held = {form.secret: form.stored is Stored.HELD} if form.stored in {Stored.HELD, Stored.MISSING} else {}
        reference = workspace.document(taken).get(SECRET, "") if taken else ""
        if taken and form.password_to_keep():
            held[reference] = True
            workspace.journal.note("password kept", profile_id=taken)
        self._learn(held)
        if held:
            self.look()
        if form.secret and held.get(reference) and reference != form.secret:
            QTimer.singleShot(0, self, lambda: self._offer_the_others(form, taken))  # when the dialog is gone

    def _offer_the_others(self, form: Form, profile_id: str) -> None:
        from emailrouter_gui.profiles.passwords import same_user

        from .questions import ask

        documents = self._session.workspace.staying()
        others = same_user(documents, profile_id)
        if not others:
            return
        many = len(others) > 1
        ask(
            self._window,
            translate("gui", "Change their passwords, too?") if many else translate("gui", "Change its password, too?"),
            counted(
                number := len(others),
                translate(
                    "gui",
                    "{number} other profile signs in as {user}: {names}.|"
                    "{number} other profiles sign in as {user}: {names}.",
                    "",
                    number,
                ),
                user=documents[profile_id]["user_name"],
                names=_named([documents[each] for each in others], with_server=True),
            ),
            (
                with_key(translate("gui", "Change all") if many else translate("gui", "Change both"), "C"),
                lambda: self._change_others(form, profile_id, others),
            ),
            (with_key(translate("gui", "Only this one"), "O"), lambda: None),
            default=1,
            way_out=1,
            help_page="change_password",
        )

    def _change_others(self, form: Form, profile_id: str, others: list[str]) -> None:
        """All or none: drafts are made when every password is kept."""
        from emailrouter_gui.profiles.contracts import StorageError
        from emailrouter_gui.profiles.judging import PASSWORD
        from emailrouter_gui.profiles.passwords import keep_for_each

        from .keyring_progress import KeyringProgress

        workspace = self._session.workspace

        def keep(cancelled: Event, told: Callable[[int], object]) -> Mapping[str, str]:
            password = form.password_to_keep()
            return keep_for_each(workspace.vault, others, password, workspace.store_id, cancelled, told)

        def take(made: Mapping[str, str]) -> None:
            try:
                workspace.replace_secrets(made)
            except StorageError as error:
                self._say(error)
                return
            for each in made:
                workspace.journal.note("password kept", profile_id=each)
            self._learn(dict.fromkeys(made.values(), True))
            self._window.show_changed([profile_id, *made], said=_changed(len(made) + 1))

        def finished(result: int) -> None:
            form.edit(PASSWORD, "")  # kept where it belongs, or not wanted any more
            if not result:
                said = translate("gui", "Only “{name}” has the new password; nothing was changed in the others.")
                self._window.banner.say(said.format(name=form.answers["profile_name"]))

        title = translate("gui", "Changing passwords")
        doing = translate("gui", "The new password is being kept for each profile.")
        progress = KeyringProgress(title, doing, len(others), keep, self._window)
        progress.setProperty("help_page", "change_password")
        progress.came.connect(take)
        progress.finished.connect(finished)
        self._open(progress)

    # supplying

    def supply(self) -> None:
        """Walk through the profiles that lack their password."""
        from emailrouter_gui.profiles.form import Form
        from emailrouter_gui.profiles.judging import PASSWORD, SECRET

        from .supply_dialog import SupplyDialog

        workspace = self._session.workspace
        documents = {each: workspace.document(each) for each in self._missing}
        wanted = {key: each for key, each in documents.items() if Form(each).states()[PASSWORD].enabled}
        if not wanted:
            self._window.banner.say(translate("gui", "The rules have to be obeyed first; Modify shows what is wrong."))
            return
        self._window.banner.clear()
        dialog = SupplyDialog(list(wanted.values()), workspace.vault, workspace.store_id, self._window)

        def finished() -> None:
            self._learn(dict.fromkeys(dialog.held, True))
            for key, document in wanted.items():
                if document[SECRET] in dialog.supplied:
                    workspace.journal.note("password kept", profile_id=key)
            if dialog.held:
                said = counted(
                    number := len(dialog.held),
                    translate("gui", "{number} password was supplied.|{number} passwords were supplied.", "", number),
                )
                drafts = [each.document or {} for each in workspace.drafts.values()]
                unpublished = any(each.get(SECRET) in dialog.held for each in drafts)
                said += " " + (
                    translate("gui", "The profiles themselves are still to be published.")
                    if unpublished
                    else translate("gui", "Nothing has to be published for that.")
                )
                self._window.banner.say(said)
                self.look()

        dialog.finished.connect(finished)
        self._open(dialog)

    # checking

    def check(self) -> None:
        """Try the keyring, and say what it holds for this list."""
        from .keyring_dialog import KeyringDialog

        workspace = self._session.workspace

        def steps(cancelled: Event, found: Callable[[Finding], object]) -> None:
            from emailrouter_gui.profiles.passwords import check

            for finding in check(workspace, cancelled):
                found(finding)

        dialog = KeyringDialog(steps, self._window)
        dialog.finished.connect(self.learn_again)
        self._open(dialog)

    def learn_again(self) -> None:
        """Learn what the keyring has answered since, whoever asked it."""
        self._window.name_keyring()
        self._run(self._session.workspace.ledger.known, self._learn_known)

    def _learn_known(self, known: Mapping[str, bool]) -> None:
        self._learn(known)
        self._say_missing()

    # forgetting

    def ask_before_forgetting(self) -> None:
        """Ask whether every entry that this program made in the keyring is to be deleted."""
        listed = self._session.workspace.ledger.listed
        self._run(listed, self._on_listed)

    def _on_listed(self, listed: Mapping[str, object]) -> None:
        from .questions import ask

        if not listed:
            self._window.banner.say(translate("gui", "This program has put no password into this keyring."))
            return
        ask(
            self._window,
            counted(
                number := len(listed),
                translate(
                    "gui",
                    "Forget {number} password on this workstation?|Forget {number} passwords on this workstation?",
                    "",
                    number,
                ),
            ),
            self._what_forgetting_means(listed),
            (with_key(translate("gui", "Forget"), "F"), lambda: self._forget(list(listed))),
            (translate("gui", "Cancel"), lambda: None),
            help_page="forget_passwords",
        )

    def _what_forgetting_means(self, listed: Mapping[str, object]) -> str:
        from emailrouter_gui.profiles.judging import SECRET

        documents = self._session.workspace.staying().values()
        needing = [document for document in documents if document.get(SECRET) in listed]
        lines = [
            translate(
                "gui",
                "Every entry that this program made in the keyring is deleted, for all stores, unpublished work"
                " included. This cannot be undone.",
            )
        ]
        if needing:
            lines.append(
                counted(
                    number := len(needing),
                    translate(
                        "gui",
                        "{number} profile of this store needs one: {names}.|"
                        "{number} profiles of this store need one: {names}.",
                        "",
                        number,
                    ),
                    names=_named(needing),
                )
            )
        lines.append(
            translate(
                "gui",
                "Published profiles stay as they are and say “password missing” here, until it is supplied again.",
            )
        )
        return "\n\n".join(lines)

    def _forget(self, listed: list[str]) -> None:
        from emailrouter_gui.profiles.passwords import forget

        from .keyring_progress import KeyringProgress

        vault = self._session.workspace.vault
        progress = KeyringProgress(
            translate("gui", "Forgetting passwords"),
            translate("gui", "The entries of this program are being deleted from the keyring."),
            len(listed),
            lambda cancelled, told: forget(vault, listed, cancelled, told),
            self._window,
        )
        progress.came.connect(self._on_forgotten)
        self._open(progress)

    def _on_forgotten(self, forgotten: Forgotten) -> None:
        self._session.workspace.journal.note("passwords forgotten", passwords=len(forgotten.gone))
        self._learn(dict.fromkeys((*forgotten.gone, *forgotten.absent), False))
        said = [
            counted(
                number := len(forgotten.gone),
                translate(
                    "gui",
                    "{number} password was forgotten.|{number} passwords were forgotten.",
                    "",
                    number,
                ),
            )
        ]
        if forgotten.absent:
            absent = counted(
                number := len(forgotten.absent),
                translate(
                    "gui",
                    "{number} entry is not in this keyring; another one may hold it.|"
                    "{number} entries are not in this keyring; another one may hold them.",
                    "",
                    number,
                ),
            )
            said.append(absent)
        if forgotten.refused:
            refused = counted(
                number := len(forgotten.refused),
                translate(
                    "gui",
                    "The keyring does not let go of {number} entry.|The keyring does not let go of {number} entries.",
                    "",
                    number,
                ),
            )
            said.append(refused)
        again = []
        if forgotten.problem:
            rest = translate("gui", "The rest is still there. {problem}")
            said.append(rest.format(problem=shown(str(forgotten.problem))))
        if forgotten.problem or forgotten.refused:
            again.append((translate("gui", "Try again"), self.ask_before_forgetting))
        self._window.banner.say(" ".join(said), *again)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _run(self, work: Callable[[], T], take: Callable[[T], None]) -> None:
        """Do it off the GUI thread; what comes after another store was opened is nobody's any more."""
        self._background.run(work, lambda found: None if self._stopped.is_set() else take(found), self._say)

    def _say(self, error: Exception) -> None:
        from emailrouter_gui.profiles.contracts import StorageError

        if self._stopped.is_set():
            return
        if isinstance(error, StorageError):
            self._window.banner.say(shown(str(error)))
        else:
            self._window.say_unexpected(type(error).__name__)


def _named(documents: Iterable[Document], *, with_server: bool = False) -> str:
    """Names for a sentence; a long list is cut short."""
    from emailrouter_gui.profiles.judging import name_of

    names = [
        translate("gui", "“{name}” ({server})").format(name=name_of(each), server=each.get("location", ""))
        if with_server
        else translate("gui", "“{name}”").format(name=name_of(each))
        for each in documents
    ]
    more = len(names) - _MOST_NAMES
    if more > 0:
        names[_MOST_NAMES:] = [translate("gui", "{number} more").format(number=more)]
    return ", ".join(names)


def _changed(number: int) -> str:
    return counted(
        number,
        translate(
            "gui",
            "The password was changed in {number} profile. Publish puts it in force.|"
            "The password was changed in {number} profiles. Publish puts all of them in force at once.",
            "",
            number,
        ),
    )
