"""Causes in what Exchange Web Services answer, by HTTP and in their own words."""

from emailrouter_gui.access.failures import Sign
from emailrouter_gui.access.steps import Stage
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from .grammar import Cause, Shows

_SENDING = (Stage.RIGHT_TO_SEND, Stage.MESSAGE)

EXCHANGE = (
    Cause(
        "http_wrong_password",
        (Shows(Sign.HTTP, ("401",)),),
        QT_TRANSLATE_NOOP("access", "{host} refuses the user name or the password."),
        QT_TRANSLATE_NOOP("access", "It does not say which of the two; the account may also be locked or disabled."),
        QT_TRANSLATE_NOOP("access", "Check user name {user} and type the password again. It was tried once only."),
    ),
    Cause(
        "http_password_or_its_use",
        (Shows(Sign.HTTP, ("401 Bearer",)),),
        QT_TRANSLATE_NOOP("access", "{host} refuses the user name or the password, or passwords altogether."),
        QT_TRANSLATE_NOOP(
            "access",
            "It also offers Bearer, which is modern authentication. Exchange Online has accepted no password for"
            " Exchange Web Services since the end of 2022.",
        ),
        QT_TRANSLATE_NOOP(
            "access",
            "Type the password again, which was tried once only; at Exchange Online, check Microsoft's current page.",
        ),
        since="2022-12-31",
    ),
    Cause(
        "blocked",
        (Shows(Sign.HTTP, ("403",)),),
        QT_TRANSLATE_NOOP("access", "Exchange Web Services are blocked here."),
        QT_TRANSLATE_NOOP(
            "access",
            "The organization blocks them for this account or program (EWSEnabled, allow list), or for this computer."
            " Announced by Microsoft for Exchange Online: blocked from 2026-10-01 unless allowed, gone on 2027-04-01.",
        ),
        QT_TRANSLATE_NOOP("access", "Have an administrator allow them, and check Microsoft's current page."),
        since="2026-10-01",
    ),
    Cause(
        "wrong_url",
        (Shows(Sign.HTTP, ("404", "405", "410")),),
        QT_TRANSLATE_NOOP("access", "{host} has no Exchange Web Services at that path."),
        QT_TRANSLATE_NOOP("access", "The server answers, but not to this URL: {location}"),
        QT_TRANSLATE_NOOP("access", "Most often the path is /EWS/Exchange.asmx."),
    ),
    Cause(
        "not_the_service",
        (Shows(Sign.HTTP, ("200",)),),
        QT_TRANSLATE_NOOP("access", "What answers at that URL is a page for people, not Exchange Web Services."),
        QT_TRANSLATE_NOOP(
            "access", "It may be Outlook on the web, or a page to sign in on. No password was sent to it."
        ),
        QT_TRANSLATE_NOOP("access", "Write the URL of the service; most often its path is /EWS/Exchange.asmx."),
    ),
    Cause(
        "redirected",
        (Shows(Sign.HTTP, ("301", "302", "303", "307", "308")),),
        QT_TRANSLATE_NOOP("access", "{host} points to another address."),
        QT_TRANSLATE_NOOP("access", "It names {to}. User name and password are never taken to another address."),
        QT_TRANSLATE_NOOP("access", "If you trust that address, and it is the service, write it as the URL."),
    ),
    Cause(
        "throttled",
        (Shows(Sign.HTTP, ("429", "503")), Shows(Sign.SERVICE, ("ErrorServerBusy", "ErrorExceededConnectionCount"))),
        QT_TRANSLATE_NOOP("access", "{host} is busy, or limits how often it may be asked."),
        QT_TRANSLATE_NOOP("access", "Nothing is wrong with the profile as far as that tells."),
        QT_TRANSLATE_NOOP("access", "Wait some minutes and test again."),
    ),
    Cause(
        "proxy_in_between",
        (Shows(Sign.HTTP, ("407", "511")),),
        QT_TRANSLATE_NOOP("access", "A proxy answers in place of {host}."),
        QT_TRANSLATE_NOOP("access", "It wants somebody to sign in at the proxy; this program uses none."),
        QT_TRANSLATE_NOOP("access", "Have the proxy let this computer through to the server."),
    ),
    Cause(
        "server_fault",
        (
            Shows(Sign.HTTP, ("500", "501", "502", "504")),
            Shows(
                Sign.SERVICE,
                (
                    "ErrorInternalServerError",
                    "ErrorInternalServerTransientError",
                    "ErrorMailboxStoreUnavailable",
                    "ErrorMailboxMoveInProgress",
                    "ErrorMailboxFailover",
                    "ErrorADUnavailable",
                    "ErrorTimeoutExpired",
                ),
            ),
        ),
        QT_TRANSLATE_NOOP("access", "{host} has trouble of its own."),
        QT_TRANSLATE_NOOP("access", "The web server answered that it failed, or that what stands behind it did."),
        QT_TRANSLATE_NOOP("access", "Wait and test again; if it stays so, the server's log has the reason."),
    ),
    Cause(
        "http_other",
        (Shows(Sign.HTTP),),
        QT_TRANSLATE_NOOP("access", "{host} answers by HTTP in a way that is not expected."),
        QT_TRANSLATE_NOOP("access", "The status below is none that Exchange Web Services give."),
        QT_TRANSLATE_NOOP("access", "Check the URL, and ask the server's administrator."),
    ),
    Cause(
        "mailbox_denied",
        (
            Shows(
                Sign.SERVICE, ("ErrorAccessDenied", "ErrorItemNotFound", "ErrorFolderNotFound"), stages=(Stage.MAILBOX,)
            ),
        ),
        QT_TRANSLATE_NOOP("access", "{user} has no right to that mailbox."),
        QT_TRANSLATE_NOOP("access", "Signing in worked; the mailbox itself is closed to this account."),
        QT_TRANSLATE_NOOP("access", "Grant {user} full access to the mailbox; it takes up to an hour to work."),
    ),
    Cause(
        "mailbox_unknown",
        (Shows(Sign.SERVICE, ("ErrorNonExistentMailbox", "ErrorMissingEmailAddress", "ErrorNoMailbox")),),
        QT_TRANSLATE_NOOP("access", "There is no mailbox with that address."),
        QT_TRANSLATE_NOOP("access", "Signing in worked; the address belongs to no mailbox, or is not its first one."),
        QT_TRANSLATE_NOOP("access", "Check the address of the mailbox, and write its primary one."),
    ),
    Cause(
        "may_not_send",
        (
            Shows(
                Sign.SERVICE, ("ErrorSendAsDenied", "ErrorSendOnBehalfOfDenied", "ErrorAccessDenied"), stages=_SENDING
            ),
        ),
        QT_TRANSLATE_NOOP("access", "{user} may not send for that mailbox."),
        QT_TRANSLATE_NOOP("access", "Neither Send As nor Send on Behalf is granted, or it does not work yet."),
        QT_TRANSLATE_NOOP(
            "access", "Grant the one that the profile's Access Type names; it takes up to an hour to work."
        ),
    ),
    Cause(
        "message_not_sent",
        (
            Shows(
                Sign.SERVICE,
                (
                    "ErrorInvalidRecipients",
                    "ErrorMessageSizeExceeded",
                    "ErrorQuotaExceeded",
                    "ErrorSubmissionQuotaExceeded",
                ),
            ),
        ),
        QT_TRANSLATE_NOOP("access", "Exchange did not send the test message."),
        QT_TRANSLATE_NOOP("access", "The recipient is not accepted, or a limit is reached."),
        QT_TRANSLATE_NOOP("access", "Check the recipient; look at the words below for the limit."),
    ),
    Cause(
        "request_refused",
        (Shows(Sign.SERVICE, ("ErrorSchemaValidation", "ErrorInvalidRequest", "ErrorInvalidServerVersion")),),
        QT_TRANSLATE_NOOP("access", "Exchange does not understand the request."),
        QT_TRANSLATE_NOOP(
            "access", "The server is older than the Email Server Type says, or the fault is this program's."
        ),
        QT_TRANSLATE_NOOP("access", "Check Email Server Type; if it is right, report this with the transcript."),
    ),
    Cause(
        "service_other",
        (Shows(Sign.SERVICE),),
        QT_TRANSLATE_NOOP("access", "Exchange refuses with words of its own."),
        QT_TRANSLATE_NOOP("access", "This program does not know them."),
        QT_TRANSLATE_NOOP("access", "Look at the words below, and ask the administrator of Exchange."),
    ),
)
