"""Backup copies after publications; what is said and offered where a store is damaged, or is not what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from .texts import counted, shown, translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from emailrouter_gui.profiles.contracts import BackupCopy
    from emailrouter_gui.profiles.reading import Reading, Rescue

    from .background import Background
    from .banner import Remedy
    from .main_window import MainWindow
    from .session import Session

LOOK_AFTER_MS = 4_000
"""From the list to the first look at the copy: the disk is left to the start of the program until then."""


class Recovery(QObject):
    """For one session of the main window."""

    def __init__(self, window: MainWindow, session: Session, background: Background) -> None:
        super().__init__(session)
        self._window = window
        self._session = session
        self._background = background
        self._rescue: Rescue | None = None
        self._went_back: Reading | None = None
        self._copying = self._copy_again = self._warned = self._stopped = False
        self.has_spoken = False
        self._idle = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._idle.timeout.connect(lambda: self._back_up(""))
        session.published.connect(lambda *_: self._back_up(window.banner.text))

    def stop(self) -> None:
        """Say nothing more; a copy under way is still made."""
        self._stopped = True
        self._idle.stop()

    @property
    def trouble(self) -> str:
        """What the status line says about the copy; "" while all is well."""
        return translate("gui", "no backup copy") if self._warned else ""

    # backup copies

    def _back_up(self, after: str) -> None:
        """Make the copy; ``after`` is what the banner says about the publication, to which a warning is added."""
        if self._copying:
            self._copy_again = True
            return
        self._copying = True
        self._background.run(
            self._session.workspace.back_up, self._on_copied, lambda error: self._on_not_copied(error, after)
        )

    def _on_copied(self, _nothing: None = None) -> None:
        self._copying = self._warned = False
        if not self._stopped:
            self._window.show_status()
        if self._copy_again:
            self._copy_again = False
            self._back_up(self._window.banner.text)

    def _on_not_copied(self, error: Exception, after: str) -> None:
        from emailrouter_gui.profiles.contracts import StorageError, StoreDamaged

        said_before = self._warned
        self._copying, self._warned = False, True
        again, self._copy_again = self._copy_again, False
        if not self._stopped:
            self._window.show_status()
            if isinstance(error, StoreDamaged):
                self.offer(error)
            elif after and not said_before and isinstance(error, StorageError):
                self._warn(translate("gui", "Warning: {text}").format(text=shown(str(error))), after)
        if again:  # that was for an earlier publication
            self._back_up(self._window.banner.text)

    def _warn(self, warning: str, after: str) -> None:
        banner = self._window.banner
        if banner.text == after:
            banner.say(f"{after} {warning}")
        elif banner.may_be_replaced:
            banner.say(warning)

    # reading

    def take(self, reading: Reading) -> None:
        """Look at what was read and say what is wrong; ``has_spoken`` tells whether anything is."""
        self.has_spoken = True
        self._rescue = reading.rescue
        self._went_back = reading if reading.went_back else None
        if reading.published is not None and not reading.went_back and not self._copying:
            self._idle.start()
        if reading.problem is not None and reading.rescue is not None:
            self._say_damaged(shown(str(reading.problem)), reading.rescue, reading.seen.revision)
        elif reading.went_back:
            self._say_went_back(reading)
        elif reading.recovered:
            self._say_recovered(reading)
        elif reading.replaced:
            self._window.banner.say(self._replaced())
        else:
            self.has_spoken = False

    def offer(self, error: Exception, again: Callable[[], object] | None = None) -> None:
        """Say that the store is damaged, as was found by something else than reading it; offer what can be done."""

        def say(rescue: Rescue) -> None:
            if self._stopped or workspace.published is not known:
                return  # another store is open, or it was read or recovered meanwhile
            self._rescue = rescue
            self._window.refresh_acts()
            self._say_damaged(shown(str(error)), rescue, workspace.head.revision, again)

        from emailrouter_gui.profiles.reading import Rescue

        workspace = self._session.workspace
        known = workspace.published
        self._background.run(workspace.look_for_copy, say, lambda _: say(Rescue(None)))

    def say_again(self) -> bool:
        """Where the store went back and that is undecided: say so, and tell it."""
        if self._went_back is None or not self._session.workspace.went_back:
            return False
        self._say_went_back(self._went_back)
        return True

    def why_not(self) -> str:
        """Why there is nothing to recover from the copy; "" when there is."""
        if self._rescue is None:
            return translate("gui", "The store is not damaged.")
        if self._rescue.copy is None:
            return shown(self._rescue.problem) or translate("gui", "There is no backup copy of this store.")
        return ""

    # what can be done

    def recover(self) -> None:
        """Put the backup copy in the place of the store."""
        self._set_right(self._session.workspace.recover)

    def _take_as_it_is(self) -> None:
        self._set_right(self._session.workspace.take_as_it_is)

    def _set_right(self, work: Callable[[], Reading]) -> None:
        if not (self._session.reading or self._session.publishing):
            self._window.banner.clear()
            self._session.set_right(work)

    @property
    def _open_another(self) -> Remedy:
        return translate("gui", "Open another store"), self._window.ask_for_store

    @property
    def _recover(self) -> Remedy:
        return translate("gui", "Recover from the copy"), self.recover

    # words

    def _say_damaged(self, problem: str, rescue: Rescue, seen: int, again: Callable[[], object] | None = None) -> None:
        try_again = translate("gui", "Try again"), again or self._window.reread
        said, remedies = [problem], [try_again, self._open_another]
        if rescue.copy is not None:
            said += [self._about(rescue.copy), *self._about_the_rest(rescue.copy, seen)]
            remedies.insert(0, self._recover)
        elif rescue.problem:
            said.append(shown(rescue.problem))
        else:
            said.append(translate("gui", "There is no backup copy of this store."))
        self._window.banner.say(" ".join(said), *remedies)

    def _about(self, copy: BackupCopy) -> str:
        from emailrouter_gui.profiles.moments import local_time

        said = translate("gui", "The backup copy of {date} stands at revision {revision}.")
        return said.format(date=local_time(copy.made_at), revision=copy.head.revision)

    def _about_the_rest(self, copy: BackupCopy, seen: int) -> list[str]:
        said, workspace = [], self._session.workspace
        if seen > copy.head.revision:
            said.append(
                counted(
                    number := seen - copy.head.revision,
                    translate(
                        "gui",
                        "{number} newer publication that was seen here is not in it.|"
                        "{number} newer publications that were seen here are not in it.",
                        "",
                        number,
                    ),
                )
            )
            if workspace.is_read and workspace.head.revision > copy.head.revision:
                said.append(translate("gui", "What this list shows of them comes back as unpublished changes."))
        if workspace.unpublished:
            said.append(
                counted(
                    number := workspace.unpublished,
                    translate(
                        "gui",
                        "Your {number} unpublished change is kept.|Your {number} unpublished changes are kept.",
                        "",
                        number,
                    ),
                )
            )
        return said

    def _say_went_back(self, reading: Reading) -> None:
        head = self._session.workspace.head
        said = [
            translate(
                "gui",
                "The store {place} stands at revision {revision}, but lacks revision {seen}, which was seen here:"
                " an older file may have been put in its place. Until you decide, nothing is published.",
            ).format(place=self._session.workspace.store.place, revision=head.revision, seen=reading.seen.revision)
        ]
        remedies = [
            (translate("gui", "Read the store again"), self._window.reread),
            (translate("gui", "Go on with it as it is"), self._take_as_it_is),
            self._open_another,
        ]
        copy = reading.rescue.copy if reading.rescue else None
        if (
            copy is not None
            and copy.store_id == self._session.workspace.store_id
            and copy.head.revision > head.revision
        ):
            said.append(self._about(copy))
            remedies.insert(0, self._recover)
        else:
            self._rescue = None
        self._window.banner.say(" ".join(said), *remedies)

    def _say_recovered(self, reading: Reading) -> None:
        said = [
            translate("gui", "The store was recovered from the backup copy and stands at revision {revision}.").format(
                revision=self._session.workspace.head.revision
            )
        ]
        if reading.aside:
            said.append(translate("gui", "The file that lay there is kept as {place}.").format(place=reading.aside))
        if self._session.workspace.unpublished:
            said.append(
                counted(
                    number := self._session.workspace.unpublished,
                    translate(
                        "gui",
                        "{number} change is not published: look at it, then publish.|"
                        "{number} changes are not published: look at them, then publish.",
                        "",
                        number,
                    ),
                )
            )
        if reading.contested:
            from .bringing_together import quoted

            documents = [self._session.workspace.document(each) for each in reading.contested]
            said.append(
                translate(
                    "gui",
                    "Others had changed the same in {names}: there your unpublished changes stand, not theirs.",
                ).format(names=quoted(documents))
            )
        self._window.banner.say(" ".join(said))

    def _replaced(self) -> str:
        said = translate(
            "gui",
            "Another store lies at {place} than was read there before. What was unpublished for that one is kept, and"
            " is here again when its file is back.",
        )
        return said.format(place=self._session.workspace.store.place)
