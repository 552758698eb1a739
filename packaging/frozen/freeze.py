"""Makes the one-folder program of a wheel: ``python packaging/frozen/freeze.py WHEEL DIST``; ALSO_FREEZE=script.py.

The wheel is installed into a new environment with nothing beside it, so that what is bundled, what is listed in the
SBOM and whose licences are handed on are the same.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import third_party

HERE = Path(__file__).parent
BUILD = HERE.parents[1] / "build" / "frozen"
EXTRAS = "[postgresql,kerberos]"
NOT_NEEDED = ("Pygments", "markdown-it-py", "mdurl")  # rich colours program text and formats Markdown with them
NOT_OF_PYTHON = {
    "CPython": (platform.python_version(), "Python-2.0", "https://www.python.org"),
    "Qt": ("", "LGPL-3.0-only", "https://www.qt.io"),
}


def run(*command: str | Path) -> None:
    """Run a step; what goes wrong in it ends the whole."""
    subprocess.run([str(each) for each in command], check=True)


def install(wheel: Path, environment: Path) -> Path:
    """Make an environment of this wheel; gives its Python."""
    shutil.rmtree(environment, ignore_errors=True)
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    python = next(path for path in (environment / "bin/python", environment / "Scripts/python.exe") if path.exists())
    os.environ.setdefault("CFLAGS", "-O1 -g0")
    pip(python, "install", f"{wheel.resolve()}{EXTRAS}")
    pip(python, "uninstall", "--yes", *NOT_NEEDED)
    return python


def pip(python: Path, act: str, *what: str) -> None:
    """Install into the environment of a Python that has no pip of its own, or take out of it."""
    quiet = ("--quiet", "--disable-pip-version-check", "--root-user-action=ignore")
    run(sys.executable, "-m", "pip", "--python", python, act, *quiet, *what)


def write_sbom(python: Path, sbom: Path) -> None:
    """List what is in the environment as CycloneDX, and what no package manager of Python lists."""
    project = HERE.parents[1] / "pyproject.toml"
    options = ("--short-PURLs", "--output-reproducible", "--pyproject", project, "-o", sbom)
    run(sys.executable, "-m", "cyclonedx_py", "environment", *options, python)
    content = json.loads(sbom.read_text())
    qt = next(each["version"] for each in content["components"] if each["name"] == "PySide6_Essentials")
    for name, (version, licence, home) in NOT_OF_PYTHON.items():
        content["components"].append(
            {
                "type": "framework",
                "bom-ref": name,
                "name": name,
                "version": version or qt,
                "licenses": [{"license": {"id": licence}}],
                "externalReferences": [{"type": "website", "url": home}],
            }
        )
    sbom.write_text(json.dumps(content, indent=2) + "\n")


def slim(internal: Path) -> None:
    """Take off what compilers leave for debuggers, and where this computer has its libraries.

    Only from what was compiled with Python, or here: wheels of others stay as they are.
    """
    for pattern in ("libpython*", "python*/lib-dynload/*.so", "gssapi/**/*.so", "krb5/**/*.so"):
        for library in internal.glob(pattern):
            run("strip", "--strip-unneeded", library)
            told = subprocess.run(["readelf", "-dW", library], capture_output=True, text=True, check=True).stdout
            if re.search(r"\(R(UN)?PATH\).*\[/", told):
                subprocess.run(["chrpath", "--delete", library], stdout=subprocess.DEVNULL, check=True)


def main(wheel: Path, dist: Path) -> int:
    """Freeze it."""
    environment = BUILD / "environment"
    python = install(wheel, environment)
    version = wheel.name.split("-")[1]
    sbom = dist / f"emailrouter-gui-{version}.cdx.json"
    licences = BUILD / third_party.NAME
    write_sbom(python, sbom)
    licences.write_text(third_party.notice(environment), encoding="utf-8")
    pip(python, "install", "pyinstaller>=6.11")
    frozen = ("--noconfirm", "--clean", "--log-level=WARN", "--distpath", dist, "--workpath", BUILD / "work")
    run(python, "-m", "PyInstaller", *frozen, HERE / "emailrouter.spec")
    if sys.platform == "linux":
        slim(dist / "emailrouter-gui/_internal")
    for each in (sbom, licences, HERE.parents[1] / "LICENSE"):
        shutil.copy(each, dist / "emailrouter-gui")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
