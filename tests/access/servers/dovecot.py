"""Dovecot for POP3, over the mailboxes that Postfix delivers to."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from tests.desk.processes import running

from .people import PASSWORDS
from .ports import free_ports, wait_for_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .authority import Authority

CONFIG = """\
base_dir = {directory}/base
state_dir = {directory}/state
log_path = {directory}/dovecot.log
instance_name = tests
listen = 127.0.0.1
protocols = pop3
auth_mechanisms = plain
disable_plaintext_auth = {demanded}
auth_failure_delay = 0 secs
ssl = {ssl}
ssl_cert = <{certificates}/good.pem
ssl_key = <{certificates}/good.key
first_valid_uid = 0
mail_location = maildir:{mail}/%Ld/%Ln
passdb {{
  driver = passwd-file
  args = username_format=%Lu {directory}/users
}}
userdb {{
  driver = static
  args = uid=61000 gid=61000 home={mail}/%Ld/%Ln
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service pop3-login {{
  inet_listener pop3 {{
    port = {pop3}
  }}
  inet_listener pop3s {{
    port = {pop3s}
    ssl = yes
  }}
}}
service stats {{
  chroot =
}}
"""


class Dovecot:
    """``pop3`` offers STLS, ``pop3s`` speaks TLS from the start."""

    def __init__(self) -> None:
        self.pop3, self.pop3s = free_ports(2)


@contextlib.contextmanager
def dovecot(directory: Path, mail: Path, authority: Authority) -> Iterator[Dovecot]:
    directory.mkdir()
    server = Dovecot()
    (directory / "users").write_text("".join(f"{user}:{{PLAIN}}{word}::::::\n" for user, word in PASSWORDS.items()))
    config = directory / "dovecot.conf"
    places = {"directory": directory, "mail": mail, "certificates": authority.directory, **vars(server)}
    config.write_text(CONFIG.format(demanded="no", ssl="yes", **places))
    with running(["dovecot", "-F", "-c", str(config)], dict(os.environ), log=directory / "out"):
        wait_for_port(server.pop3, "Dovecot")
        wait_for_port(server.pop3s, "Dovecot")
        yield server
