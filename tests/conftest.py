"""What all tests share: a home of their own for each, and one virtual desktop for those that need a real window."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from tests.desk import Desk, Eyes, Hands, KeyringSession
from tests.desk.home import home_variables

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from tests.storage.postgresql import Postgresql

# how long something takes is measured in the benchmarks
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

PICTURES = Path(__file__).parents[1] / "build" / "pictures-of-failures"
OF_THE_SESSION = ["DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"]
OF_THE_PROGRAM = ["EMAILROUTER_STORE", "EMAILROUTER_STATE_DIR"]


@pytest.fixture(autouse=True)
def private_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lead every test to a home of its own, without a keyring; nothing of the real user's is read or written."""
    directory = tmp_path / "user"
    for variable, place in home_variables(directory).items():
        monkeypatch.setenv(variable, place)
    for variable in [*OF_THE_SESSION, *OF_THE_PROGRAM]:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return directory / "home"


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """One display, window manager and bus for all tests; start programs with `desk.env`."""
    if sys.platform != "linux":
        pytest.skip("the virtual desktop is made of parts of Linux")
    with Desk() as desk:
        yield desk


@pytest.fixture(scope="session")
def server() -> Iterator[Postgresql]:
    """One database server for all tests; each makes a database of its own in it."""
    from tests.storage.postgresql import postgresql

    with postgresql() as server:
        yield server


@pytest.fixture
def keyring_session(desk: Desk) -> Iterator[KeyringSession]:
    """A bus, a home and an unlocked keyring of the test's own on the shared display; start programs with its `env`."""
    with KeyringSession(desk) as session:
        yield session


@pytest.fixture
def hands(desk: Desk) -> Hands:
    """The keyboard of the shared display, counting from nought."""
    return Hands(desk.env)


@pytest.fixture
def eyes(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Eyes]:
    """The accessibility bus of the test's keyring session when it has one, otherwise of the desk."""
    own = "keyring_session" in request.fixturenames
    session: Desk | KeyringSession = request.getfixturevalue("keyring_session") if own else desk
    with Eyes(session.env) as eyes:
        yield eyes


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of the desk when a test on it fails."""
    report = yield
    desk = getattr(item, "funcargs", {}).get("desk")
    if report.failed and isinstance(desk, Desk):
        name = "".join(letter if letter.isalnum() else "-" for letter in item.nodeid.removeprefix("tests/"))
        with contextlib.suppress(subprocess.SubprocessError):
            picture = Hands(desk.env).picture(PICTURES / f"{name[-150:]}-{report.when}.png")
            report.sections.append(("picture of the screen", str(picture)))
    return report
