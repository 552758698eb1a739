"""A strict peer for Exchange Web Services: TLS, Basic, NTLM and Negotiate, elements in the order of the schema, rights.

What it lets whom do is our own model; the order of elements is that of Microsoft's published messages.xsd and
types.xsd.
"""

from __future__ import annotations

import base64
import contextlib
import http.server
import threading
import time
from typing import TYPE_CHECKING, Any, Self
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.sax.saxutils import escape

from .people import ALICE, BOB, DOMAIN, PASSWORDS, ROUTER

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

S = "{http://schemas.xmlsoap.org/soap/envelope/}"
M = "{http://schemas.microsoft.com/exchange/services/2006/messages}"
T = "{http://schemas.microsoft.com/exchange/services/2006/types}"
URL = "/EWS/Exchange.asmx"
FULL_ACCESS = {(ROUTER, ALICE), (ROUTER, BOB)}
SEND_AS = {(ROUTER, ALICE)}

# The children that each element must have, in this order; "?" may be left out.
ORDER: dict[str, tuple[str, ...]] = {
    f"{S}Envelope": (f"{S}Header", f"{S}Body"),
    f"{S}Header": (f"{T}RequestServerVersion",),
    f"{M}GetFolder": (f"{M}FolderShape", f"{M}FolderIds"),
    f"{M}FolderShape": (f"{T}BaseShape",),
    f"{M}FolderIds": (f"{T}DistinguishedFolderId",),
    f"{T}DistinguishedFolderId": (f"?{T}Mailbox",),
    f"{T}Mailbox": (f"{T}EmailAddress",),
    f"{M}CreateItem": (f"{M}Items",),
    f"{M}Items": (f"{T}Message",),
    f"{T}Message": (f"{T}Subject", f"{T}Body", f"?{T}Sender", f"{T}ToRecipients", f"?{T}From"),
    f"{T}ToRecipients": (f"{T}Mailbox",),
    f"{T}From": (f"{T}Mailbox",),
}
ATTRIBUTES = {
    f"{T}RequestServerVersion": {"Version": {"Exchange2007_SP1", "Exchange2010", "Exchange2013_SP1"}},
    f"{T}DistinguishedFolderId": {"Id": {"inbox"}},
    f"{M}CreateItem": {"MessageDisposition": {"SendOnly"}},
    f"{T}Body": {"BodyType": {"Text"}},
}


def fault_in(element: Element) -> str:
    """What is wrong with a request by the schema; "" when nothing."""
    wanted = ORDER.get(element.tag)
    found = [child.tag for child in element]
    if wanted is not None:
        needed = [tag for tag in wanted if not tag.startswith("?")]
        known = [tag.removeprefix("?") for tag in wanted]
        if found != [tag for tag in known if tag in found] or any(tag not in found for tag in needed):
            return f"{element.tag}: {found}"
    elif element.tag != f"{S}Body" and found:
        return f"{element.tag} has children: {found}"
    for name, allowed in ATTRIBUTES.get(element.tag, {}).items():
        if element.get(name) not in allowed:
            return f"{element.tag} {name}={element.get(name)}"
    return next((fault for child in element if (fault := fault_in(child))), "")


class Exchange:
    """``requests`` keeps what came, ``sent`` who sent as whom, ``recipients`` to whom; ``schemes`` are offered thus.

    elsewhere   where "/elsewhere" sends whoever has signed in
    everywhere  the page that every request gets; "" for what its path says
    joined      a way to sign in that stands before the others in one header with them
    """

    def __init__(self, context: ssl.SSLContext, schemes: tuple[str, ...] = ("Basic",)) -> None:
        self.schemes = schemes
        self.requests: list[tuple[str, str]] = []
        self.sent: list[tuple[str, str]] = []
        self.recipients: list[str] = []
        self.over = threading.Event()
        self.refusals: dict[str, str] = {}
        self.elsewhere = self.everywhere = self.joined = ""
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.exchange = self
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.port: int = self._server.server_address[1]

    def url(self, path: str = URL, host: str = "localhost") -> str:
        return f"https://{host}:{self.port}{path}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, user: str, raw: bytes) -> tuple[int, str]:
        """Status and body for a request of somebody who has signed in."""
        try:
            root = fromstring(raw)  # noqa: S314 - written by the program under test
        except ParseError as error:
            return 500, _fault("ErrorSchemaValidation", str(error))
        wrong = fault_in(root)
        if wrong:
            return 500, _fault("ErrorSchemaValidation", wrong)
        operation = root.find(f"{S}Body")[0]  # type: ignore[index]  # the order was checked
        name = operation.tag.removeprefix(M)
        code = self.refusals.get(name) or (self._folder if name == "GetFolder" else self._item)(user, operation)
        return 200, _response(name, code)

    def _folder(self, user: str, operation: Element) -> str:
        mailbox = operation.findtext(f".//{T}EmailAddress") or user
        if mailbox not in PASSWORDS:
            return "ErrorNonExistentMailbox"
        return "NoError" if mailbox == user or (user, mailbox) in FULL_ACCESS else "ErrorAccessDenied"

    def _item(self, user: str, operation: Element) -> str:
        sender = operation.findtext(f".//{T}From//{T}EmailAddress") or user
        if sender != user and (user, sender) not in SEND_AS:
            return "ErrorSendAsDenied"
        self.sent.append((user, sender))
        self.recipients.append(operation.findtext(f".//{T}ToRecipients//{T}EmailAddress") or "")
        return "NoError"


