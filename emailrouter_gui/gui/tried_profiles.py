"""The profiles of one run of tests, each with how far it is, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from emailrouter_gui.access import Options
from emailrouter_gui.access.news import Act
from emailrouter_gui.profiles.judging import SECRET, name_of
from emailrouter_gui.profiles.plain_text import one_line

from .access_report import Report, Standing
from .access_words import outcome_word, stage_word
from .texts import counted, shown, translate

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from emailrouter_gui.access.news import Told
    from emailrouter_gui.profiles.contracts import Document

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COLUMNS = 4
_TIME = 2


class Tried:
    """One profile of a run. ``reason`` says why it is not tested; ``report`` is there once its turn has come."""

    def __init__(self, profile_id: str, document: Document, reason: str = "") -> None:
        self.profile_id = profile_id
        self.document = document
        self.reason = reason
        self.options = Options()
        self.report: Report | None = None
        self.left_out = False  # the run ended before its turn came

    def take(self, news: Told) -> None:
        """Go on with what is told of it."""
        if self.report is None:
            self.report = Report(self.document, self.options, waits=bool(self.document.get(SECRET)))
        report = self.report
        match news.act:
            case Act.BEGINS_STAGE if news.stage is not None:
                if report.standing is Standing.WAITING:
                    report.go_on()
                report.begin(news.stage)
            case Act.STEP if news.step is not None:
                report.add(news.step)
            case Act.ENDED if news.test is not None:
                report.end()
            case Act.ENDED if news.problem:
                report.break_off(shown(news.problem))
            case Act.ENDED:
                report.stop()

    def leave(self) -> None:
        """The run has ended without it."""
        if self.report is None:
            self.left_out = not self.reason
        elif self.report.running:
            self.report.stop()

    @property
    def standing(self) -> Standing | None:
        """How far its test is; None where there is none."""
        return self.report.standing if self.report else None

    @property
    def is_done(self) -> bool:
        """Whether nothing is to come."""
        return bool(self.reason) or self.left_out or (self.report is not None and not self.report.running)

    @property
    def cells(self) -> tuple[str, ...]:
        """Profile name, how far it is, the time it took, and what came of it in one sentence."""
        return tuple(self.cell(column) for column in range(_COLUMNS))

    def cell(self, column: int) -> str:
        """One of these, in their order."""
        match column:
            case 0:
                return one_line(name_of(self.document))
            case 1:
                return self._outcome()
            case 2:
                return self._time()
            case _:
                return one_line(self._said())

    def _time(self) -> str:
        if self.report is None or not self.report.steps:
            return ""
        took = sum(step.milliseconds for step in self.report.steps)
        return translate("gui", "{number} ms").format(number=f"{took:.0f}")

    def _said(self) -> str:
        return self.report.headline_now if self.report and not self.report.running else self.reason

    def _outcome(self) -> str:
        if self.report is not None:
            return _outcome_of(self.report)
        if self.reason:
            return translate("gui", "skipped")
        return translate("gui", "not tested") if self.left_out else translate("gui", "waiting")


def _outcome_of(report: Report) -> str:
    match report.standing:
        case Standing.WAITING:
            return translate("gui", "asking the keyring")
        case Standing.UNDER_WAY if report.stage is not None:
            return translate("gui", "{stage}, under way").format(stage=stage_word(report.stage))
        case Standing.UNDER_WAY:
            return translate("gui", "under way")
        case Standing.BROKEN:
            return translate("gui", "not tested")
        case _:
            return outcome_word(report.steps[-1].outcome) if report.steps else translate("gui", "stopped")


def summary(tried: Collection[Tried]) -> str:
    """How far a run is, in words."""
    done = [each for each in tried if each.is_done]
    standings = [each.standing for each in done]
    passed, failed = standings.count(Standing.PASSED), standings.count(Standing.FAILED)
    parts = [
        counted(
            number := len(tried),
            translate("gui", "{done} of {number} profile done|{done} of {number} profiles done", "", number),
            done=str(len(done)),
        ),
        translate("gui", "{number} passed").format(number=passed),
        translate("gui", "{number} failed").format(number=failed),
    ]
    others = len(done) - passed - failed
    if others:
        parts.append(translate("gui", "{number} without a result").format(number=others))
    return translate("gui", "{sentence}.").format(sentence=", ".join(parts))


class TriedModel(QAbstractTableModel):
    """Rows of profile, outcome, time and diagnosis, in the order of the list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._titles = (
            translate("gui", "Profile Name"),
            translate("gui", "Outcome"),
            translate("gui", "Time"),
            translate("gui", "Diagnosis"),
        )
        self.tried: Sequence[Tried] = ()

    def show_tried(self, tried: Sequence[Tried]) -> None:
        """Show these in place of those before."""
        self.beginResetModel()
        self.tried = tried
        self.endResetModel()

    def tell_changed(self, rows: Collection[int]) -> None:
        """These have something new to show."""
        if rows:
            self.dataChanged.emit(self.index(min(rows), 1), self.index(max(rows), _COLUMNS - 1))

    # Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many profiles there are."""
        return 0 if parent.isValid() else len(self.tried)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and says."""
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.tried[index.row()].cell(index.column())
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._titles[index.column()]
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == _TIME:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None
