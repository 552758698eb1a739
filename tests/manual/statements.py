"""What the manual states about outgoing profiles, in sentences of our own; and how a test says which one it proves."""

from __future__ import annotations

import pytest

OF_THE_RULES = (
    # Profile Name
    "A profile cannot be without a name",
    "The name is best chosen to tell server type and direction",
    # Direction
    "Outgoing is for mail that leaves the organization",
    "Once the profile is saved its direction stays",
    # Email Server Type
    "Outgoing mail goes through SMTP or Exchange Online",
    "SMTP stands for Exchange and any other SMTP server",
    "Exchange Online stands for the hosted service",
    # Protocol
    "Exchange Online is spoken to by Exchange Web Services alone",
    "SMTP servers are spoken to by SMTP alone",
    # Authentication Type
    "Outgoing Windows Authentication needs an SMTP server",
    "Clear Text goes with SMTP and with Exchange Online",
    "Exchange Online takes nothing but Clear Text",
    "Clear Text warns that user name and password travel unencrypted",
    "Clear Text advises against networks that are not secure",
    "Clear Text sends you to the email administrator about the right type",
    "Anonymous needs an SMTP server",
    "Anonymous warns that it is for internal servers out of reach from the internet",
    "Anonymous warns that many servers refuse it",
    "Anonymous sends you to the email administrator about the server's requirements",
    # Location
    "The location is called Email Server or Exchange Web Services URL",
    "The location of the server must be given",
    "The location takes the complete URL of the server",
    # Access Credentials
    "Local System Account can be chosen with SMTP and not with Exchange Online",
    "Local System Account is the account of the router's computer",
    "Local System Account needs trust between the router's computer and Exchange",
    "Anonymous leaves Local System Account alone",
    "Other Specified signs in as a given user",
    "The given user needs full access to the mailboxes served",
    "Each further set of credentials needs a further profile",
    "Other Specified demands a user name",
    "Other Specified demands a password",
    "Credentials for Exchange Online are the mailbox owner's or a tenant administrator's",
    "The user name has the form user@full.domain",
    # User Type
    "Exchange Online with Other Specified asks for Administrator or User",
    "Administrator serves many mailboxes by one set of credentials",
    "Administrator allows credentials other than the mailbox's own",
    "User takes the address of the mailbox for the user name",
    "User takes the password from the Password box",
    "Administrator reaches every mailbox of the tenant",
    "Administrator sends either way, by Delegate Access or Send As",
    # Access Type
    "Access Type is asked for an Administrator of Exchange Online and for nobody else",
    "Delegate Access sends on behalf of the mailbox",
    "Delegate Access needs the delegate permission",
    "The router tries to grant a delegate permission that is missing",
    "Send As sends as the mailbox",
    "Send As needs the Send As permission",
)

OF_THE_WINDOW = (
    "The program is called Email Router Configuration Manager",
    "Profiles for outgoing mail can be made and changed",
    "Profiles stand on the Configuration Profiles tab",
    "New begins a profile",
    "Modify opens the profile chosen in the list",
    "What is entered stands on the General tab",
    "OK takes what was entered",
    "Publish saves the profile",
)

STATEMENTS = OF_THE_RULES + OF_THE_WINDOW


def states(statement: str) -> pytest.MarkDecorator:
    """Say that a test proves a statement, which becomes its id.

    Write the statement out where it is used: the list of what is proven is read from the source.
    """
    return pytest.mark.parametrize((), [pytest.param(id=statement)])
