"""Requests to Exchange Web Services and what their answers say; elements stand in the order of the published schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from .failures import Failure, Sign

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"
_MESSAGES = "http://schemas.microsoft.com/exchange/services/2006/messages"
_TYPES = "http://schemas.microsoft.com/exchange/services/2006/types"
_SUCCESS = "NoError"


class Folder(NamedTuple):
    """A mailbox's folder, as far as it tells."""

    name: str
    messages: str


def folder_request(version: str, mailbox: str) -> bytes:
    """Ask for the inbox of a mailbox; "" is the mailbox of whoever asks."""
    return _envelope(
        version,
        "<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape><m:FolderIds>"
        f'<t:DistinguishedFolderId Id="inbox">{_mailbox(mailbox)}</t:DistinguishedFolderId>'
        "</m:FolderIds></m:GetFolder>",
    )


def message_request(version: str, *, subject: str, body: str, to: str, sent_for: str) -> bytes:
    """Send a message and keep no copy; ``sent_for`` becomes From where it is given.

    Whether that is "on behalf of" or "as" is decided by the rights that the server holds, not by the request.
    """
    sender = f"<t:From>{_mailbox(sent_for)}</t:From>" if sent_for else ""
    return _envelope(
        version,
        f'<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:Message><t:Subject>{escape(subject)}</t:Subject>'
        f'<t:Body BodyType="Text">{escape(body)}</t:Body>'
        f"<t:ToRecipients>{_mailbox(to)}</t:ToRecipients>{sender}</t:Message></m:Items></m:CreateItem>",
    )


def read_folder(answer: bytes) -> Folder:
    """The folder in an answer. Raises Failure for what the server refused, and for what is no answer."""
    message = _message_in(answer)
    name = message.findtext(f".//{{{_TYPES}}}DisplayName") or "inbox"
    return Folder(name, message.findtext(f".//{{{_TYPES}}}TotalCount") or "0")


def read_sent(answer: bytes) -> None:
    """Nothing, when the message was taken. Raises Failure."""
    _message_in(answer)


def is_answer(content: bytes) -> bool:
    """Whether this comes from Exchange Web Services, be it a refusal."""
    try:
        _parsed(content)
    except Failure:
        return False
    return True


def _message_in(answer: bytes) -> Element:
    root = _parsed(answer)
    fault = root.find(f".//{{{_ENVELOPE}}}Fault")
    if fault is not None:
        code = fault.findtext(".//{*}ResponseCode") or fault.findtext("faultcode", "").rpartition(":")[2]
        raise _refused(code, fault.findtext("faultstring", ""))
    messages = root.find(f".//{{{_MESSAGES}}}ResponseMessages")
    if messages is None or not len(messages):
        raise Failure(Sign.NONSENSE)
    message = messages[0]
    code = message.findtext(f"{{{_MESSAGES}}}ResponseCode", "")
    if code != _SUCCESS:
        raise _refused(code, message.findtext(f"{{{_MESSAGES}}}MessageText", ""))
    return message


def _refused(code: str, words: str) -> Failure:
    """The code is told, too: there are hundreds, and the words are often the same."""
    return Failure(Sign.SERVICE, code, ": ".join(filter(None, (code, words))))


def _parsed(content: bytes) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Failure(Sign.NONSENSE, answer=f"{type(error).__name__}: {error}") from None
    if root.tag != f"{{{_ENVELOPE}}}Envelope":
        raise Failure(Sign.NONSENSE, answer=root.tag)
    return root


def _mailbox(address: str) -> str:
    return f"<t:Mailbox><t:EmailAddress>{escape(address)}</t:EmailAddress></t:Mailbox>" if address else ""


def _envelope(version: str, operation: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="{_ENVELOPE}" xmlns:m="{_MESSAGES}"'
        f' xmlns:t="{_TYPES}"><s:Header><t:RequestServerVersion Version={quoteattr(version)}/></s:Header>'
        f"<s:Body>{operation}</s:Body></s:Envelope>"
    ).encode()
