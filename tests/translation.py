"""The tool that makes the translations, and where they lie."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent


def _tool() -> ModuleType:
    """By its path: the folder's name is that of a library, too."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
TEXTS = {each.stem.removeprefix("emailrouter_"): each for each in TOOL.TRANSLATIONS.glob("emailrouter_*.ts")}
