"""Reads from the source which test proves which statement, without running or importing anything."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Proof(NamedTuple):
    """One use of @states: where it stands, the statement, and what is wrong with the use, if anything is."""

    place: str
    statement: str
    fault: str


def proofs(tests: Path) -> Iterator[Proof]:
    """Every use of @states in the test modules under a directory."""
    for module in sorted(tests.rglob("*.py")):
        yield from proofs_in(module.read_text(encoding="utf-8"), module.relative_to(tests).as_posix())


def proofs_in(source: str, module: str) -> Iterator[Proof]:
    """Every use of @states in the source of one module."""
    collected = module.rpartition("/")[2].startswith("test_")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            marks = [_name_of(decorator) for decorator in node.decorator_list]
            for decorator, mark in zip(node.decorator_list, marks, strict=True):
                if mark == "states":
                    fault = _fault(node, marks) if collected else "its module is not collected"
                    statement = _literal(decorator)
                    yield Proof(f"{module}::{node.name}", statement or "", fault if statement else "no plain sentence")


def _fault(function: ast.FunctionDef | ast.AsyncFunctionDef, marks: list[str]) -> str:
    if not function.name.startswith("test_"):
        return "is not collected as a test"
    if {"skip", "skipif", "xfail"} & set(marks):
        return "need not pass"
    return ""


def _name_of(decorator: ast.expr) -> str:
    node = decorator.func if isinstance(decorator, ast.Call) else decorator
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _literal(decorator: ast.expr) -> str | None:
    match decorator:
        case ast.Call(args=[ast.Constant(value=str(statement))], keywords=[]):
            return statement
    return None
