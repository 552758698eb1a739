"""Certificates made on the spot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@cache
def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def private_key() -> str:
    """The private key of all of them, as PEM text."""
    return (
        _key()
        .private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        .decode()
    )


def certificate(common_name: str = "Contoso Root CA", days: int = 400) -> x509.Certificate:
    """A certificate that signs itself and is over in so many days, or has been for so many."""
    return _certificate(common_name, days)


@cache
def _certificate(common_name: str, days: int) -> x509.Certificate:
    now = datetime.now(UTC)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Contoso"),
            *([x509.NameAttribute(NameOID.COMMON_NAME, common_name)] if common_name else []),
        ]
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(_key().public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1000))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(_key(), hashes.SHA256())
    )


def der(common_name: str = "Contoso Root CA", days: int = 400) -> bytes:
    """The same as it is in a binary file."""
    return certificate(common_name, days).public_bytes(serialization.Encoding.DER)


def pem(common_name: str = "Contoso Root CA", days: int = 400) -> str:
    """The same as PEM text, as a document holds it."""
    return certificate(common_name, days).public_bytes(serialization.Encoding.PEM).decode().strip()
