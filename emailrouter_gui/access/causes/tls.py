"""Causes that lie in TLS and certificates."""

from emailrouter_gui.access.failures import PLAIN_ANSWERS, Sign
from emailrouter_gui.access.steps import Stage
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from .grammar import Cause, Shows

TLS = (
    Cause(
        "port_speaks_plain",
        (Shows(Sign.TLS, PLAIN_ANSWERS, stages=(Stage.TLS,)),),
        QT_TRANSLATE_NOOP("access", "Port {port} of {host} does not speak TLS from the start."),
        QT_TRANSLATE_NOOP("access", "The server began in plain text; it may offer encryption by STARTTLS."),
        QT_TRANSLATE_NOOP(
            "access", "Require STARTTLS instead, with “smtp://” or “pop3://” in the address, or use the TLS port."
        ),
        QT_TRANSLATE_NOOP("access", "Switch to STARTTLS"),
        {"connection_security": "starttls"},
    ),
    Cause(
        "starttls_in_plain",
        (Shows(Sign.TLS, PLAIN_ANSWERS, stages=(Stage.STARTTLS, Stage.STLS)),),
        QT_TRANSLATE_NOOP("access", "{host} agrees to encrypt, and goes on in plain text."),
        QT_TRANSLATE_NOOP(
            "access",
            "The server, or a device between, does not begin the TLS it announced; somebody may be putting in words"
            " of their own.",
        ),
        QT_TRANSLATE_NOOP(
            "access", "Look at firewalls that inspect mail, and at the server's log. No password was sent."
        ),
    ),
    Cause(
        "no_https",
        (Shows(Sign.LACKS, ("https",)),),
        QT_TRANSLATE_NOOP("access", "Port {port} of {host} does not speak HTTPS."),
        QT_TRANSLATE_NOOP(
            "access", "What answers there begins in plain text: plain HTTP, a proxy, or another service."
        ),
        QT_TRANSLATE_NOOP("access", "Check the port in the URL; without one it is 443. No password was sent."),
    ),
    Cause(
        "tls_too_old",
        (
            Shows(
                Sign.TLS,
                (
                    "UNSUPPORTED_PROTOCOL",
                    "TLSV1_ALERT_PROTOCOL_VERSION",
                    "DH_KEY_TOO_SMALL",
                    "UNSAFE_LEGACY_RENEGOTIATION_DISABLED",
                ),
            ),
        ),
        QT_TRANSLATE_NOOP("access", "{host} speaks only versions of TLS that are no longer safe."),
        QT_TRANSLATE_NOOP("access", "TLS 1.2 is the least that is accepted; old servers end at TLS 1.0."),
        QT_TRANSLATE_NOOP("access", "Have TLS 1.2 or newer switched on at the server."),
    ),
    Cause(
        "client_certificate",
        (Shows(Sign.TLS, ("TLSV13_ALERT_CERTIFICATE_REQUIRED",)),),
        QT_TRANSLATE_NOOP("access", "{host} demands a certificate of this computer."),
        QT_TRANSLATE_NOOP("access", "This program has none to show; it signs in by password or ticket."),
        QT_TRANSLATE_NOOP("access", "Have the server do without, or use a port where it does."),
    ),
    Cause(
        "tls_failed",
        (Shows(Sign.TLS),),
        QT_TRANSLATE_NOOP("access", "TLS with {host} could not be set up."),
        QT_TRANSLATE_NOOP(
            "access", "Server and program agree on no cipher, or the server demands what it was not given."
        ),
        QT_TRANSLATE_NOOP("access", "Look at the words below and at the TLS settings of the server."),
    ),
    Cause(
        "certificate_expired",
        (Shows(Sign.CERTIFICATE, ("10",)),),
        QT_TRANSLATE_NOOP("access", "The certificate of {host} expired on {until}."),
        QT_TRANSLATE_NOOP("access", "It stands for {names} and was issued by {issuer}."),
        QT_TRANSLATE_NOOP(
            "access", "Have it renewed at the server. If that date is still to come, set this computer's clock."
        ),
    ),
    Cause(
        "certificate_not_yet",
        (Shows(Sign.CERTIFICATE, ("9",)),),
        QT_TRANSLATE_NOOP("access", "The certificate of {host} is not valid before {since}."),
        QT_TRANSLATE_NOOP("access", "It stands for {names} and was issued by {issuer}."),
        QT_TRANSLATE_NOOP(
            "access", "Check the clock of this computer; if it is right, wait or have the certificate replaced."
        ),
    ),
    Cause(
        "certificate_issuer_out_of_date",
        (Shows(Sign.CERTIFICATE, ("issuer out of date",)),),
        QT_TRANSLATE_NOOP("access", "A certificate behind that of {host} is out of date."),
        QT_TRANSLATE_NOOP(
            "access",
            "The server's own, for {names}, is valid; that of its issuer {issuer}, or of one further up, has expired or"
            " is not valid yet.",
        ),
        QT_TRANSLATE_NOOP(
            "access",
            "Have the server send its issuer's present certificate; look for an old one among Trusted certificates.",
        ),
    ),
    Cause(
        "certificate_other_name",
        (Shows(Sign.CERTIFICATE, ("62", "64")),),
        QT_TRANSLATE_NOOP("access", "The certificate is not for {host}."),
        QT_TRANSLATE_NOOP("access", "It stands for {names}; another computer may be posing as the server."),
        QT_TRANSLATE_NOOP(
            "access", "Write one of its names as the server, or have a certificate made that has this one."
        ),
    ),
    Cause(
        "certificate_self_signed",
        (Shows(Sign.CERTIFICATE, ("18",)),),
        QT_TRANSLATE_NOOP("access", "The certificate of {host} vouches for itself."),
        QT_TRANSLATE_NOOP("access", "It is self-signed, for {names}; nobody this computer trusts stands behind it."),
        QT_TRANSLATE_NOOP(
            "access", "Add it to Trusted certificates once you have compared it with the server's, or have it replaced."
        ),
    ),
    Cause(
        "certificate_unknown_issuer",
        (Shows(Sign.CERTIFICATE, ("2", "19", "20", "21")),),
        QT_TRANSLATE_NOOP("access", "The issuer of the certificate of {host} is not trusted here."),
        QT_TRANSLATE_NOOP("access", "{issuer} issued it, for {names}. This computer does not know that issuer."),
        QT_TRANSLATE_NOOP(
            "access",
            "Add the issuer's certificate to Trusted certificates. If it is a public one, the server fails to send the"
            " certificates between.",
        ),
    ),
    Cause(
        "certificate_revoked",
        (Shows(Sign.CERTIFICATE, ("23",)),),
        QT_TRANSLATE_NOOP("access", "The certificate of {host} was revoked."),
        QT_TRANSLATE_NOOP("access", "{issuer} took back what it issued for {names}."),
        QT_TRANSLATE_NOOP("access", "Have it replaced at the server; until then, do not trust this server."),
    ),
    Cause(
        "certificate_refused",
        (Shows(Sign.CERTIFICATE),),
        QT_TRANSLATE_NOOP("access", "The certificate of {host} was refused."),
        QT_TRANSLATE_NOOP(
            "access", "It was issued by {issuer} for {names}; the words below say what is wrong with it."
        ),
        QT_TRANSLATE_NOOP("access", "Have a certificate made that is meant for a server and up to date."),
    ),
    Cause(
        "trusted_unreadable",
        (Shows(Sign.FORM, ("trusted_certificates",)),),
        QT_TRANSLATE_NOOP("access", "The trusted certificates of this profile cannot be read."),
        QT_TRANSLATE_NOOP("access", "They are no certificates in the PEM form, or damaged."),
        QT_TRANSLATE_NOOP("access", "Choose the file again, or choose none."),
    ),
    Cause(
        "starttls_missing",
        (Shows(Sign.LACKS, ("starttls", "stls")),),
        QT_TRANSLATE_NOOP("access", "{host} does not offer encryption on port {port}."),
        QT_TRANSLATE_NOOP(
            "access",
            "Without STARTTLS, user name and password would cross the network unencrypted. They were not sent.",
        ),
        QT_TRANSLATE_NOOP(
            "access", "Use TLS from the start if the server has such a port, or have STARTTLS switched on."
        ),
        QT_TRANSLATE_NOOP("access", "Use TLS from the start"),
        {"connection_security": "tls"},
    ),
    Cause(
        "starttls_refused",
        (
            Shows(Sign.ANSWER, ("454", "-ERR"), stages=(Stage.STARTTLS, Stage.STLS)),
            Shows(Sign.ANSWER, stages=(Stage.STARTTLS, Stage.STLS)),
        ),
        QT_TRANSLATE_NOOP("access", "{host} offers encryption, but refuses to begin it."),
        QT_TRANSLATE_NOOP("access", "Most often its certificate or key cannot be loaded."),
        QT_TRANSLATE_NOOP("access", "Look at the server's certificate and log. Nothing was sent unencrypted instead."),
    ),
)
