"""Causes in what a POP3 server says. It has no codes; some servers give them in brackets (RFC 2449, RFC 3206)."""

from emailrouter_gui.access.failures import Sign
from emailrouter_gui.access.steps import Stage
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from .grammar import Cause, Shows

_REFUSAL = ("-ERR",)
_NO_USER = "-ERR USER"  # refused by a server that had not offered it
_HERE = (Stage.AUTHENTICATE,)
_MAILBOX = "(mailbox|mail ?drop|spool)"
_PLAIN, _NOT = "(plain|clear)[ -]?text", "(disallowed|not (allowed|permitted))"

POP3 = (
    Cause(
        "pop3_wrong_password",
        (Shows(Sign.ANSWER, _REFUSAL, stages=_HERE),),
        QT_TRANSLATE_NOOP("access", "{host} refuses the user name or the password."),
        QT_TRANSLATE_NOOP("access", "It does not say which; the account may be locked, or POP3 off for this mailbox."),
        QT_TRANSLATE_NOOP("access", "Check user name {user} and type the password again. It was tried once only."),
    ),
    Cause(
        "mailbox_in_use",
        (Shows(Sign.ANSWER, _REFUSAL, rf"\[IN-USE\]|{_MAILBOX}.{{0,20}}(lock|in use|busy)|lock.{{0,20}}{_MAILBOX}"),),
        QT_TRANSLATE_NOOP("access", "The mailbox is in use by another program."),
        QT_TRANSLATE_NOOP("access", "POP3 lets one program in at a time."),
        QT_TRANSLATE_NOOP("access", "Close the other program, or wait until it is done, then test again."),
    ),
    Cause(
        "pop3_later",
        (Shows(Sign.ANSWER, _REFUSAL, r"\[(LOGIN-DELAY|SYS/TEMP)\]"),),
        QT_TRANSLATE_NOOP("access", "{host} lets nobody into the mailbox at the moment."),
        QT_TRANSLATE_NOOP("access", "It was opened a moment ago, or the server has trouble of its own."),
        QT_TRANSLATE_NOOP("access", "Wait some minutes and test again."),
    ),
    Cause(
        "pop3_closed_to_user",
        (Shows(Sign.ANSWER, _REFUSAL, r"\[SYS/PERM\]", _HERE),),
        QT_TRANSLATE_NOOP("access", "{host} does not open this mailbox by POP3."),
        QT_TRANSLATE_NOOP(
            "access",
            "It does not blame the password: POP3 may be off for {user}, or the server out of order.",
        ),
        QT_TRANSLATE_NOOP("access", "Look at the words below; have POP3 switched on for the mailbox."),
    ),
    Cause(
        "pop3_user_missing",
        (Shows(Sign.ANSWER, (_NO_USER,)),),
        QT_TRANSLATE_NOOP("access", "{host} lets nobody sign in by user name and password as they are."),
        QT_TRANSLATE_NOOP("access", "It does not offer USER, which takes them so. The password was not sent."),
        QT_TRANSLATE_NOOP("access", "Have the server allow USER and PASS over an encrypted connection."),
    ),
    Cause(
        "pop3_encryption_demanded",
        (
            Shows(
                Sign.ANSWER,
                (*_REFUSAL, _NO_USER),
                rf"{_PLAIN}.{{0,20}}{_NOT}|{_NOT}.{{0,20}}{_PLAIN}|STLS first|(use|issue|requires?) (TLS|SSL|STLS)",
            ),
        ),
        QT_TRANSLATE_NOOP("access", "{host} takes no password before the connection is encrypted."),
        QT_TRANSLATE_NOOP("access", "It wants TLS first."),
        QT_TRANSLATE_NOOP("access", "Require STARTTLS."),
        QT_TRANSLATE_NOOP("access", "Switch to STARTTLS"),
        {"connection_security": "starttls"},
    ),
    Cause(
        "pop3_greeting_refused",
        (Shows(Sign.ANSWER, _REFUSAL, stages=(Stage.GREETING,)),),
        QT_TRANSLATE_NOOP("access", "{host} does not begin the dialogue."),
        QT_TRANSLATE_NOOP("access", "Its first answer is a refusal: it is busy, or does not serve this computer."),
        QT_TRANSLATE_NOOP("access", "Look at the words below; wait and test again, or have this computer allowed."),
    ),
    Cause(
        "pop3_mailbox_unreadable",
        (Shows(Sign.ANSWER, _REFUSAL, stages=(Stage.MAILBOX,)),),
        QT_TRANSLATE_NOOP("access", "Signed in, but the mailbox cannot be read."),
        QT_TRANSLATE_NOOP("access", "The server has trouble with it."),
        QT_TRANSLATE_NOOP("access", "Look at the words below, and ask the server's administrator."),
    ),
)
