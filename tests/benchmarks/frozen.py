"""How long the one-folder program takes to start, beside the checkout: ``python -m tests.benchmarks.frozen WHEEL DIR``.

The program that measures is frozen beside it, out of the same files, so that both are measured in the same way.
"""

from __future__ import annotations

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.runs import ROOT, ROWS, SUBJECT, Start, at_home, start_program
from tests.benchmarks.stores import make_store
from tests.desk import Desk

ROUNDS = 10


def freeze(wheel: Path, directory: Path) -> Path:
    """Make the one-folder program with the program that measures; gives the latter."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    command = [sys.executable, str(ROOT / "packaging/frozen/freeze.py"), str(wheel), str(directory)]
    subprocess.run(command, env={**os.environ, "ALSO_FREEZE": str(SUBJECT)}, check=True)
    return directory / "emailrouter-gui" / SUBJECT.stem


def main(wheel: Path, directory: Path) -> int:
    """Measure both in turn, and print medians and their ratio."""
    subject = freeze(wheel, directory)
    compileall.compile_dir(str(ROOT / "emailrouter_gui"), quiet=1)
    with Desk(heard=False) as desk, tempfile.TemporaryDirectory(prefix="bench-") as place:
        env = {**desk.env, **at_home(Path(place)), "PYTHONPATH": str(ROOT)}

        make_store(Path(place) / "profiles.sqlite", ROWS)
        frozen = {**env, "SUBJECT": str(subject)}
        start_program(env), start_program(frozen)  # the first one reads everything from the disk
        pairs = [(start_program(env), start_program(frozen)) for _ in range(ROUNDS)]
    for what in Start._fields:
        here, there = ([getattr(each, what) for each in starts] for starts in zip(*pairs, strict=True))
        median, of_checkout = statistics.median(there), statistics.median(here)
        spread = f"{min(there):.0f} to {max(there):.0f}; checkout {min(here):.0f} to {max(here):.0f}"
        print(f"{what}: {median:.0f}, checkout {of_checkout:.0f}, times {median / of_checkout:.2f} ({spread})")
    print(f"Medians of {ROUNDS}, in ms and MB; load at the end {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
