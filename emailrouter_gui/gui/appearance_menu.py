"""View > Appearance: the colours of the system, or light, dark or of high contrast whatever the system says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .menu_bar import Menu
from .palette import DARK, HIGH_CONTRAST, LIGHT, SYSTEM
from .texts import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from .palette import Colours
    from .settings import Settings


class AppearanceMenu(Menu):
    """Made when it is opened: a start has no time for what few ever open."""

    def __init__(self, settings: Settings, colours: Colours, parent: QWidget) -> None:
        super().__init__(translate("gui", "Appearance"), parent)
        self.setObjectName("appearance")
        self._settings = settings
        self._colours = colours
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        from PySide6.QtGui import QActionGroup

        for group in self.findChildren(QActionGroup):  # with the entries of the last time
            group.deleteLater()
        self.clear()
        chosen = self._settings.appearance()
        group = QActionGroup(self)
        for appearance, label, said in (
            (SYSTEM, translate("gui", "As the system"), translate("gui", "Follows the colours of the desktop.")),
            (LIGHT, translate("gui", "Light"), translate("gui", "Dark on light, whatever the desktop has.")),
            (DARK, translate("gui", "Dark"), translate("gui", "Light on dark, whatever the desktop has.")),
            (HIGH_CONTRAST, translate("gui", "High contrast"), translate("gui", "White on black, with clear frames.")),
        ):
            action = group.addAction(label)
            action.setObjectName(f"appearance_{appearance}")
            action.setToolTip(said)
            action.setStatusTip(said)
            action.setCheckable(True)
            action.setChecked(appearance == chosen)
            action.triggered.connect(lambda _checked=False, appearance=appearance: self._choose(appearance))
            self.addAction(action)

    def _choose(self, appearance: str) -> None:
        self._settings.keep_appearance(appearance)
        self._colours.show()