def _envelope(body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="{S[1:-1]}" xmlns:m="{M[1:-1]}"'
        f' xmlns:t="{T[1:-1]}"><s:Body>{body}</s:Body></s:Envelope>'
    )


def _fault(code: str, words: str) -> str:
    errors = "http://schemas.microsoft.com/exchange/services/2006/errors"
    return _envelope(
        f"<s:Fault><faultcode>a:{code}</faultcode><faultstring>{escape(words)}</faultstring>"
        f'<detail><e:ResponseCode xmlns:e="{errors}">{code}</e:ResponseCode></detail></s:Fault>'
    )


def _response(operation: str, code: str) -> str:
    good = code == "NoError"
    inside = {
        "GetFolder": "<m:Folders><t:Folder><t:DisplayName>Inbox</t:DisplayName><t:TotalCount>3</t:TotalCount>"
        "</t:Folder></m:Folders>",
        "CreateItem": "<m:Items/>",
    }[operation]
    words = "" if good else f"<m:MessageText>Refused: {code}</m:MessageText>"
    return _envelope(
        f"<m:{operation}Response><m:ResponseMessages><m:{operation}ResponseMessage"
        f' ResponseClass="{"Success" if good else "Error"}">{words}<m:ResponseCode>{code}</m:ResponseCode>'
        f"{inside if good else ''}</m:{operation}ResponseMessage></m:ResponseMessages></m:{operation}Response>"
    )


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    exchange: Exchange

    def handle_error(self, request: object, client_address: object) -> None:
        """The client went away, which is what tests make clients do."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        authorization = self.headers.get("Authorization", "")
        self.server.exchange.requests.append((self.path, authorization))
        page = PAGES.get(self.server.exchange.everywhere or self.path.removesuffix(URL))
        if page:
            page(self)
        elif self.path != URL:
            self.answer(404, "<html>404 - File or directory not found.</html>", "text/html")
        else:
            self._sign_in(authorization, body)

    def answer(self, status: int, text: str, kind: str = "text/xml; charset=utf-8", **headers: str | list[str]) -> None:
        raw = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(raw)))
        for name, values in headers.items():
            for value in [values] if isinstance(values, str) else values:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(raw)

    def _sign_in(self, authorization: str, body: bytes) -> None:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() not in {offer.split()[0].lower() for offer in self.server.exchange.schemes}:
            self._refuse()
        elif scheme == "Basic":
            user, _, password = base64.b64decode(token).decode().partition(":")
            self._go_on(user if PASSWORDS.get(user) == password else "", body)
        else:
            self._go_on_with_token(scheme, base64.b64decode(token), body)

    def _go_on_with_token(self, scheme: str, token: bytes, body: bytes) -> None:
        import spnego

        try:
            if token.startswith(b"NTLMSSP\0"):
                if token[8] == 1:
                    self._context = spnego.server(protocol="ntlm")
                    challenge = self._context.step(token) or b""
                    self._refuse(f"{scheme} {base64.b64encode(challenge).decode()}")
                    return
                context: Any = self._context
            else:
                context = spnego.server(hostname="localhost", service="HTTP", protocol="kerberos")
            context.step(token)
            principal = context.client_principal
        except Exception:  # noqa: BLE001 - whatever it is: not signed in
            principal = ""
        name = principal.rpartition("\\")[2].partition("@")[0].lower()
        self._go_on(f"{name}@{DOMAIN}" if name else "", body)

    def _go_on(self, user: str, body: bytes) -> None:
        if not user:
            self._refuse()
            return
        status, text = self.server.exchange.answer(user, body)
        self.answer(status, text)

    def _refuse(self, *offers: str) -> None:
        realm = {"Basic": 'Basic realm="contoso.test"'}
        said = list(offers) or [realm.get(s, s) for s in self.server.exchange.schemes]
        first = self.server.exchange.joined
        self.answer(401, "", WWW_Authenticate=", ".join([first, *said]) if first else said)


DECLARED = '<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def bomb(declared: str = DECLARED) -> str:
    """A good answer but for its entities: whoever expands them finds nothing wrong with it."""
    head, end, answer = _response("GetFolder", "NoError").partition("?>")
    return head + end + declared + (answer.replace("Inbox", "&b;") if declared else answer)


def _wait(handler: _Handler) -> None:
    handler.server.exchange.over.wait(60)


def _drop(handler: _Handler) -> None:
    handler.close_connection = True


def _drip(handler: _Handler) -> None:
    handler.send_response(401)
    handler.flush_headers()
    while not handler.server.exchange.over.is_set():
        handler.wfile.write(b"X-Wait: 1\r\n")
        handler.wfile.flush()
        time.sleep(0.1)


def _bomb(handler: _Handler) -> None:
    if handler.headers.get("Authorization"):
        handler.answer(200, bomb())
    else:
        handler.answer(401, "", WWW_Authenticate="Basic")


def _send_elsewhere(handler: _Handler) -> None:
    if handler.headers.get("Authorization"):
        handler.answer(307, "", Location=handler.server.exchange.elsewhere)
    else:
        handler.answer(401, "", WWW_Authenticate="Basic")


def _flood(handler: _Handler) -> None:
    handler.send_response(401)
    handler.send_header("Content-Length", str(100_000_000))
    handler.end_headers()
    for _ in range(1600):
        handler.wfile.write(b"x" * 65536)


def _close_each_time(handler: _Handler) -> None:
    handler.close_connection = True
    scheme, _, token = handler.headers.get("Authorization", "").partition(" ")
    if not scheme:
        handler.answer(401, "", WWW_Authenticate="Basic", Connection="close")
    else:
        user = base64.b64decode(token).decode().partition(":")[0]
        status, text = 200, _response("GetFolder", "NoError" if user else "ErrorAccessDenied")
        handler.answer(status, text, Connection="close")


def _say(handler: _Handler, answer: str) -> None:
    """Say it as it stands, and hang up without the goodbye of TLS."""
    handler.close_connection = True
    handler.wfile.write(answer.replace("\n", "\r\n").encode())


def _without_length(handler: _Handler) -> None:
    if handler.headers.get("Authorization"):
        _say(handler, "HTTP/1.0 200 OK\n\n" + _response("GetFolder", "NoError"))
    else:
        _say(handler, "HTTP/1.0 401 No\nWWW-Authenticate: Basic\n\nsign in")


def _close_unannounced(handler: _Handler) -> None:
    if handler.headers.get("Authorization"):
        handler.answer(200, _response("GetFolder", "NoError"))
    else:
        handler.answer(401, "", WWW_Authenticate="Basic")
        handler.close_connection = True


def _close_between_tokens(handler: _Handler) -> None:
    import spnego

    scheme, _, token = handler.headers.get("Authorization", "").partition(" ")
    if scheme != "NTLM":
        handler.answer(401, "", WWW_Authenticate="NTLM")
        return
    challenge = spnego.server(protocol="ntlm").step(base64.b64decode(token)) or b""
    handler.close_connection = True
    handler.answer(401, "", WWW_Authenticate=f"NTLM {base64.b64encode(challenge).decode()}", Connection="close")


def _piece_of_no_length(handler: _Handler) -> None:
    if handler.headers.get("Authorization"):
        _say(handler, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n-5\njunk\n")
    else:
        handler.answer(401, "", WWW_Authenticate="Basic")


PAGES: dict[str, Callable[[_Handler], None]] = {
    "/owa": lambda handler: handler.answer(200, "<!DOCTYPE html><html>Outlook: sign in</html>", "text/html"),
    "/redirect": lambda handler: handler.answer(302, "", Location="https://login.fabrikam.test/"),
    "/busy": lambda handler: handler.answer(503, "Service Unavailable", "text/plain", Retry_After="30"),
    "/broken": lambda handler: handler.answer(500, "<html>Runtime Error</html>", "text/html"),
    "/blocked": lambda handler: handler.answer(403, "EWS is blocked (EwsEnabled)", "text/plain"),
    "/proxy": lambda handler: handler.answer(407, "", Proxy_Authenticate="Basic"),
    "/teapot": lambda handler: handler.answer(418, "", "text/plain"),
    "/silent": _wait,
    "/dropping": _drop,
    "/drip": _drip,
    "/bomb": _bomb,
    "/elsewhere": _send_elsewhere,
    "/flood": _flood,
    "/closing": _close_each_time,
    "/without-length": _without_length,
    "/gone": _close_unannounced,
    "/cut-short": lambda handler: _say(handler, "HTTP/1.0 503 Busy\nContent-Length: 500\n\n<html>"),
    "/cut-in-headers": lambda handler: _say(handler, "HTTP/1.1 401 No\nWWW-Authen"),
    "/old-proxy": lambda handler: _say(handler, "HTTP/1.0 503 Busy\n\n<html>"),
    "/between-tokens": _close_between_tokens,
    "/no-length-of-piece": _piece_of_no_length,
    "/never-challenging": lambda handler: handler.answer(401, "", WWW_Authenticate=["Negotiate", "NTLM"]),
    "/refusing-tickets": lambda handler: handler.answer(401, "", WWW_Authenticate="Negotiate"),
    "/network-access": lambda handler: handler.answer(511, "<html>Welcome to our hotel</html>", "text/html"),
}


@contextlib.contextmanager
def exchange(context: ssl.SSLContext, *schemes: str) -> Iterator[Exchange]:
    with Exchange(context, schemes or ("Basic",)) as server:
        yield server
