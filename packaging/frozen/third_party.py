"""Collects the licences of what is bundled into one text, with what the LGPL asks for in front."""

from __future__ import annotations

import sysconfig
from importlib.metadata import Distribution, distributions
from pathlib import Path

NAME = "THIRD-PARTY-LICENCES.txt"
HERE = Path(__file__).parent / "licences"
IN_FRONT = """\
Email Router Configuration Manager is under the MIT licence, in LICENSE. This folder bundles work of others, each
under the licence given below.

Qt, PySide6 and shiboken6 are under the GNU Lesser General Public License, version 3; psycopg is, too. They are used
unchanged, as shared libraries and modules in files of their own below _internal: PySide6, shiboken6, psycopg,
psycopg_binary. You may put changed versions of your own that fit in the place of those; nothing checks them. Taking
the program apart to find errors in such changes is permitted.

Their source in the versions named below:
    Qt                      https://download.qt.io/official_releases/qt/
    PySide6, shiboken6      https://code.qt.io/cgit/pyside/pyside-setup.git/ (tags bear the version)
    psycopg                 https://github.com/psycopg/psycopg (tags bear the version)

cryptography and psycopg_binary hold OpenSSL (Apache License 2.0); psycopg_binary holds libpq (PostgreSQL licence) with
the libraries that it needs, in _internal/psycopg_binary.libs.
"""
TEXTS_OF_ALL = ("LGPL-3.txt", "GPL-3.txt", "Apache-2.0.txt")
OWN = "emailrouter-gui"


def notice(environment: Path) -> str:
    """The whole text for what is installed in an environment."""
    places = [str(place) for place in environment.glob("**/site-packages")]
    found = {each.metadata["Name"].lower(): each for each in distributions(path=places)}
    parts = [IN_FRONT, part("Python", python_version(), python_licence())]
    parts += [of(found[name]) for name in sorted(found) if name != OWN]
    parts += [part(name.removesuffix(".txt"), "", (HERE / name).read_text(encoding="utf-8")) for name in TEXTS_OF_ALL]
    return "\n".join(parts)


def of(distribution: Distribution) -> str:
    """The licences of one package, as it brings them along."""
    said = distribution.metadata
    named = said["License-Expression"] or said["License"] or "; ".join(of_classifiers(distribution)) or "see its home"
    home = said["Home-page"] or next(iter(said.get_all("Project-URL") or []), "")
    files = [path for path in distribution.files or [] if is_licence(path.name) and ".dist-info" in str(path)]
    texts = [path.locate().read_text(encoding="utf-8", errors="replace") for path in files]
    head = f"Licence: {named.splitlines()[0]}\nHome: {home}\n"
    return part(said["Name"], distribution.version, "\n".join([head, *texts]))


def of_classifiers(distribution: Distribution) -> list[str]:
    """The licences that the classifiers name."""
    named = distribution.metadata.get_all("Classifier") or []
    return [each.rpartition(" :: ")[2] for each in named if each.startswith("License ::")]


def is_licence(name: str) -> bool:
    """Whether a file of this name tells under which conditions something is handed on."""
    return name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS"))


def part(name: str, version: str, text: str) -> str:
    """One part, with its heading."""
    line = "=" * 78
    return f"{line}\n{name} {version}".rstrip() + f"\n{line}\n{text}"


def python_version() -> str:
    """The version of the Python that is bundled."""
    return sysconfig.get_config_var("py_version") or sysconfig.get_python_version()


def python_licence() -> str:
    """Its licence, which lies beside its library or its prefix, or is named by Debian."""
    version = sysconfig.get_python_version()
    places = [
        Path(sysconfig.get_path("stdlib"), "LICENSE.txt"),
        Path(sysconfig.get_config_var("base") or "", "LICENSE.txt"),
        Path("/usr/share/doc", f"python{version}", "copyright"),
    ]
    return next((place.read_text(encoding="utf-8") for place in places if place.is_file()), "PSF License Version 2")
