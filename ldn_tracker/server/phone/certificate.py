"""The authority that a phone learns to trust, and the certificate it gave to this machine.

The authority vouches for this machine and for nothing else: its name constraints (RFC 5280,
4.2.1.10) hold one name and one address. Its key never leaves the folder.
"""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Network, ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_DAYS = 3650
SITE_DAYS = 390  # phones refuse what is good for longer than 398 days
RENEW_DAYS = 60  # before it runs out
CLOCK = timedelta(days=1)  # a phone's clock may be behind
CURVE = ec.SECP256R1()


@dataclass(frozen=True)
class KeptCertificate:
    """What is kept in a folder, as the server uses it."""

    site: Path  # key and certificate of this machine, as PEM
    authority: bytes  # what a phone installs, as DER
    fingerprint: str  # of the authority: SHA-256 in pairs of hexadecimal digits
    is_new: bool  # the authority was made now, so no phone knows it yet


@dataclass(frozen=True)
class Pair:
    """A key and the certificate that belongs to it."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    def ends_within(self, days: int, at: datetime) -> bool:
        """Whether it runs out in fewer than `days` days from `at`."""
        return self.certificate.not_valid_after_utc < at + timedelta(days=days)


def keep(folder: Path, *, host: str, machine: str, name: str, at: datetime) -> KeptCertificate:
    """The certificate for `host`, made or renewed where it has to be.

    `host` is what stands in the address that phones open; `machine` the name of this
    machine in its network, `name` what phones call the authority.
    A phone has to install the authority anew only when the host is another one than before, or
    after ten years.
    """
    authority = _read(folder / "authority.pem")
    is_new = (
        authority is None
        or authority.ends_within(SITE_DAYS, at)
        or _permitted(authority.certificate) != _subtrees(host, machine)
    )
    if is_new or authority is None:
        authority = make_authority(_subtrees(host, machine), name=name, at=at)
        _write(folder / "authority.pem", authority)
    site = _read(folder / "site.pem")
    if is_new or site is None or site.ends_within(RENEW_DAYS, at):
        _write(folder / "site.pem", make_site(authority, host=host, at=at))
    return KeptCertificate(
        site=folder / "site.pem",
        authority=authority.certificate.public_bytes(serialization.Encoding.DER),
        fingerprint=authority.certificate.fingerprint(hashes.SHA256()).hex(":").upper(),
        is_new=is_new,
    )


def make_authority(permitted: list[x509.GeneralName], *, name: str, at: datetime) -> Pair:
    """An authority that can vouch for what is permitted alone, and for no other authority."""
    key = ec.generate_private_key(CURVE)
    builder = _builder(_name(name), _name(name), key, at, AUTHORITY_DAYS)
    for extension in (
        x509.BasicConstraints(ca=True, path_length=0),
        _usage(signs=True),
        x509.NameConstraints(permitted_subtrees=permitted, excluded_subtrees=None),
    ):
        builder = builder.add_extension(extension, critical=True)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    builder = builder.add_extension(identifier, critical=False)
    return Pair(key, builder.sign(key, hashes.SHA256()))


def make_site(authority: Pair, *, host: str, at: datetime) -> Pair:
    """A certificate of the authority for `host`, with a key of its own."""
    key = ec.generate_private_key(CURVE)
    # No name of a host: some take that for a name the certificate is for, and refuse an address.
    name = _name("LDN tracker, at home")
    builder = _builder(name, authority.certificate.subject, key, at, SITE_DAYS)
    issuer = authority.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    by = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer.value)
    for extension, is_critical in (
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (_usage(signs=False), True),
        (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False),
        (x509.SubjectAlternativeName([_general(host)]), False),
        (by, False),
    ):
        builder = builder.add_extension(extension, critical=is_critical)
    return Pair(key, builder.sign(authority.key, hashes.SHA256()))


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, at: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - CLOCK)
        .not_valid_after(at + timedelta(days=days))
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _usage(*, signs: bool) -> x509.KeyUsage:
    unused = ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
    rest = dict.fromkeys((*unused, "encipher_only", "decipher_only"), False)
    return x509.KeyUsage(digital_signature=not signs, key_cert_sign=signs, crl_sign=signs, **rest)


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _subtrees(host: str, machine: str) -> list[x509.GeneralName]:
    """A name and an address each time: of a kind that is not listed everything would be allowed."""
    try:
        return [x509.DNSName(machine), x509.IPAddress(IPv4Network(host))]
    except ValueError:
        return [x509.DNSName(host), x509.IPAddress(IPv4Network("127.0.0.1"))]


def _permitted(certificate: x509.Certificate) -> list[x509.GeneralName] | None:
    constraints = certificate.extensions.get_extension_for_class(x509.NameConstraints)
    return constraints.value.permitted_subtrees


def _read(path: Path) -> Pair | None:
    """The pair in a file; None where there is none, or none that can be used."""
    try:
        data = path.read_bytes()
        key = serialization.load_pem_private_key(data, None)
        certificate = x509.load_pem_x509_certificate(data)
    except (OSError, ValueError):
        return None
    path.chmod(0o600)
    is_ours = isinstance(key, ec.EllipticCurvePrivateKey)
    return Pair(key, certificate) if is_ours else None


def _write(path: Path, pair: Pair) -> None:
    """Key and certificate in one file (0600), renamed into place: never one without the other."""
    private = pair.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    draft = path.with_suffix(".part")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(private + pair.certificate.public_bytes(serialization.Encoding.PEM))
    draft.replace(path)
