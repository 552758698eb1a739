"""A session bus that starts the services it is allowed to, and no other."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tests.desk.processes import announcing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

ACCESSIBILITY = "org.a11y.Bus"
PROMPTER = "org.gnome.keyring.SystemPrompter"
SECRETS = "org.freedesktop.secrets"
INSTALLED = Path("/usr/share/dbus-1/services")
CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:path={directory}/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{directory}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextlib.contextmanager
def session_bus(env: Mapping[str, str], directory: Path, services: Collection[str]) -> Iterator[dict[str, str]]:
    """Keep a bus running; give the variables that lead to it and, when it starts one, to the accessibility bus."""
    allowed = directory / "services"
    allowed.mkdir()
    for service in services:
        (allowed / f"{service}.service").symlink_to(INSTALLED / f"{service}.service")
    configuration = directory / "bus.conf"
    configuration.write_text(CONFIGURATION.format(directory=directory))

    def daemon(fd: int) -> list[str]:
        return ["dbus-daemon", "--nofork", f"--config-file={configuration}", f"--print-address={fd}"]

    with announcing(daemon, env, log=directory / "bus.log") as address:
        variables = {"DBUS_SESSION_BUS_ADDRESS": address}
        if ACCESSIBILITY in services:
            variables["AT_SPI_BUS_ADDRESS"] = _accessibility_bus({**env, **variables})
        yield variables


def _accessibility_bus(env: Mapping[str, str]) -> str:
    """Ask where it is, which starts it: a display shared by several sessions knows only one of theirs."""
    return call(env, ACCESSIBILITY, "/org/a11y/bus", "org.a11y.Bus.GetAddress").split("'")[1]


def has_owner(env: Mapping[str, str], name: str) -> bool:
    """Say whether somebody offers the service `name` on the bus."""
    return "true" in call(env, "org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", name)


def call(env: Mapping[str, str], service: str, path: str, method: str, *arguments: str) -> str:
    """Call a method on the bus and give its answer in GVariant's notation."""
    called = ["gdbus", "call", "--session", "--dest", service, "--object-path", path, "--method", method, *arguments]
    return subprocess.run(called, env=env, capture_output=True, check=True, text=True, timeout=30).stdout
