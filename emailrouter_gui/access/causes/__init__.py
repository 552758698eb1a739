"""The catalogue: every cause this program can name, as data."""

from .exchange import EXCHANGE
from .grammar import Cause
from .network import NETWORK
from .pop3 import POP3
from .signing_in import SIGNING_IN
from .smtp import SMTP
from .tickets import TICKETS
from .tls import TLS

CATALOGUE: tuple[Cause, ...] = (*NETWORK, *TLS, *SIGNING_IN, *TICKETS, *SMTP, *POP3, *EXCHANGE)
