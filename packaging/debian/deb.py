"""Makes a .deb of the one-folder program: ``python packaging/debian/deb.py DIST``."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from email.utils import formatdate
from pathlib import Path

from emailrouter_gui import __version__

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RESOURCES = ROOT / "resources"
NAME = "emailrouter-gui"
FOLDER = f"usr/lib/{NAME}"
DOC = f"usr/share/doc/{NAME}"
COMPLETIONS = {
    "bash": "bash-completion/completions/emailrouter-profiles",
    "zsh": "zsh/vendor-completions/_emailrouter-profiles",
    "fish": "fish/vendor_completions.d/emailrouter-profiles.fish",
}
NOT_NEEDED = re.compile(r"/libqgtk3\.so")  # loaded only on desktops where GTK is
FOUND_AT_RUN_TIME = ("libegl1", "libgl1", "libgssapi-krb5-2", "libxkbcommon-x11-0", "libxcb-cursor0")


def output(*command: str | Path, cwd: Path | None = None) -> str:
    """What a tool says on its standard output; what it says besides is shown only where it fails."""
    done = subprocess.run([str(each) for each in command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def lay_out(frozen: Path, tree: Path) -> None:
    """Put everything where it is installed."""
    shutil.copytree(frozen, tree / FOLDER, symlinks=True)
    place(tree / FOLDER / "THIRD-PARTY-LICENCES.txt", tree / DOC, compressed=True)
    (tree / FOLDER / "THIRD-PARTY-LICENCES.txt").unlink()
    (tree / FOLDER / "LICENSE").unlink()
    for sbom in (tree / FOLDER).glob("*.cdx.json"):
        shutil.move(sbom, tree / DOC)
    place(HERE / "copyright", tree / DOC)
    (tree / DOC / "changelog.gz").write_bytes(gzip.compress(changelog().encode(), mtime=0))
    place(RESOURCES / f"{NAME}.desktop", tree / "usr/share/applications")
    place(RESOURCES / f"{NAME}.metainfo.xml", tree / "usr/share/metainfo")
    place(HERE / "lintian-overrides", tree / "usr/share/lintian/overrides", NAME)
    icons = tree / "usr/share/icons/hicolor"
    place(RESOURCES / f"icons/{NAME}.svg", icons / "scalable/apps")
    for png in sorted((RESOURCES / "icons").glob("*.png")):
        size = png.stem.rpartition("-")[2]
        place(png, icons / f"{size}x{size}/apps", f"{NAME}.png")
    (tree / "usr/bin").mkdir(parents=True)
    for program in programs(tree):
        (tree / "usr/bin" / program.name).symlink_to(f"../lib/{NAME}/{program.name}")
        place(ROOT / f"packaging/man/{program.name}.1", tree / "usr/share/man/man1", compressed=True)
    complete(tree)
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in programs(tree) else 0o644)


def complete(tree: Path) -> None:
    """Have shells complete the commands, each by what the program itself tells it."""
    for shell, file in COMPLETIONS.items():
        env = {**os.environ, "_EMAILROUTER_PROFILES_COMPLETE": f"{shell}_source"}
        command = [tree / FOLDER / "emailrouter-profiles"]
        told = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
        place_text(tree / "usr/share" / file, told)


def programs(tree: Path) -> list[Path]:
    """The programs that users start."""
    return [path for path in (tree / FOLDER).iterdir() if path.is_file() and path.suffix == ""]


def place(file: Path, directory: Path, name: str = "", *, compressed: bool = False) -> None:
    """Put a file into a directory of the tree."""
    directory.mkdir(parents=True, exist_ok=True)
    if compressed:
        (directory / f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))
    else:
        shutil.copy(file, directory / (name or file.name))


def changelog() -> str:
    """What Debian wants to know of the changes: where they are told."""
    head = f"{NAME} ({__version__}) unstable; urgency=low\n\n  * See CHANGELOG.md of the project.\n\n"
    (maintainer,) = re.findall("^Maintainer: (.*)$", (HERE / "control.in").read_text(), re.MULTILINE)
    made = float(os.environ.get("SOURCE_DATE_EPOCH", "0")) or None
    return f"{head} -- {maintainer}  {formatdate(made)}\n"


def depends(tree: Path) -> str:
    """The packages of the libraries that the programs, and everything beside them, are linked against.

    dpkg-shlibdeps finds the same, with versions of the build's own system, but needs minutes to look through Qt.
    """
    files = [path for path in (tree / FOLDER).rglob("*.so*") if not path.is_symlink()] + programs(tree)
    told = output("readelf", "-dVW", *(path for path in files if not NOT_NEEDED.search(str(path))))
    bundled = {path.name for path in (tree / FOLDER).rglob("*.so*")}
    linked = set(re.findall(r"\(NEEDED\).*\[(.*)\]", told)) - bundled
    places = dict(re.findall(r"^\s*(\S+) \(.*x86-64.*\) => (\S+)$", output("ldconfig", "-p"), re.MULTILINE))
    real = {str(Path(places[name]).resolve()) for name in linked if name in places}
    both = real | {path.removeprefix("/usr") for path in real}  # dpkg knows a file by the path it was packaged under
    owned = subprocess.run(["dpkg-query", "--search", *both], capture_output=True, text=True, check=False).stdout
    libc = max((int(minor) for minor in re.findall(r"GLIBC_2\.(\d+)", told)), default=34)
    packages = {line.partition(":")[0] for line in owned.splitlines()} | set(FOUND_AT_RUN_TIME)
    missing = linked - set(places)
    if missing:
        sys.exit(f"No library of this system is called {', '.join(sorted(missing))}.")
    return ", ".join(f"{name} (>= 2.{libc})" if name == "libc6" else name for name in sorted(packages))


def control(tree: Path) -> None:
    """Write what dpkg is told."""
    size = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024
    architecture = output("dpkg", "--print-architecture").strip()
    needed = depends(tree)
    values = {
        "VERSION": __version__,
        "ARCHITECTURE": architecture,
        "SIZE": str(size),
        "DEPENDS": needed,
    }
    text = (HERE / "control.in").read_text()
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}\n"
        for path in sorted(tree.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    place_text(tree / "DEBIAN/control", text)
    place_text(tree / "DEBIAN/md5sums", "".join(sums))


def place_text(path: Path, text: str) -> None:
    """Write a file that everybody may read."""
    path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o644)


def main(dist: Path) -> int:
    """Make it."""
    os.umask(0o022)
    tree = ROOT / "build/deb/tree"
    shutil.rmtree(tree.parent, ignore_errors=True)
    lay_out(dist / NAME, tree)
    control(tree)
    output("dpkg-deb", "--root-owner-group", "-Zxz", "-z2", "--build", tree, dist)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
