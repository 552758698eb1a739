"""A certificate authority made on the spot, and certificates good and bad."""

from __future__ import annotations

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from pathlib import Path

HERE = ("localhost", "mail.contoso.test", "127.0.0.1", "::1")
DAY = timedelta(days=1)


class Kind(NamedTuple):
    names: tuple[str, ...] = HERE
    begins: timedelta = -DAY
    ends: timedelta = 365 * DAY
    self_signed: bool = False


KINDS = {
    "good": Kind(),
    "expired": Kind(begins=-20 * DAY, ends=-DAY),
    "not-yet": Kind(begins=5 * DAY, ends=50 * DAY),
    "other-name": Kind(names=("other.fabrikam.test",)),
    "self-signed": Kind(self_signed=True),
    "ends-soon": Kind(ends=9 * DAY + DAY / 2),
}


class Authority:
    """Writes KIND.pem and KIND.key into a directory, for each kind."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named("Contoso Test CA")
        self.pem = self._own_certificate().public_bytes(serialization.Encoding.PEM).decode()
        for kind, wanted in KINDS.items():
            self._issue(kind, wanted)

    def server_context(self, kind: str = "good") -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate(kind), self.key(kind))
        return context

    def server_context_below(self, begins: int, ends: int) -> ssl.SSLContext:
        """Of a server with a good certificate, whose issuer is valid from and to so many days from now."""
        issuer, key = _named("Contoso Test Branch"), ec.generate_private_key(ec.SECP256R1())
        between = (
            self._begun(issuer, self._name, key, Kind(begins=begins * DAY, ends=ends * DAY))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        kind = f"below-{begins}"
        self._issue(kind, Kind(), issuer, key)
        with self.certificate(kind).open("ab") as chain:
            chain.write(between.public_bytes(serialization.Encoding.PEM))
        return self.server_context(kind)

    def appliance(self) -> bytes:
        """A certificate whose number is 0, as old appliances make it for themselves; no library makes one."""
        name = _named("appliance")
        number = 77
        begun = x509.CertificateBuilder(
            name, name, self._key.public_key(), number, datetime.now(UTC), datetime.now(UTC)
        )
        der = begun.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
        return der.replace(bytes((2, 1, number)), bytes((2, 1, 0)), 1)

    def twofold(self) -> bytes:
        """A certificate that says its names twice, which no library makes: another extension is renamed."""
        name, names = _named("twofold"), [x509.DNSName("twofold")]
        begun = x509.CertificateBuilder(name, name, self._key.public_key(), 77, datetime.now(UTC), datetime.now(UTC))
        for each in (x509.SubjectAlternativeName(names), x509.IssuerAlternativeName(names)):
            begun = begun.add_extension(each, critical=False)
        der = begun.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
        return der.replace(b"\x55\x1d\x12", b"\x55\x1d\x11")

    def certificate(self, kind: str) -> Path:
        return self.directory / f"{kind}.pem"

    def key(self, kind: str) -> Path:
        return self.directory / f"{kind}.key"

    def _own_certificate(self) -> x509.Certificate:
        usage = x509.KeyUsage(True, False, False, False, False, True, True, False, False)
        return (
            self._begun(self._name, self._name, self._key, Kind(ends=3650 * DAY))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self._key.public_key()), critical=False)
            .sign(self._key, hashes.SHA256())
        )

    def _issue(
        self, kind: str, wanted: Kind, by: x509.Name | None = None, by_key: ec.EllipticCurvePrivateKey | None = None
    ) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        subject = _named(wanted.names[0])
        issuer, signer = (subject, key) if wanted.self_signed else (by or self._name, by_key or self._key)
        made = (
            self._begun(subject, issuer, key, wanted)
            .add_extension(x509.SubjectAlternativeName([_alternative(name) for name in wanted.names]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
            .sign(signer, hashes.SHA256())
        )
        self.certificate(kind).write_bytes(made.public_bytes(serialization.Encoding.PEM))
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        self.key(kind).write_bytes(private)

    def _begun(
        self, subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, wanted: Kind
    ) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        return x509.CertificateBuilder(
            issuer, subject, key.public_key(), x509.random_serial_number(), now + wanted.begins, now + wanted.ends
        )


def _named(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
