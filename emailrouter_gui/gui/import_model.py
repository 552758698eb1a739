"""What an import would do, one row for each field that differs, and for each reason why a profile is not legal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emailrouter_gui.profiles.changes import FieldChange, in_page_order, label_of
from emailrouter_gui.profiles.contracts import ProfileChange
from emailrouter_gui.profiles.importing import Fate
from emailrouter_gui.profiles.judging import SECRET

from .changes_model import ChangeRow, ChangesModel, spoken
from .texts import translate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject

    from emailrouter_gui.profiles.importing import Planned


class ImportModel(ChangesModel):
    """Rows of profile, what becomes of it, field, before, and after or why not."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._titles = (*self._titles[:-1], translate("gui", "After, or why not"))
        self._words = {
            Fate.ADD: translate("gui", "New"),
            Fate.CHANGE: translate("gui", "Modified"),
            Fate.SAME: translate("gui", "Unchanged"),
            Fate.ILLEGAL: translate("gui", "Not legal"),
        }
        self._plan: Mapping[str, Planned] = {}

    def show_plan(self, plan: Sequence[Planned]) -> None:
        """Show this in place of what was shown before."""
        self._plan = {str(each.place): each for each in plan}
        self.show_changes([ProfileChange(place, each.before, each.after) for place, each in self._plan.items()])

    def _planned(self, change: ProfileChange) -> Planned:
        return self._plan[change.profile_id]

    def _number_of(self, change: ProfileChange) -> int:
        planned = self._planned(change)
        return len(planned.problems) if planned.fate is Fate.ILLEGAL else super()._number_of(change)

    def _fields_of(self, change: ProfileChange) -> tuple[FieldChange, ...]:
        planned = self._planned(change)
        if planned.fate is Fate.ILLEGAL:
            return tuple(
                FieldChange(name, label_of(name, planned.after), "", planned.problems[name])
                for name in in_page_order(planned.problems)
            )
        to_supply = translate("gui", "to be supplied")
        return tuple(
            each._replace(after=to_supply) if planned.lacks_password and each.name == SECRET else each
            for each in super()._fields_of(change)
        )

    def _name_of(self, change: ProfileChange) -> str:
        return super()._name_of(change) or translate("gui", "entry {number}").format(number=change.profile_id)

    def _kind(self, change: ProfileChange) -> str:
        return self._words[self._planned(change).fate]

    def _spoken(self, row: ChangeRow) -> str:
        if self._planned(row.change).fate is not Fate.ILLEGAL:
            return spoken(row)
        profile, kind, field, _, why = row.cells
        return translate("gui", "{profile}, {change}, {field}: {why}").format(
            profile=profile, change=kind, field=field, why=why
        )
