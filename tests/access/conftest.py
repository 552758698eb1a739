"""Real mail servers, started once for all tests that want one, and the table of what the tests found."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .cases import NAMED, TABLE, TWENTY, Here
from .servers.authority import Authority
from .servers.dovecot import dovecot
from .servers.kdc import kdc
from .servers.postfix import postfix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .servers.dovecot import Dovecot
    from .servers.kdc import Realm
    from .servers.postfix import Postfix

LEFT_OUT: list[str] = []
PROGRAMS = ("postfix", "dovecot", "krb5kdc", "kadmin.local", "kinit", "saslpasswd2")


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def servers_directory() -> Iterator[Path]:
    """Where servers run that give up being root: pytest's own directories are closed to others."""
    missing = [name for name in PROGRAMS if not shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")]
    assert not missing, f"missing here: {' '.join(missing)}; packaging/debian/test-packages.txt has the packages"
    with tempfile.TemporaryDirectory(prefix="access-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.hookimpl
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run here, and say so once."""
    if sys.platform == "linux" and os.geteuid() == 0:
        return
    out = [item for item in items if "servers_directory" in getattr(item, "fixturenames", ())]
    items[:] = [item for item in items if item not in out]
    config.hook.pytest_deselected(items=out)
    LEFT_OUT.extend(item.nodeid for item in out)


@pytest.fixture(scope="session")
def realm(servers_directory: Path) -> Iterator[Realm]:
    with kdc(servers_directory / "krb5") as realm:
        yield realm


@pytest.fixture(scope="session")
def mail(servers_directory: Path, authority: Authority, realm: Realm) -> Iterator[Postfix]:
    certificates = shutil.copytree(authority.directory, servers_directory / "certificates")
    certificates.chmod(0o755)
    with postfix(servers_directory / "postfix", certificates, realm) as server:
        yield server


@pytest.fixture(scope="session")
def pop(servers_directory: Path, authority: Authority, mail: Postfix) -> Iterator[Dovecot]:
    with dovecot(servers_directory / "dovecot", mail.mail, authority) as server:
        yield server


@pytest.fixture
def here(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Here:
    """What cases need to know of their surroundings."""
    monkeypatch.setenv("KRB5_CONFIG", os.devnull)
    monkeypatch.setenv("KRB5CCNAME", f"FILE:{authority.directory}/none")
    return Here(authority, monkeypatch)


@pytest.hookimpl
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Give the cases tried in one of several processes to the one that prints."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["cases"] = (TABLE, NAMED)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Take them."""
    table, named = getattr(node, "workeroutput", {}).get("cases", ([], {}))
    TABLE.extend(table)
    NAMED.update(named)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was tried: stage, diagnosis and milliseconds of each case."""
    if LEFT_OUT:
        terminalreporter.section("Left out")
        why = "the mail servers of tests/access need Linux and root, as Postfix gives rights up"
        terminalreporter.write_line(f"{len(LEFT_OUT)} tests: {why}.")
    if TABLE:
        terminalreporter.section(f"Test Access: {len(TABLE)} cases")
        for row in TABLE:
            terminalreporter.write_line(row)
        named = [fault for fault, case in TWENTY.items() if NAMED.get(case)]
        terminalreporter.write_line(f"Of the 20 faults that everybody meets, {len(named)} were named as they must be.")
