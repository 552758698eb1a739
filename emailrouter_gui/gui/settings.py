"""What the window remembers, in settings.ini of the state directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

if TYPE_CHECKING:
    from pathlib import Path

_MOST_STORES = 8


class Settings:
    """Small things that are no work: losing them loses nothing."""

    def __init__(self, state_dir: Path) -> None:
        self._kept = QSettings(str(state_dir / "settings.ini"), QSettings.Format.IniFormat)

    def last_stores(self) -> list[str]:
        """Stores opened last, newest first; never with a password."""
        count = self._kept.beginReadArray("stores")
        stores = []
        for at in range(count):
            self._kept.setArrayIndex(at)
            stores.append(str(self._kept.value("place", "")))
        self._kept.endArray()
        return [store for store in stores if store]

    def remember_store(self, store: str) -> None:
        """Put a store first among those opened last."""
        stores = [store, *(each for each in self.last_stores() if each != store)][:_MOST_STORES]
        self._kept.beginWriteArray("stores", len(stores))
        for at, each in enumerate(stores):
            self._kept.setArrayIndex(at)
            self._kept.setValue("place", each)
        self._kept.endArray()
        self._kept.sync()
