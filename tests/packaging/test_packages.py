"""What packages are made of: nothing is left out of them, and what they say of the program is so."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from defusedxml import ElementTree
from hatchling.builders.wheel import WheelBuilder
from PySide6.QtGui import QImage

from emailrouter_gui import __version__
from emailrouter_gui.cli import passwords
from emailrouter_gui.cli.main import profiles
from emailrouter_gui.cli.status import Status

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
SCRIPTS: list[str] = list(PROJECT["scripts"])


def files(directory: Path) -> set[str]:
    return {
        str(path.relative_to(directory))
        for path in directory.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel of this checkout."""
    (made,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")))
    return set(zipfile.ZipFile(made).namelist())


def test_a_wheel_holds_every_module_and_every_resource(wheel: set[str]) -> None:
    modules = {f"emailrouter_gui/{name}" for name in files(ROOT / "emailrouter_gui")}
    resources = {f"emailrouter_gui/resources/{name}" for name in files(RESOURCES)}
    assert modules | resources <= wheel
    assert {name.partition("/")[0] for name in wheel} == {"emailrouter_gui", f"emailrouter_gui-{__version__}.dist-info"}


def test_the_frozen_program_leaves_out_only_what_is_for_desktops() -> None:
    spec = ast.parse((ROOT / "packaging/frozen/emailrouter.spec").read_text())
    (left_out,) = (
        ast.literal_eval(node.value)
        for node in spec.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "FOR_DESKTOPS"
    )
    assert left_out == {path.name for path in RESOURCES.iterdir() if path.suffix in {".desktop", ".xml"}}


def test_versions_agree() -> None:
    releases = ElementTree.parse(RESOURCES / "emailrouter-gui.metainfo.xml").findall("releases/release")
    assert [PROJECT["version"], releases[0].get("version")] == [__version__, __version__]


def test_the_desktop_entry_is_valid_and_leads_to_program_and_icon() -> None:
    entry = RESOURCES / "emailrouter-gui.desktop"
    done = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    lines = dict(line.split("=", 1) for line in entry.read_text().splitlines() if "=" in line)
    assert lines["Exec"] in SCRIPTS
    assert (RESOURCES / "icons" / f"{lines['Icon']}.svg").exists()


def test_what_is_told_to_software_catalogues_is_about_this_program() -> None:
    told = ElementTree.parse(RESOURCES / "emailrouter-gui.metainfo.xml")
    assert told.findtext("provides/binary") in SCRIPTS
    assert (RESOURCES / str(told.findtext("launchable"))).exists()
    assert told.findtext("project_license") == PROJECT["license"]


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256])
def test_the_icon_is_there_in_each_size(size: int) -> None:
    icon = QImage(str(RESOURCES / f"icons/emailrouter-gui-{size}.png"))
    assert (icon.width(), icon.height()) == (size, size)
    assert icon.hasAlphaChannel()


@pytest.mark.parametrize("script", SCRIPTS)
def test_each_program_has_a_manual_page_with_its_version(script: str) -> None:
    assert f'"{script} {__version__}"' in (ROOT / f"packaging/man/{script}.1").read_text()


def test_the_manual_page_of_the_window_has_its_options() -> None:
    command = [sys.executable, "-m", "emailrouter_gui", "--help"]
    env = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    said = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout
    page = (ROOT / "packaging/man/emailrouter-gui.1").read_text().replace("\\-", "-")
    assert set(re.findall(r"--[a-z][a-z-]+", said)) <= set(re.findall(r"--[a-z][a-z-]+", page))


def test_the_manual_page_of_the_commands_has_every_command_option_and_status() -> None:
    page = (ROOT / "packaging/man/emailrouter-profiles.1").read_text().replace("\\-", "-")
    commands = {**profiles.commands, **passwords.password.commands}
    assert {name for name in commands if not re.search(rf"\b{name}\b", page)} == set()
    options = [option for command in (profiles, *commands.values()) for each in command.params for option in each.opts]
    assert {option for option in options if option.startswith("--") and option not in page} == set()
    statuses = page.partition(".SH EXIT STATUS")[2].partition(".SH ")[0]
    assert re.findall(r"^\.B (\d+)$", statuses, re.MULTILINE) == [str(each.value) for each in Status]


def test_every_exception_from_lintian_has_its_reason() -> None:
    lines = (ROOT / "packaging/debian/lintian-overrides").read_text().splitlines()
    assert lines[0].startswith("#")
    tags = [line.split()[1] for line in lines if not line.startswith("#")]
    assert len(tags) == len(set(tags))
