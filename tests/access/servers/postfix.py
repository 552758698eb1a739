"""Postfix with Cyrus SASL, one port for each way in which a mail server is set up."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

from tests.desk.processes import running

from .people import DOMAIN, PASSWORDS
from .ports import free_ports, wait_for_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .kdc import Realm

OWNER = 61000  # of delivered mail; no account is needed
OPEN = {"mynetworks": "127.0.0.0/8", "smtpd_relay_restrictions": "permit_mynetworks,reject"}
AUTH = {"smtpd_sasl_auth_enable": "yes"}
PORTS: dict[str, dict[str, str]] = {
    "relay": OPEN,
    "relay denied": {"smtpd_relay_restrictions": "reject_unauth_destination"},
    "no encryption, no auth": {**OPEN, "smtpd_tls_security_level": "none"},
    "auth unencrypted only": {**AUTH, "smtpd_tls_security_level": "none"},
    "submission": AUTH,
    "encryption demanded": {**AUTH, "smtpd_tls_security_level": "encrypt", "smtpd_tls_auth_only": "yes"},
    "tls": {**AUTH, "smtpd_tls_wrappermode": "yes"},
    "slow": {**OPEN, "smtpd_delay_reject": "no", "smtpd_client_restrictions": "sleep 2, permit"},
    "busy": {"smtpd_client_connection_count_limit": "1"},
    "sender checked": {**AUTH, "smtpd_sender_restrictions": "reject_sender_login_mismatch"},
    "small": {**AUTH, "message_size_limit": "200"},
    **{f"only {name}": {**AUTH, "smtpd_sasl_mechanism_filter": name} for name in ("plain", "login", "ntlm", "gssapi")},
    "ntlm and gssapi": {**AUTH, "smtpd_sasl_mechanism_filter": "ntlm, gssapi"},
    **{
        f"{way}, {kind}": {
            **AUTH,
            "smtpd_tls_cert_file": f"{{certificates}}/{kind}.pem",
            "smtpd_tls_key_file": f"{{certificates}}/{kind}.key",
            **({"smtpd_tls_wrappermode": "yes"} if way == "tls" else {}),
        }
        for way in ("tls", "starttls")
        for kind in ("expired", "self-signed", "other-name", "not-yet")
    },
}
MAIN = """\
compatibility_level = 3.6
queue_directory = {queue}
data_directory = {data}
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
meta_directory = /etc/postfix
mail_owner = postfix
setgid_group = postdrop
maillog_file = {directory}/mail.log
maillog_file_prefixes = {directory}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost
mydomain = {domain}
mydestination =
mynetworks =
alias_maps =
alias_database =
local_recipient_maps =
smtpd_peername_lookup = no
disable_dns_lookups = yes
biff = no
virtual_mailbox_domains = {domain}
virtual_mailbox_base = {mail}
virtual_mailbox_maps = texthash:{config}/mailboxes
virtual_uid_maps = static:{owner}
virtual_gid_maps = static:{owner}
virtual_minimum_uid = 100
default_transport = error:mail for outside is not delivered here
smtpd_tls_cert_file = {certificates}/good.pem
smtpd_tls_key_file = {certificates}/good.key
smtpd_tls_security_level = may
smtpd_tls_session_cache_database =
import_environment = MAIL_CONFIG MAIL_LOGTAG TZ LANG=C KRB5_CONFIG={krb5} KRB5_KTNAME={keytab} KRB5RCACHENAME=none:
smtpd_sasl_type = cyrus
smtpd_sasl_path = smtpd
smtpd_sasl_local_domain = {domain}
smtpd_sasl_security_options = noanonymous
smtpd_sender_login_maps = regexp:{config}/senders
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = check_recipient_access regexp:{config}/recipients
smtpd_error_sleep_time = 0
relay_domains_reject_code = 550
smtpd_client_event_limit_exceptions =
"""
SERVICES = """\
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
SASL = """\
pwcheck_method: auxprop
auxprop_plugin: sasldb
sasldb_path: {config}/sasl/sasldb2
mech_list: PLAIN LOGIN NTLM GSSAPI
keytab: {keytab}
"""
QUEUES = [
    "incoming",
    "active",
    "deferred",
    "bounce",
    "defer",
    "flush",
    "trace",
    "saved",
    "corrupt",
    "hold",
    "private",
    "public",
    "pid",
    "maildrop",
]


