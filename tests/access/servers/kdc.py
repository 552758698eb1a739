"""MIT's Kerberos server with the accounts of the tests, a keytab for servers and one for a computer."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.desk.processes import running

from .people import MACHINE, PASSWORDS, REALM
from .ports import free_ports, wait_for_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLIENT = """\
[libdefaults]
 default_realm = {realm}
 dns_lookup_kdc = false
 dns_lookup_realm = false
 dns_canonicalize_hostname = false
 rdns = false
 udp_preference_limit = 1
[realms]
 {realm} = {{
  kdc = 127.0.0.1:{port}
 }}
[domain_realm]
 localhost = {realm}
 .contoso.test = {realm}
"""
SERVER = """\
[kdcdefaults]
 kdc_listen = 127.0.0.1:{port}
 kdc_tcp_listen = 127.0.0.1:{port}
[realms]
 {realm} = {{
  database_name = {directory}/principal
  key_stash_file = {directory}/stash
  acl_file = {directory}/kadm5.acl
  default_principal_flags = +preauth
  supported_enctypes = aes256-cts-hmac-sha1-96:normal
 }}
[logging]
 kdc = FILE:{directory}/kdc.log
"""
LOCKED, EXPIRED = "locked", "expired"


class Realm:
    """Where the pieces lie."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.config = directory / "krb5.conf"
        self.servers = directory / "server.keytab"
        self.machine = directory / "machine.keytab"
        self.log = directory / "kdc.log"

    @property
    def env(self) -> dict[str, str]:
        """For a program that signs in."""
        return {"KRB5_CONFIG": str(self.config), "KRB5CCNAME": f"FILE:{self.directory}/no-ticket"}

    @property
    def server_env(self) -> dict[str, str]:
        """For a program that others sign in to."""
        return {
            **os.environ,
            **self.env,
            "KRB5_KDC_PROFILE": str(self.directory / "kdc.conf"),
            "KRB5_KTNAME": str(self.servers),
            "KRB5RCACHENAME": "none:",
        }

    def refusals(self) -> int:
        """How often a password was refused so far."""
        return self.log.read_text().count("PREAUTH_FAILED")

    def ticket(self, user: str, password: str) -> str:
        """Get a ticket as ``kinit`` does; gives the name of its cache."""
        cache = f"FILE:{self.directory}/ticket-{user.partition('@')[0]}"
        name = f"{user.partition('@')[0]}@{REALM}"
        subprocess.run(
            ["kinit", "-c", cache, name], env=self.server_env, input=password.encode(), check=True, stdout=-3
        )
        return cache


@contextlib.contextmanager
def kdc(directory: Path) -> Iterator[Realm]:
    directory.mkdir()
    realm = Realm(directory)
    (port,) = free_ports(1)
    realm.config.write_text(CLIENT.format(realm=REALM, port=port))
    (directory / "kdc.conf").write_text(SERVER.format(realm=REALM, port=port, directory=directory))
    _run(realm, ["kdb5_util", "-r", REALM, "create", "-s", "-P", "master"])
    _run(realm, ["kadmin.local", "-r", REALM], "".join(f"{line}\n" for line in _accounts(realm)))
    shutil.chown(realm.servers, group="postfix")  # Cyrus SASL runs inside smtpd
    realm.servers.chmod(0o640)
    with running(["krb5kdc", "-n", "-r", REALM], realm.server_env, log=directory / "kdc.out"):
        wait_for_port(port, "the KDC")
        yield realm


def _accounts(realm: Realm) -> Iterator[str]:
    for user, password in PASSWORDS.items():
        yield f'addprinc -pw "{password}" {user.partition("@")[0]}'
    yield f"addprinc -pw x -allow_tix {LOCKED}"
    yield f'addprinc -pw x -pwexpire "2020-01-01" {EXPIRED}'
    yield from (f"addprinc -randkey {name}" for name in ("smtp/localhost", "HTTP/localhost", MACHINE))
    yield f"ktadd -k {realm.servers} smtp/localhost HTTP/localhost"
    yield f"ktadd -k {realm.machine} {MACHINE}"


def _run(realm: Realm, command: list[str], words: str = "") -> None:
    done = subprocess.run(
        command, env=realm.server_env, input=words, text=True, capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        raise ChildProcessError(f"{command[0]}: {done.stderr}")
