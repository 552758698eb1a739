"""Causes in what an SMTP server says before and after signing in."""

from emailrouter_gui.access.failures import Sign
from emailrouter_gui.access.steps import Stage
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from .grammar import Cause, Shows

_FIRST = (Stage.GREETING, Stage.EHLO)
_ENVELOPE = (Stage.SENDER, Stage.RECIPIENT)
_SENDING = (Stage.SENDER, Stage.RECIPIENT, Stage.MESSAGE)

SMTP = (
    Cause(
        "busy",
        (Shows(Sign.ANSWER, ("421", "450", "451"), stages=_FIRST),),
        QT_TRANSLATE_NOOP("access", "{host} is busy and asks to come back later."),
        QT_TRANSLATE_NOOP("access", "It has too many connections, or is being maintained."),
        QT_TRANSLATE_NOOP("access", "Wait a little and test again."),
    ),
    Cause(
        "computer_refused",
        (Shows(Sign.ANSWER, ("550", "554"), stages=_FIRST),),
        QT_TRANSLATE_NOOP("access", "{host} does not talk to this computer."),
        QT_TRANSLATE_NOOP("access", "It refuses this computer's address by policy, before any user name is asked."),
        QT_TRANSLATE_NOOP("access", "Have the address allowed: in Exchange, in the receive connector."),
    ),
    Cause(
        "greeting_refused",
        (Shows(Sign.ANSWER, stages=_FIRST),),
        QT_TRANSLATE_NOOP("access", "{host} does not begin the dialogue."),
        QT_TRANSLATE_NOOP("access", "Its first answer is a refusal."),
        QT_TRANSLATE_NOOP("access", "Look at the words below; check server and port."),
    ),
    Cause(
        "not_authenticated",
        (Shows(Sign.ANSWER, ("530",), r"5\.7\.57"),),
        QT_TRANSLATE_NOOP("access", "Exchange does not let anybody send who has not signed in."),
        QT_TRANSLATE_NOOP(
            "access", "The profile is Anonymous, or the receive connector does not allow anonymous users."
        ),
        QT_TRANSLATE_NOOP(
            "access", "Choose Clear Text with a user, port 587 and STARTTLS; or have the connector opened."
        ),
        QT_TRANSLATE_NOOP("access", "Use Clear Text"),
        {"authentication": "clear_text", "credentials": "other_specified"},
        {"authentication": "anonymous"},
    ),
    Cause(
        "sign_in_first",
        (
            Shows(Sign.ANSWER, ("530",), stages=_SENDING),
            Shows(Sign.ANSWER, ("550", "554"), r"(?<!relay )access denied|authentication required", _ENVELOPE),
        ),
        QT_TRANSLATE_NOOP("access", "{host} wants a user name and password first."),
        QT_TRANSLATE_NOOP("access", "It takes no mail from strangers."),
        QT_TRANSLATE_NOOP("access", "Choose Windows Authentication or Clear Text instead of Anonymous."),
        QT_TRANSLATE_NOOP("access", "Use Clear Text"),
        {"authentication": "clear_text", "credentials": "other_specified"},
        {"authentication": "anonymous"},
    ),
    Cause(
        "relay_denied",
        (Shows(Sign.ANSWER, ("450", "454", "550", "551", "553", "554"), r"relay", _ENVELOPE),),
        QT_TRANSLATE_NOOP("access", "{host} does not pass mail on to that recipient."),
        QT_TRANSLATE_NOOP("access", "For senders it does not know, it delivers to its own addresses only."),
        QT_TRANSLATE_NOOP("access", "Sign in, or have this computer's address allowed to relay."),
    ),
    Cause(
        "sender_not_owned",
        (
            Shows(
                Sign.ANSWER,
                ("550", "553"),
                r"not owned by|sender address rejected: not|5\.7\.1.*not (allowed|permitted).*sender",
                _ENVELOPE,
            ),
        ),
        QT_TRANSLATE_NOOP("access", "{user} may not send with that sender's address."),
        QT_TRANSLATE_NOOP("access", "The server lets each user send by their own addresses only."),
        QT_TRANSLATE_NOOP("access", "Send as an address of {user}, or have the right to the other one granted."),
    ),
    Cause(
        "sender_refused",
        (Shows(Sign.ANSWER, ("501", "550", "552", "553", "554", "555"), stages=(Stage.SENDER,)),),
        QT_TRANSLATE_NOOP("access", "{host} does not accept the sender."),
        QT_TRANSLATE_NOOP("access", "Its address or domain is refused."),
        QT_TRANSLATE_NOOP("access", "Try a mailbox of a domain that this server serves."),
    ),
    Cause(
        "recipient_unknown",
        (Shows(Sign.ANSWER, ("550", "551", "553"), stages=(Stage.RECIPIENT,)),),
        QT_TRANSLATE_NOOP("access", "{host} does not accept the recipient."),
        QT_TRANSLATE_NOOP("access", "There is no such mailbox, or it takes no mail."),
        QT_TRANSLATE_NOOP("access", "Check the address of the test message's recipient."),
    ),
    Cause(
        "recipient_refused",
        (Shows(Sign.ANSWER, ("501", "552", "554", "555"), stages=(Stage.RECIPIENT,)),),
        QT_TRANSLATE_NOOP("access", "{host} refuses mail to that recipient."),
        QT_TRANSLATE_NOOP("access", "A rule of the server stands against it."),
        QT_TRANSLATE_NOOP("access", "Look at the words below, and try another recipient."),
    ),
    Cause(
        "come_back_later",
        (Shows(Sign.ANSWER, ("421", "432", "450", "451", "452", "454"), stages=_SENDING),),
        QT_TRANSLATE_NOOP("access", "{host} does not take the message now, but may later."),
        QT_TRANSLATE_NOOP("access", "It is busy, keeps strangers waiting once, or a limit of messages is reached."),
        QT_TRANSLATE_NOOP("access", "Wait some minutes and test again."),
    ),
    Cause(
        "too_big",
        (Shows(Sign.ANSWER, ("552",), stages=(Stage.MESSAGE,)),),
        QT_TRANSLATE_NOOP("access", "The test message is too big for {host}, or a mailbox is full."),
        QT_TRANSLATE_NOOP(
            "access", "It has less than a kilobyte: the server's limit is very low, or space is used up."
        ),
        QT_TRANSLATE_NOOP("access", "Have the limit of the server or the quota of the mailbox raised."),
    ),
    Cause(
        "send_as_denied",
        (Shows(Sign.ANSWER, ("550", "554"), r"5\.7\.60|5\.2\.252|SendAsDenied"),),
        QT_TRANSLATE_NOOP("access", "{user} may not send as that mailbox."),
        QT_TRANSLATE_NOOP("access", "Exchange took the message, saw its sender and refused it."),
        QT_TRANSLATE_NOOP("access", "Grant {user} Send As on the mailbox; it takes up to an hour to work."),
    ),
    Cause(
        "message_refused",
        (Shows(Sign.ANSWER, ("550", "551", "553", "554"), stages=(Stage.MESSAGE,)),),
        QT_TRANSLATE_NOOP("access", "{host} refuses the message itself."),
        QT_TRANSLATE_NOOP("access", "A filter or a rule found something against it."),
        QT_TRANSLATE_NOOP("access", "Look at the words below; the server's log names the rule."),
    ),
    Cause(
        "envelope_failed",
        (Shows(Sign.ANSWER, stages=_SENDING),),
        QT_TRANSLATE_NOOP("access", "{host} does not take the message."),
        QT_TRANSLATE_NOOP("access", "The server's words say why; this program does not know them."),
        QT_TRANSLATE_NOOP("access", "Look at the words below, and ask the server's administrator."),
    ),
    Cause(
        "addresses_not_international",
        (Shows(Sign.LACKS, ("smtputf8",)),),
        QT_TRANSLATE_NOOP("access", "{host} does not take addresses with letters beyond ASCII."),
        QT_TRANSLATE_NOOP("access", "It does not offer SMTPUTF8, which they need before the “@”."),
        QT_TRANSLATE_NOOP("access", "Use an address in ASCII, or a server that offers it."),
    ),
)
