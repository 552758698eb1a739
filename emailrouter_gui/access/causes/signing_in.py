"""Causes that keep somebody from signing in, apart from Kerberos."""

from emailrouter_gui.access.failures import Sign
from emailrouter_gui.access.steps import Stage
from emailrouter_gui.rules.text import QT_TRANSLATE_NOOP

from .grammar import Cause, Shows

_HERE = (Stage.AUTHENTICATE,)
_REFUSED = ("535", "535-")

SIGNING_IN = (
    Cause(
        "nothing_to_send",
        (Shows(Sign.FORM, ("nothing_to_send",)),),
        QT_TRANSLATE_NOOP("access", "The Local System Account has no password that could be sent."),
        QT_TRANSLATE_NOOP("access", "Clear Text sends a user name and a password; this profile has neither."),
        QT_TRANSLATE_NOOP("access", "Choose Other Specified and name a user, or choose Windows Authentication."),
        QT_TRANSLATE_NOOP("access", "Use Other Specified"),
        {"credentials": "other_specified"},
    ),
    Cause(
        "password_missing",
        (Shows(Sign.FORM, ("password",)),),
        QT_TRANSLATE_NOOP("access", "There is no password to sign in with."),
        QT_TRANSLATE_NOOP("access", "None is typed, and the keyring of this workstation holds none for this profile."),
        QT_TRANSLATE_NOOP("access", "Type the password, then test again."),
    ),
    Cause(
        "user_name_missing",
        (Shows(Sign.FORM, ("user_name",)),),
        QT_TRANSLATE_NOOP("access", "There is no user name to sign in with."),
        QT_TRANSLATE_NOOP("access", "Other Specified needs one."),
        QT_TRANSLATE_NOOP("access", "Type the user name, then test again."),
    ),
    Cause(
        "mailbox_missing",
        (Shows(Sign.FORM, ("mailbox",)),),
        QT_TRANSLATE_NOOP("access", "The test needs the address of a mailbox."),
        QT_TRANSLATE_NOOP("access", "This profile serves mailboxes that it does not name; one is needed to try it on."),
        QT_TRANSLATE_NOOP("access", "Give the address of a mailbox that the router shall serve, then test again."),
    ),
    Cause(
        "ntlm_needs_password",
        (Shows(Sign.FORM, ("ntlm_needs_password",)),),
        QT_TRANSLATE_NOOP("access", "The current account cannot sign in by NTLM on this system."),
        QT_TRANSLATE_NOOP("access", "Only Windows hands out its own credentials for NTLM."),
        QT_TRANSLATE_NOOP("access", "Test on a Windows computer of the domain, or choose Other Specified."),
    ),
    Cause(
        "auth_missing",
        (Shows(Sign.LACKS, ("auth",)),),
        QT_TRANSLATE_NOOP("access", "{host} does not let anybody sign in on port {port}."),
        QT_TRANSLATE_NOOP("access", "It offers no AUTH, as ports meant for other mail servers do."),
        QT_TRANSLATE_NOOP("access", "Use the port for sending mail, 587 as a rule, or choose Anonymous."),
        QT_TRANSLATE_NOOP("access", "Use port 587"),
        {"port": "587"},
        {"port": "25"},
    ),
    Cause(
        "auth_after_tls",
        (Shows(Sign.LACKS, ("auth_before_tls",)),),
        QT_TRANSLATE_NOOP("access", "{host} lets nobody sign in before the connection is encrypted."),
        QT_TRANSLATE_NOOP("access", "It offers STARTTLS, and AUTH most likely only after that."),
        QT_TRANSLATE_NOOP("access", "Require STARTTLS."),
        QT_TRANSLATE_NOOP("access", "Switch to STARTTLS"),
        {"connection_security": "starttls"},
    ),
    Cause(
        "clear_text_missing",
        (Shows(Sign.LACKS, ("clear_text",)),),
        QT_TRANSLATE_NOOP("access", "{host} does not accept Clear Text."),
        QT_TRANSLATE_NOOP("access", "It offers {offered}, but not {wanted}. The password was not sent."),
        QT_TRANSLATE_NOOP(
            "access",
            "Choose Windows Authentication if NTLM, GSSAPI or Negotiate is among them. Exchange Online has offered no"
            " Basic for Exchange Web Services since the end of 2022.",
        ),
        since="2022-12-31",
    ),
    Cause(
        "windows_missing",
        (Shows(Sign.LACKS, ("windows",)),),
        QT_TRANSLATE_NOOP("access", "{host} does not accept Windows Authentication."),
        QT_TRANSLATE_NOOP("access", "It offers {offered}, but not {wanted}."),
        QT_TRANSLATE_NOOP(
            "access", "Choose Clear Text if PLAIN, LOGIN or Basic is among them, and encrypt the connection."
        ),
        QT_TRANSLATE_NOOP("access", "Use Clear Text"),
        {"authentication": "clear_text"},
    ),
    Cause(
        "layer_demanded",
        (Shows(Sign.LACKS, ("no_layer",)),),
        QT_TRANSLATE_NOOP("access", "{host} insists on a security layer of Kerberos inside the connection."),
        QT_TRANSLATE_NOOP("access", "Mail programs use TLS instead and do not offer such a layer."),
        QT_TRANSLATE_NOOP("access", "Have the server accept GSSAPI without a layer."),
    ),
    Cause(
        "wrong_password",
        (Shows(Sign.ANSWER, ("535",), stages=_HERE),),
        QT_TRANSLATE_NOOP("access", "{host} refuses the user name or the password."),
        QT_TRANSLATE_NOOP("access", "It does not say which of the two; the account may also be locked or disabled."),
        QT_TRANSLATE_NOOP("access", "Check user name {user} and type the password again. It was tried once only."),
    ),
    Cause(
        "basic_disabled",
        (Shows(Sign.ANSWER, _REFUSED, r"5\.7\.139.*basic authentication is disabled"),),
        QT_TRANSLATE_NOOP("access", "The organization has switched off signing in with a password."),
        QT_TRANSLATE_NOOP(
            "access", "A policy of the tenant blocks it for this account; another password will not help."
        ),
        QT_TRANSLATE_NOOP(
            "access", "Have the authentication policy of the tenant allow SMTP AUTH for this account, or use a relay."
        ),
        since="2026-11-23",
    ),
    Cause(
        "smtp_auth_disabled",
        (Shows(Sign.ANSWER, _REFUSED, r"5\.7\.139.*SmtpClientAuthentication is disabled"),),
        QT_TRANSLATE_NOOP("access", "Sending by SMTP with a password is off for this tenant or mailbox."),
        QT_TRANSLATE_NOOP("access", "Exchange Online has a switch for the tenant and one for each mailbox."),
        QT_TRANSLATE_NOOP(
            "access",
            "Have an administrator run “Set-CASMailbox {user} -SmtpClientAuthenticationDisabled $false”.",
        ),
        since="2026-11-23",
    ),
    Cause(
        "sign_in_policy",
        (Shows(Sign.ANSWER, _REFUSED, r"5\.7\.139.*(security defaults|criteria|conditional access|locked)"),),
        QT_TRANSLATE_NOOP("access", "A security policy of the organization stops this sign-in."),
        QT_TRANSLATE_NOOP("access", "Security defaults, Conditional Access or a lock decide before the password does."),
        QT_TRANSLATE_NOOP("access", "Have an administrator look at the sign-in log of {user} and except this account."),
        since="2026-11-23",
    ),
    Cause(
        "basic_retired",
        (Shows(Sign.ANSWER, ("550",), r"5\.7\.30"),),
        QT_TRANSLATE_NOOP("access", "The service no longer accepts passwords by SMTP."),
        QT_TRANSLATE_NOOP(
            "access",
            "Announced by Microsoft: off by default from the end of December 2026; tenants may switch it on again.",
        ),
        QT_TRANSLATE_NOOP("access", "Check Microsoft's current page; otherwise send through a relay of your own."),
        since="2026-12-31",
    ),
    Cause(
        "app_password",
        (
            Shows(
                Sign.ANSWER,
                ("534", *_REFUSED, "-ERR"),
                r"application-specific password|app password|InvalidSecondFactor",
            ),
        ),
        QT_TRANSLATE_NOOP("access", "{host} wants a password made for this program."),
        QT_TRANSLATE_NOOP("access", "The account uses a second factor; its usual password is not accepted here."),
        QT_TRANSLATE_NOOP("access", "Make an app password in the account's settings and type it here."),
    ),
    Cause(
        "mechanism_refused",
        (Shows(Sign.ANSWER, ("504", "534", "535-"), stages=_HERE), Shows(Sign.HTTP, ("401-",))),
        QT_TRANSLATE_NOOP("access", "{host} offers a way to sign in that it does not carry out."),
        QT_TRANSLATE_NOOP("access", "It finds the mechanism unknown or too weak."),
        QT_TRANSLATE_NOOP("access", "Choose another Authentication Type, and encrypt the connection."),
    ),
    Cause(
        "connection_not_kept",
        (Shows(Sign.LACKS, ("kept_connection",)),),
        QT_TRANSLATE_NOOP("access", "{host} closes the connection in the midst of signing in."),
        QT_TRANSLATE_NOOP("access", "NTLM takes two requests on one connection. The password was not judged."),
        QT_TRANSLATE_NOOP(
            "access", "Have a proxy or load balancer before the server keep connections, or choose Clear Text."
        ),
    ),
    Cause(
        "auth_unavailable",
        (Shows(Sign.ANSWER, ("421", "432", "451", "454"), stages=_HERE),),
        QT_TRANSLATE_NOOP("access", "{host} cannot check passwords at the moment."),
        QT_TRANSLATE_NOOP("access", "Its directory of users does not answer, or too many signed in at once."),
        QT_TRANSLATE_NOOP("access", "Wait a little and test again; user name and password may well be right."),
    ),
    Cause(
        "encryption_demanded",
        (
            Shows(Sign.ANSWER, ("530", "538"), r"STARTTLS|encryption required"),
            Shows(Sign.ANSWER, ("538",), stages=_HERE),
        ),
        QT_TRANSLATE_NOOP("access", "{host} demands an encrypted connection first."),
        QT_TRANSLATE_NOOP("access", "It takes neither mail nor passwords before STARTTLS."),
        QT_TRANSLATE_NOOP("access", "Require STARTTLS."),
        QT_TRANSLATE_NOOP("access", "Switch to STARTTLS"),
        {"connection_security": "starttls"},
    ),
    Cause(
        "sign_in_failed",
        (Shows(Sign.ANSWER, stages=_HERE),),
        QT_TRANSLATE_NOOP("access", "Signing in at {host} failed."),
        QT_TRANSLATE_NOOP("access", "The server's words say why; this program does not know them."),
        QT_TRANSLATE_NOOP("access", "Look at the words below, and ask the server's administrator."),
    ),
)
