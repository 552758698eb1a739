"""Causes between this computer and the server: the form, the name, the connection, silence and nonsense."""

from emailrouter_gui.access.failures import Sign
from emailrouter_gui.access.steps import Stage
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from .grammar import Cause, Shows

_SECURING = (Stage.TLS, Stage.STARTTLS, Stage.STLS)

NETWORK = (
    Cause(
        "location",
        (Shows(Sign.FORM, ("location",)),),
        QT_TRANSLATE_NOOP("access", "The address of the server cannot be read."),
        QT_TRANSLATE_NOOP("access", "“{location}” is no address that this protocol can use."),
        QT_TRANSLATE_NOOP("access", "Correct it as the message at the field says."),
    ),
    Cause(
        "name_unknown",
        (Shows(Sign.NAME),),
        QT_TRANSLATE_NOOP("access", "There is no server by the name {host}."),
        QT_TRANSLATE_NOOP("access", "The name servers that this computer asks know no address for it."),
        QT_TRANSLATE_NOOP(
            "access", "Check the spelling. If other computers know the name, check the name servers of this one."
        ),
    ),
    Cause(
        "name_not_answered",
        (Shows(Sign.NAME, ("EAI_AGAIN", "EAI_FAIL")), Shows(Sign.SILENT, stages=(Stage.NAME,))),
        QT_TRANSLATE_NOOP("access", "No name server answered about {host}."),
        QT_TRANSLATE_NOOP("access", "This computer has no network, or its name servers cannot be reached."),
        QT_TRANSLATE_NOOP("access", "Check the network of this computer, then test again."),
    ),
    Cause(
        "refused",
        (Shows(Sign.REFUSED),),
        QT_TRANSLATE_NOOP("access", "{host} refuses connections to port {port}."),
        QT_TRANSLATE_NOOP("access", "The computer was reached, but no service listens there, or a firewall says so."),
        QT_TRANSLATE_NOOP(
            "access",
            "Check the port: mail with a user name often goes to 587 or 465. Then see that the service runs and that"
            " firewalls let this computer through.",
        ),
        QT_TRANSLATE_NOOP("access", "Use port 587"),
        {"port": "587"},
        {"protocol": "smtp", "port": "25"},
    ),
    Cause(
        "unreachable",
        (Shows(Sign.UNREACHABLE),),
        QT_TRANSLATE_NOOP("access", "There is no way to {host}."),
        QT_TRANSLATE_NOOP("access", "The network of this computer leads nowhere near the server's address."),
        QT_TRANSLATE_NOOP(
            "access",
            "Check the network, a VPN that may be needed, and whether the server has an address of the kind (IPv4 or"
            " IPv6) that this network carries.",
        ),
    ),
    Cause(
        "connect_silent",
        (Shows(Sign.SILENT, stages=(Stage.CONNECT,)),),
        QT_TRANSLATE_NOOP("access", "{host} did not answer on port {port} within {seconds} s."),
        QT_TRANSLATE_NOOP(
            "access", "The server is off, the address is wrong, or a firewall drops what comes from this computer."
        ),
        QT_TRANSLATE_NOOP("access", "Check address and port; ask whether port {port} is open for this computer."),
    ),
    Cause(
        "greeting_silent",
        (Shows(Sign.SILENT, stages=(Stage.GREETING,)),),
        QT_TRANSLATE_NOOP("access", "{host} took the connection, but said nothing within {seconds} s."),
        QT_TRANSLATE_NOOP(
            "access",
            "Either the port expects TLS from the first byte and waits for it, or the server keeps strangers waiting on"
            " purpose.",
        ),
        QT_TRANSLATE_NOOP(
            "access",
            "Try TLS from the start, or a longer time limit. Port 465 and 995 always speak TLS from the start.",
        ),
        QT_TRANSLATE_NOOP("access", "Use TLS from the start"),
        {"connection_security": "tls"},
        {"encrypted": "no"},
    ),
    Cause(
        "kdc_silent",
        (Shows(Sign.SILENT, ("kdc",)),),
        QT_TRANSLATE_NOOP("access", "The Kerberos server did not answer within {seconds} s."),
        QT_TRANSLATE_NOOP("access", "{host} was reached; the domain controller that issues tickets was not."),
        QT_TRANSLATE_NOOP("access", "Check that this computer reaches its domain controllers, port 88."),
    ),
    Cause(
        "silent",
        (Shows(Sign.SILENT), Shows(Sign.SILENT, ("incomplete",))),
        QT_TRANSLATE_NOOP("access", "{host} stopped answering: nothing complete came within {seconds} s."),
        QT_TRANSLATE_NOOP(
            "access", "The server is overloaded, waits for something else, or a device between holds it up."
        ),
        QT_TRANSLATE_NOOP(
            "access", "Test again; if it stays so, raise the time limit or ask the server's administrator."
        ),
    ),
    Cause(
        "dropped_at_once",
        (Shows(Sign.DROPPED, stages=(Stage.GREETING,)),),
        QT_TRANSLATE_NOOP("access", "{host} closed the connection without a word."),
        QT_TRANSLATE_NOOP(
            "access",
            "It does not serve this computer's address, has too many connections, or expects TLS from the first byte.",
        ),
        QT_TRANSLATE_NOOP(
            "access", "Ask whether this computer's address is allowed there; check port and connection security."
        ),
    ),
    Cause(
        "dropped_in_tls",
        (Shows(Sign.DROPPED, stages=_SECURING), Shows(Sign.DROPPED, ("incomplete",), stages=_SECURING)),
        QT_TRANSLATE_NOOP("access", "{host} closed the connection while TLS was being set up."),
        QT_TRANSLATE_NOOP(
            "access", "The server has no usable certificate, accepts other versions of TLS only, or a firewall cut in."
        ),
        QT_TRANSLATE_NOOP(
            "access", "Check the server's certificate and its TLS settings, and firewalls that inspect TLS."
        ),
    ),
    Cause(
        "dropped",
        (Shows(Sign.DROPPED), Shows(Sign.DROPPED, ("incomplete",))),
        QT_TRANSLATE_NOOP("access", "{host} broke off the connection."),
        QT_TRANSLATE_NOOP("access", "The server, or a device on the way, ended the dialogue without saying why."),
        QT_TRANSLATE_NOOP("access", "Test again; if it stays so, the server's log has the reason."),
    ),
    Cause(
        "other_service",
        (Shows(Sign.NONSENSE, stages=(Stage.GREETING,)),),
        QT_TRANSLATE_NOOP("access", "What answers at {host}, port {port}, is another kind of service."),
        QT_TRANSLATE_NOOP("access", "Its first words are none of a mail server for this protocol."),
        QT_TRANSLATE_NOOP("access", "Check server and port."),
    ),
    Cause(
        "flood",
        (Shows(Sign.NONSENSE, ("flood",)), Shows(Sign.NONSENSE, ("flood",), stages=(Stage.GREETING,))),
        QT_TRANSLATE_NOOP("access", "{host} sends without end."),
        QT_TRANSLATE_NOOP("access", "The answer was longer than any mail server's; the test stopped reading."),
        QT_TRANSLATE_NOOP("access", "Check server and port: this is hardly the service you want."),
    ),
    Cause(
        "nonsense",
        (Shows(Sign.NONSENSE),),
        QT_TRANSLATE_NOOP("access", "The answer of {host} cannot be understood."),
        QT_TRANSLATE_NOOP("access", "It breaks the rules of the protocol; a device between may have changed it."),
        QT_TRANSLATE_NOOP("access", "Look at the transcript, and ask the server's administrator what answers there."),
    ),
    Cause(
        "other",
        (Shows(Sign.OTHER), Shows(Sign.ANSWER), Shows(Sign.LACKS), Shows(Sign.FORM)),
        QT_TRANSLATE_NOOP("access", "The test could not go on."),
        QT_TRANSLATE_NOOP("access", "Something happened that this program does not know."),
        QT_TRANSLATE_NOOP("access", "Test again; if it stays so, report it with the transcript."),
    ),
)
