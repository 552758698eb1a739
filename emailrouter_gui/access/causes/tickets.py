"""Causes that lie in Kerberos, and in Windows' own provider of tickets.

Numbers: MIT krb5, krb5_err.et; Windows, winerror.h (SEC_E_...).
"""

from emailrouter_gui.access.failures import Sign
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from .grammar import Cause, Shows

TICKETS = (
    Cause(
        "kerberos_missing",
        (Shows(Sign.FORM, ("kerberos_missing",)),),
        QT_TRANSLATE_NOOP("access", "Kerberos was not tried: it is not installed with this program."),
        QT_TRANSLATE_NOOP("access", "{host} offers nothing else that Windows Authentication could use here."),
        QT_TRANSLATE_NOOP("access", "Install “emailrouter-gui[kerberos]”, or test on a Windows computer."),
    ),
    Cause(
        "ticket_wrong_password",
        (Shows(Sign.TICKET, ("-1765328353", "-1765328360", "0x8009030c")),),
        QT_TRANSLATE_NOOP("access", "The domain refuses the password of {user}."),
        QT_TRANSLATE_NOOP("access", "It knows the account; the password is another one."),
        QT_TRANSLATE_NOOP("access", "Type the password again. It was tried once only."),
    ),
    Cause(
        "ticket_unknown_user",
        (Shows(Sign.TICKET, ("-1765328378",)),),
        QT_TRANSLATE_NOOP("access", "The domain does not know {user}."),
        QT_TRANSLATE_NOOP("access", "Its domain controller has no account of that name."),
        QT_TRANSLATE_NOOP("access", "Check the user name and the domain in it."),
    ),
    Cause(
        "ticket_locked",
        (Shows(Sign.TICKET, ("-1765328366", "0x80090363")),),
        QT_TRANSLATE_NOOP("access", "The account {user} is locked or disabled."),
        QT_TRANSLATE_NOOP("access", "The domain controller lets it sign in nowhere."),
        QT_TRANSLATE_NOOP("access", "Have the account unlocked in the domain."),
    ),
    Cause(
        "ticket_password_expired",
        (Shows(Sign.TICKET, ("-1765328361", "0x80090364")),),
        QT_TRANSLATE_NOOP("access", "The password of {user} has expired."),
        QT_TRANSLATE_NOOP("access", "The domain wants it changed before anybody signs in with it."),
        QT_TRANSLATE_NOOP("access", "Change the password in the domain, then type the new one here."),
    ),
    Cause(
        "no_kdc",
        (
            Shows(
                Sign.TICKET,
                ("-1765328228", "-1765328230", "-1765328316", "-1765328160", "-1765328250", "0x80090311"),
            ),
        ),
        QT_TRANSLATE_NOOP("access", "No domain controller was found for {user}."),
        QT_TRANSLATE_NOOP("access", "The domain in the user name is not known on this computer, or cannot be reached."),
        QT_TRANSLATE_NOOP(
            "access", "Write the user name as name@full.domain of the Windows domain; check DNS and krb5.conf."
        ),
    ),
    Cause(
        "no_service_name",
        (Shows(Sign.TICKET, ("-1765328377", "0x80090303")),),
        QT_TRANSLATE_NOOP("access", "The domain knows no service at {host}."),
        QT_TRANSLATE_NOOP("access", "The service principal name is missing, or an alias or IP address was typed."),
        QT_TRANSLATE_NOOP("access", "Write the server's real full name, or have the name registered by “setspn”."),
    ),
    Cause(
        "clock_skew",
        (Shows(Sign.TICKET, ("-1765328347", "0x80090324")),),
        QT_TRANSLATE_NOOP("access", "The clocks of this computer and the domain differ too much."),
        QT_TRANSLATE_NOOP("access", "Kerberos allows five minutes."),
        QT_TRANSLATE_NOOP("access", "Set the clock of this computer by the domain's time server."),
    ),
    Cause(
        "no_ticket",
        (Shows(Sign.TICKET, ("no_ticket", "-1765328189", "-1765328243", "0x8009030e")),),
        QT_TRANSLATE_NOOP("access", "The current account has no Kerberos ticket."),
        QT_TRANSLATE_NOOP(
            "access", "The test runs as you; the router will run as its computer, which may well have one."
        ),
        QT_TRANSLATE_NOOP("access", "Get one by “kinit”, test on a computer of the domain, or choose Other Specified."),
    ),
    Cause(
        "ticket_expired",
        (Shows(Sign.TICKET, ("-1765328352", "0x80090317")),),
        QT_TRANSLATE_NOOP("access", "The Kerberos ticket of the current account has expired."),
        QT_TRANSLATE_NOOP("access", "It was issued for a while only."),
        QT_TRANSLATE_NOOP("access", "Get a new one by “kinit”, or log in again."),
    ),
    Cause(
        "ticket_refused",
        (Shows(Sign.TICKET, ("refused",)),),
        QT_TRANSLATE_NOOP("access", "{host} does not accept the Kerberos ticket."),
        QT_TRANSLATE_NOOP(
            "access",
            "The domain issued one, so user name and password are right. The server cannot read it, or has no use for"
            " this account.",
        ),
        QT_TRANSLATE_NOOP(
            "access",
            "Have the server's service principal name and its keys (keytab) checked, and what the account may do.",
        ),
    ),
    Cause(
        "ticket_failed",
        (Shows(Sign.TICKET),),
        QT_TRANSLATE_NOOP("access", "Windows Authentication failed on the way."),
        QT_TRANSLATE_NOOP("access", "Kerberos or NTLM stopped for a reason that this program does not know."),
        QT_TRANSLATE_NOOP("access", "Look at the words below, and ask the administrator of the domain."),
    ),
)
