"""Installs, uses and removes the packages: ``python -m tests.packaging.try_packages DIST DIRECTORY``, as root.

The .deb in a bare Debian, the wheel in a new environment. Used means: the demo by key strokes on a virtual desktop,
with a store that holds what was published and a keyring that holds the passwords; the keyring check; then the same job
by a script of ten commands, twice, and what people see of it on a terminal. No file holds a password afterwards.
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

from tests.cli import script
from tests.cli.commands import Commands
from tests.desk import Desk, KeyringSession
from tests.journeys.demo import HOSTED, MOVED, ONLINE, RELAY
from tests.journeys.evidence import in_force, traces
from tests.packaging.bare_debian import BareDebian, quietly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAME, COMMANDS = "emailrouter-gui", "emailrouter-profiles"
PASSWORDS = (HOSTED.password, ONLINE.password)
WISHED = {RELAY.profile_name: None, MOVED.profile_name: HOSTED.password, ONLINE.profile_name: ONLINE.password}
COMPLETION = f"usr/share/bash-completion/completions/{COMMANDS}"
ODD = "茶 [bold]é e\u0301 👨‍👩‍👧[/bold]"
"""What a table on a terminal has to know of letters, it looks up only then."""


class Found(Exception):
    """Something is not as it has to be."""


def use(window: Sequence[str], commands: Sequence[str], pictures: Path) -> None:
    """Make and publish profiles by keys and by commands in the programs that these start; look for what came of it."""
    with (
        tempfile.TemporaryDirectory(prefix="try-") as directory,
        Desk() as desk,
        KeyringSession(desk) as session,
    ):
        place = Path(directory)
        store = place / "demo" / "profiles.sqlite"
        env = {**session.env, "TESTED_PROGRAM": shlex.join(window)}
        demo = [sys.executable, "-m", "tests.journeys.demo", str(store.parent)]
        done = subprocess.run(demo, env=env, capture_output=True, text=True, check=False)
        shutil.copytree(store.parent, pictures, dirs_exist_ok=True)
        if done.returncode:
            raise Found(done.stderr)
        by_keys = in_force(store, session)
        passwords = {name: password for name, (_, password) in by_keys.items()}
        if passwords != WISHED:
            raise Found(f"store and keyring hold {sorted(name for name in passwords)}, or other passwords")
        check = [*window, "--check-keyring", "--store", str(store), "--state-dir", f"{place}/state"]
        done = subprocess.run(check, env=session.env, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Found(f"the keyring check ended with {done.returncode}: {done.stdout}{done.stderr}")
        use_commands(Commands(session.env, place / "commands", commands), session, by_keys)
        home = Path(session.env["HOME"])
        if found := [each for password in PASSWORDS for each in traces(password, place, home)]:
            raise Found(f"a password lies in {found}")


def use_commands(commands: Commands, session: KeyringSession, by_keys: Mapping[str, object]) -> None:
    """Do the same job by the script, a second time, too; export, import and export; tables on a terminal."""
    commands.place.mkdir()
    exported = []
    for _ in range(2):
        exported.append(script.play(commands).read_bytes())
        if in_force(commands.store, session) != by_keys:
            raise Found("the script has made another store than the keys")
    imported = commands.run("import", str(commands.place / "exported.json"))
    exported.append(commands.run("export").output)
    if len(set(exported)) > 1 or {each["fate"] for each in imported.said["profiles"]} != {"same"}:
        raise Found("what is exported is not the same each time")
    odd = {**RELAY.document(), "profile_name": ODD}
    commands.publish(odd)
    for words in (("list",), ("show", ODD), ("check-keyring",), ("password", "--help")):
        status, seen = commands.on_terminal(*words)
        if status or seen.startswith("{"):
            raise Found(f"{' '.join(words)} on a terminal ended with {status}: {seen}")


def try_deb(package: Path, directory: Path) -> None:
    """From a bare Debian and back."""
    debian = BareDebian(directory)
    debian.make()
    before = debian.files()
    debian.install(package)
    quietly("bash", "-c", f'. "$1" && complete -p {COMMANDS}', "bash", str(debian.root / COMPLETION))
    use(debian.command(f"/usr/bin/{NAME}"), debian.command(f"/usr/bin/{COMMANDS}"), directory / "deb")
    if found := [each for password in PASSWORDS for each in traces(password, *debian.written())]:
        raise Found(f"a password lies in {found}")
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
    programs = environment.resolve() / "bin"
    use([str(programs / NAME)], [str(programs / COMMANDS)], directory / "wheel")
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
    except (Found, AssertionError, ChildProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