class Postfix:
    """``ports`` by the names of PORTS; ``mail`` holds a Maildir for each user."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.config = directory / "conf"
        self.mail = directory / "mail"
        self.log = directory / "mail.log"
        self.ports = dict(zip(PORTS, free_ports(len(PORTS)), strict=True))

    def maildir(self, user: str) -> Path:
        name, _, domain = user.partition("@")
        return self.mail / domain / name

    def delivered(self, user: str) -> list[str]:
        """The messages that lie in a user's mailbox."""
        return [path.read_text("utf-8") for path in sorted((self.maildir(user) / "new").glob("*"))]


@contextlib.contextmanager
def postfix(directory: Path, certificates: Path, realm: Realm) -> Iterator[Postfix]:
    server = Postfix(directory)
    _make_directories(server)
    places = {
        "directory": directory,
        "queue": directory / "queue",
        "data": directory / "data",
        "mail": server.mail,
        "config": server.config,
        "certificates": certificates,
        "krb5": realm.config,
        "keytab": realm.servers,
        "domain": DOMAIN,
        "owner": OWNER,
    }
    (server.config / "main.cf").write_text(MAIN.format(**places))
    (server.config / "master.cf").write_text("".join(_services(server, certificates)) + SERVICES)
    (server.config / "sasl" / "smtpd.conf").write_text(SASL.format(**places))
    _make_maps(server.config)
    _make_accounts(server.config / "sasl" / "sasldb2")
    for path in server.config.iterdir():  # Postfix waits while they are fresh
        os.utime(path, (time.time() - 60,) * 2)
    command = ["sh", "-c", 'ulimit -n 1024; exec "$0" "$@"', "/usr/lib/postfix/sbin/master", "-c", str(server.config)]
    with running(command, realm.server_env, log=directory / "out"):
        for name, port in server.ports.items():
            wait_for_port(port, f"Postfix ({name})")
        yield server


def _services(server: Postfix, certificates: Path) -> Iterator[str]:
    for name, settings in PORTS.items():
        options = " ".join(f"-o {{ {key} = {value} }}" for key, value in settings.items())
        options = options.replace("{certificates}", str(certificates))
        yield f"127.0.0.1:{server.ports[name]} inet n - n - - smtpd {options}\n"


def _make_directories(server: Postfix) -> None:
    for name in QUEUES:
        path = server.directory / "queue" / name
        path.mkdir(parents=True)
        if name != "pid":
            shutil.chown(path, "postfix", "postdrop" if name in {"public", "maildrop"} else "postfix")
        path.chmod({"maildrop": 0o1730, "public": 0o710, "pid": 0o755}.get(name, 0o700))
    (server.directory / "data").mkdir()
    shutil.chown(server.directory / "data", "postfix", "postfix")
    for user in PASSWORDS:
        server.maildir(user).mkdir(parents=True)
    for path in (server.mail, *server.mail.rglob("*")):
        os.chown(path, OWNER, OWNER)
    (server.config / "sasl").mkdir(parents=True)


def _make_maps(config: Path) -> None:
    names = (user.split("@") for user in PASSWORDS)
    boxes = "".join(f"{name}@{domain} {domain}/{name}/\n" for name, domain in names)
    (config / "mailboxes").write_text(boxes)
    (config / "senders").write_text("/^(.+@contoso\\.test)$/ $1\n")
    (config / "recipients").write_text(
        "/^nosuch/ 550 5.1.1 Recipient address rejected: User unknown in virtual mailbox table\n"
        "/^later/ 450 4.2.0 Mailbox busy, try again later\n"
    )


def _make_accounts(database: Path) -> None:
    for user, password in PASSWORDS.items():
        command = ["saslpasswd2", "-p", "-c", "-f", str(database), "-u", DOMAIN, user.partition("@")[0]]
        subprocess.run(command, input=password.encode(), check=True)
    shutil.chown(database, "postfix")
