"""A bare Debian in a directory, in which packages are tried: ``with`` nothing to clean up.

Each command runs in a mount namespace of its own, in which the directory has what a system needs; the mounts end with
the command, so that whoever deletes the directory deletes nothing of the host.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOUNTED = """
mount -t proc proc "$0/proc"
mount --rbind /dev "$0/dev"
mount --rbind /tmp "$0/tmp"
exec chroot "$0" "$@"
"""
INTO = ("unshare", "--mount", "--propagation", "private", "sh", "-ec", MOUNTED)
WATCHED = ("etc", "usr", "var", "opt", "root", "srv")
# What apt and dpkg remember of their own work, and what is only made faster by being kept.
MEMORIES = ("var/lib/apt", "var/lib/dpkg", "var/cache", "var/log")


class BareDebian:
    """The release of this host, from the mirror of this host's apt, made once and kept as an archive."""

    def __init__(self, directory: Path) -> None:
        self.root = directory / "root"
        self._archive = directory / "bare.tar"

    def make(self) -> None:
        """Make it anew."""
        if self.root.exists():
            subprocess.run(["rm", "-rf", "--one-file-system", str(self.root)], check=True)
        self.root.mkdir(parents=True)
        if self._archive.exists():
            subprocess.run(["tar", "-xf", str(self._archive), "-C", str(self.root)], check=True)
            return
        suite, mirror = release_and_mirror()
        quietly("debootstrap", "--variant=minbase", suite, str(self.root), mirror)
        (self.root / "etc/dpkg/dpkg.cfg.d/quick").write_text("force-unsafe-io\n")
        self.run("apt-get", "update")
        quietly("tar", "-cf", str(self._archive), "-C", str(self.root), "--one-file-system", ".")

    def command(self, *command: str) -> list[str]:
        """What runs a command in it, from outside; the process is that of the command itself."""
        return [*INTO, str(self.root.resolve()), *command]

    def run(self, *command: str) -> None:
        """Run a command that has to succeed."""
        quietly(*self.command(*command), env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"})

    def install(self, package: Path) -> None:
        """Install a .deb with what it depends on, and nothing that it recommends."""
        shutil.copy(package, self.root / "var/cache")
        self.run("apt-get", "install", "-y", "--no-install-recommends", f"/var/cache/{package.name}")

    def remove(self, name: str) -> None:
        """Remove a package with all that came with it."""
        self.run("apt-get", "purge", "-y", "--autoremove", name)

    def written(self) -> list[Path]:
        """The directories in which programs of its users write."""
        return [self.root / each for each in ("home", "root", "var/log", "var/tmp")]

    def files(self) -> set[str]:
        """Every file of the system that is more than a memory of apt's."""
        found = {
            str(Path(place, name).relative_to(self.root))
            for top in WATCHED
            for place, _, names in os.walk(self.root / top)
            for name in names
        }
        return {path for path in found if not path.startswith(MEMORIES)}


def release_and_mirror() -> tuple[str, str]:
    """The release of this host and where its apt takes it from."""
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(ORIGIN) $(SUITE) $(CODENAME) $(REPO_URI)", "Created-By: Packages"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    lines = [line.split() for line in told.splitlines() if line.startswith("Debian ")]
    return next((code, mirror) for _, _, code, mirror in lines if "-" not in code)


def quietly(*command: str, env: Mapping[str, str] | None = None) -> None:
    """Run a command that has to succeed, and show what it says only where it does not."""
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        raise ChildProcessError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-3000:]}")
