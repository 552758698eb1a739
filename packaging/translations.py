"""Brings the translations up to the source, and compiles them: ``python packaging/translations.py LANGUAGE...``.

Qt's lupdate reads only a part of Python: it misses texts within f-strings, and plural forms where the number is no
literal. It is given the calls alone, one a line, all of which it reads.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
_MARKING = {"translate", "QT_TRANSLATE_NOOP"}
_CONTEXT_AND_TEXT = 2
_NUMBER_AT = 3


def marked(source: str) -> Iterator[str]:
    """Each text of a module that is marked for translation, as a call that lupdate reads."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id in _MARKING:
            texts = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            if len(texts) >= _CONTEXT_AND_TEXT:
                given = [json.dumps(text, ensure_ascii=False) for text in texts]
                yield f"translate({', '.join([*given, '0'] if len(call.args) > _NUMBER_AT else given)})"


def texts_up_to_date(texts: Path, language: str) -> None:
    """Bring a .ts up to the source: what is new is marked as unfinished, what is gone goes."""
    with TemporaryDirectory() as directory:
        for module in sorted((ROOT / "emailrouter_gui").rglob("*.py")):
            lines = list(marked(module.read_text(encoding="utf-8")))
            if lines:
                name = "_".join(module.relative_to(ROOT).parts)
                Path(directory, name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        sources = sorted(Path(directory).iterdir())
        how = ("-silent", "-locations", "none", "-no-obsolete", "-target-language", language)
        _run("lupdate", *how, *map(str, sources), "-ts", str(texts))


def compile_texts(texts: Path, into: Path) -> None:
    """Make the .qm of a .ts, which the program loads."""
    _run("lrelease", "-silent", str(texts), "-qm", str(into))


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([Path(sys.executable).parent / f"pyside6-{tool}", *arguments], check=True)


def main(languages: Sequence[str]) -> None:
    """For each language its .ts and its .qm."""
    for language in languages:
        texts = TRANSLATIONS / f"emailrouter_{language}.ts"
        texts_up_to_date(texts, language)
        compile_texts(texts, texts.with_suffix(".qm"))


if __name__ == "__main__":
    main(sys.argv[1:])
