"""Installs, uses and removes the packages: ``python -m tests.packaging.try_packages DIST DIRECTORY``, as root.

The .deb in a bare Debian, the wheel in a new environment. Used means: the demo by key strokes on a virtual desktop,
with a store that holds what was published and a keyring that holds the passwords; then the keyring check.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from tests.desk import Desk, KeyringSession
from tests.journeys.demo import HOSTED, MOVED, ONLINE, RELAY
from tests.journeys.evidence import documents
from tests.packaging.bare_debian import BareDebian, quietly

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "emailrouter-gui"
PASSWORDS = {HOSTED.profile_name: HOSTED.password, ONLINE.profile_name: ONLINE.password}


class Found(Exception):
    """Something is not as it has to be."""


def use(command: Sequence[str], pictures: Path) -> None:
    """Make and publish profiles by keys in the program that a command starts; then check its keyring."""
    with (
        tempfile.TemporaryDirectory(prefix="try-") as place,
        Desk() as desk,
        KeyringSession(desk) as session,
    ):
        env = {**session.env, "TESTED_PROGRAM": shlex.join(command)}
        demo = [sys.executable, "-m", "tests.journeys.demo", f"{place}/demo"]
        done = subprocess.run(demo, env=env, capture_output=True, text=True, check=False)
        shutil.copytree(f"{place}/demo", pictures, dirs_exist_ok=True)
        if done.returncode:
            raise Found(done.stderr)
        stored = documents(Path(place, "demo", "profiles.sqlite"))
        if set(stored) != {wish.profile_name for wish in (RELAY, MOVED, ONLINE)}:
            raise Found(f"the store holds {sorted(stored)}")
        for name, password in PASSWORDS.items():
            if session.find("emailrouter", stored[name]["secret"]) != password:
                raise Found(f"the keyring has not the password of {name}")
        places = ["--store", f"{place}/demo/profiles.sqlite", "--state-dir", f"{place}/state"]
        check = [*command, "--check-keyring", *places]
        done = subprocess.run(check, env=session.env, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Found(f"the keyring check ended with {done.returncode}: {done.stdout}{done.stderr}")


def try_deb(package: Path, directory: Path) -> None:
    """From a bare Debian and back."""
    debian = BareDebian(directory)
    debian.make()
    before = debian.files()
    debian.install(package)
    use(debian.command(f"/usr/bin/{NAME}"), directory / "deb")
    debian.remove(NAME)
    left = sorted(debian.files() - before)
    if left:
        raise Found(f"left behind: {left}")
    print(f"{package.name}: installed, used, removed; nothing is left")


def try_wheel(wheel: Path, directory: Path) -> None:
    """From an empty environment and back."""
    environment = directory / "environment"
    venv.create(environment, clear=True, with_pip=True, symlinks=True)
    pip = [f"{environment}/bin/python", "-m", "pip", "--disable-pip-version-check"]
    quietly(*pip, "install", "--root-user-action=ignore", f"{wheel}[postgresql]")
    use([str(environment.resolve() / "bin" / NAME)], directory / "wheel")
    quietly(*pip, "uninstall", "--yes", "--root-user-action=ignore", NAME)
    left = [str(path) for path in environment.rglob("*") if "emailrouter" in path.name]
    if left:
        raise Found(f"left behind: {left}")
    print(f"{wheel.name}: installed, used, removed; nothing is left")


def main(dist: Path, directory: Path) -> int:
    """Try both; 1 where something is not as it has to be."""
    directory.mkdir(parents=True, exist_ok=True)
    try:
        for wheel in dist.glob("*.whl"):
            try_wheel(wheel, directory)
        for package in dist.glob("*.deb"):
            try_deb(package, directory)
    except (Found, ChildProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
