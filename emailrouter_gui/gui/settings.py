"""What the window remembers, in settings.ini of the state directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from .palette import APPEARANCES, SYSTEM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_MOST_STORES = 8
_LARGEST = 100_000
"""No size or place on a screen is larger."""


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

    def shows_review(self) -> bool:
        """Whether Publish shows a review first."""
        return self._kept.value("show_review", "true") != "false"  # as text, for so it comes from the file

    def show_review(self, shown: bool) -> None:
        """Have Publish show a review first, or send at once."""
        self._kept.setValue("show_review", "true" if shown else "false")
        self._kept.sync()

    def appearance(self) -> str:
        """Which colours are wanted, one of palette.APPEARANCES."""
        kept = str(self._kept.value("appearance", SYSTEM))
        return kept if kept in APPEARANCES else SYSTEM

    def keep_appearance(self, wanted: str) -> None:
        """Have these colours from now on."""
        self._kept.setValue("appearance", wanted)
        self._kept.sync()

    def numbers(self, name: str) -> list[int]:
        """What the window has kept under a name; nothing where it cannot be read."""
        try:
            numbers = [int(each) for each in str(self._kept.value(f"seen/{name}", "")).split()]
        except ValueError:
            return []
        return numbers if all(abs(each) <= _LARGEST for each in numbers) else []

    def keep_numbers(self, kept: Mapping[str, Sequence[int]]) -> None:
        """Keep numbers under their names, no number as nothing."""
        for name, numbers in kept.items():
            if numbers != self.numbers(name):
                self._kept.setValue(f"seen/{name}", " ".join(map(str, numbers)))
        self._kept.sync()

    def forget_numbers(self) -> None:
        """Forget all numbers."""
        self._kept.remove("seen")
        self._kept.sync()

    def selected(self, store: str) -> str:
        """The profile that was selected last in a store."""
        return dict(self._selected()).get(store, "")

    def keep_selected(self, store: str, profile_id: str) -> None:
        """Remember the profile selected in a store."""
        before = self._selected()
        kept = [(store, profile_id), *(each for each in before if each[0] != store)][:_MOST_STORES]
        if kept != before:
            self._kept.setValue("selected", [part for each in kept for part in each])
            self._kept.sync()

    def _selected(self) -> list[tuple[str, str]]:
        """Stores and their profiles, the last one first."""
        kept = self._kept.value("selected", [])
        parts = [str(each) for each in kept] if isinstance(kept, list) else []
        return list(zip(parts[::2], parts[1::2], strict=False))

    def remember_store(self, store: str) -> None:
        """Put a store first among those opened last."""
        stores = [store, *(each for each in self.last_stores() if each != store)][:_MOST_STORES]
        self._kept.beginWriteArray("stores", len(stores))
        for at, each in enumerate(stores):
            self._kept.setArrayIndex(at)
            self._kept.setValue("place", each)
        self._kept.endArray()
        self._kept.sync()
