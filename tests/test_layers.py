"""The rules are usable wherever there is a Python: they import nothing but its standard library."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

RULES = Path(__file__).parents[1] / "emailrouter_gui" / "rules"


def imported(module: Path) -> set[str]:
    """Give the top-level names of the packages a module imports, relative imports left out."""
    nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    absolute = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.partition(".")[0] for name in plain | absolute}


@pytest.mark.parametrize("module", sorted(RULES.rglob("*.py")), ids=lambda path: path.stem)
def test_rules_import_the_standard_library_only(module: Path) -> None:
    assert imported(module) <= sys.stdlib_module_names | {"emailrouter_gui"}
