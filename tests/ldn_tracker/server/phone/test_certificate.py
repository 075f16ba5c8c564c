"""The certificate of `make phone`: for one machine, for its owner, and good when it is needed."""

import stat
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv4Network

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from ldn_tracker.server.phone import certificate

AT = datetime(2026, 9, 20, 12, tzinfo=UTC)
HOST, MACHINE = "192.168.1.20", "laptop.local"


def keep(folder, *, host=HOST, at=AT):
    return certificate.keep(folder, host=host, machine=MACHINE, name="LDN tracker", at=at)


def site_of(kept) -> x509.Certificate:
    return x509.load_pem_x509_certificate(kept.site.read_bytes())


def authority_of(kept) -> x509.Certificate:
    return x509.load_der_x509_certificate(kept.authority)


def extension(of: x509.Certificate, kind):
    return of.extensions.get_extension_for_class(kind)


def trusts(kept, site: x509.Certificate, host, *, at=AT) -> bool:
    """Whether somebody who installed the authority believes that `site` is `host`."""
    subject = x509.IPAddress(host) if isinstance(host, IPv4Address) else x509.DNSName(host)
    store = Store([authority_of(kept)])
    verifier = PolicyBuilder().store(store).time(at).build_server_verifier(subject)
    try:
        verifier.verify(site, [])
    except VerificationError:
        return False
    return True


def test_a_phone_that_installed_it_believes_the_address(tmp_path):
    kept = keep(tmp_path)
    assert trusts(kept, site_of(kept), IPv4Address(HOST)) is True


def test_a_name_of_the_home_can_stand_in_the_place_of_the_address(tmp_path):
    kept = keep(tmp_path, host="laptop.local")
    assert trusts(kept, site_of(kept), "laptop.local") is True


@pytest.mark.parametrize("other", ["192.168.1.21", "8.8.8.8"])
def test_the_authority_vouches_for_no_other_address(tmp_path, other):
    kept = keep(tmp_path)
    authority = certificate._read(tmp_path / "authority.pem")
    forged = certificate.make_site(authority, host=other, at=AT)
    assert trusts(kept, forged.certificate, IPv4Address(other)) is False


@pytest.mark.parametrize("other", ["bank.example", "desktop.local", "laptop.local.example"])
def test_the_authority_vouches_for_no_other_name(tmp_path, other):
    kept = keep(tmp_path)
    authority = certificate._read(tmp_path / "authority.pem")
    forged = certificate.make_site(authority, host=other, at=AT)
    assert trusts(kept, forged.certificate, other) is False


def test_its_constraints_name_this_machine_and_must_be_understood(tmp_path):
    found = extension(authority_of(keep(tmp_path)), x509.NameConstraints)
    allowed = [x509.DNSName(MACHINE), x509.IPAddress(IPv4Network(f"{HOST}/32"))]
    assert (found.critical, found.value.permitted_subtrees) == (True, allowed)


def test_with_a_name_no_address_but_this_machine_itself_is_allowed(tmp_path):
    found = extension(authority_of(keep(tmp_path, host="ldn.home")), x509.NameConstraints)
    allowed = [x509.DNSName("ldn.home"), x509.IPAddress(IPv4Network("127.0.0.1/32"))]
    assert found.value.permitted_subtrees == allowed


def test_the_authority_makes_no_other_authority(tmp_path):
    found = extension(authority_of(keep(tmp_path)), x509.BasicConstraints)
    assert (found.critical, found.value.ca, found.value.path_length) == (True, True, 0)


def test_the_certificate_is_for_a_server_alone(tmp_path):
    found = extension(site_of(keep(tmp_path)), x509.ExtendedKeyUsage)
    assert list(found.value) == [ExtendedKeyUsageOID.SERVER_AUTH]


def test_keys_are_readable_by_their_owner_only(tmp_path):
    keep(tmp_path)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"authority.pem": 0o600, "site.pem": 0o600}


def test_a_key_that_others_could_read_is_closed_again(tmp_path):
    keep(tmp_path)
    (tmp_path / "authority.pem").chmod(0o644)
    keep(tmp_path)
    assert stat.S_IMODE((tmp_path / "authority.pem").stat().st_mode) == 0o600


def test_what_a_phone_installs_holds_no_key(tmp_path):
    kept = keep(tmp_path)
    key = certificate._read(tmp_path / "authority.pem").key
    secret = key.private_numbers().private_value.to_bytes(32, "big")
    assert secret not in kept.authority


def test_a_second_start_keeps_both(tmp_path):
    first, files = keep(tmp_path), [path.read_bytes() for path in sorted(tmp_path.iterdir())]
    second = keep(tmp_path, at=AT + timedelta(days=30))
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == files
    assert (first.is_new, second.is_new) == (True, False)
    assert first.fingerprint == second.fingerprint


@pytest.mark.parametrize(("days", "is_renewed"), [(329, False), (331, True), (500, True)])
def test_it_is_renewed_before_it_runs_out_and_phones_notice_nothing(tmp_path, days, is_renewed):
    first = site_of(keep(tmp_path))
    later = AT + timedelta(days=days)
    kept = keep(tmp_path, at=later)
    assert (site_of(kept) != first, kept.is_new) == (is_renewed, False)
    assert trusts(kept, site_of(kept), IPv4Address(HOST), at=later) is True


def test_a_certificate_is_good_for_no_longer_than_phones_accept(tmp_path):
    site = site_of(keep(tmp_path))
    assert site.not_valid_after_utc - site.not_valid_before_utc == timedelta(days=391)


def test_an_authority_near_its_end_is_replaced_and_said_to_be_new(tmp_path):
    first = keep(tmp_path)
    kept = keep(tmp_path, at=AT + timedelta(days=3650 - 389))
    assert (kept.is_new, kept.fingerprint == first.fingerprint) == (True, False)


def test_another_address_needs_another_authority(tmp_path):
    keep(tmp_path)
    kept = keep(tmp_path, host="192.168.1.99")
    assert kept.is_new is True
    assert trusts(kept, site_of(kept), IPv4Address("192.168.1.99")) is True


@pytest.mark.parametrize("name", ["authority.pem", "site.pem"])
def test_a_damaged_file_is_made_anew(tmp_path, name):
    keep(tmp_path)
    (tmp_path / name).write_text("-----BEGIN")
    kept = keep(tmp_path)
    assert trusts(kept, site_of(kept), IPv4Address(HOST)) is True


def test_what_was_left_half_written_is_in_nobodys_way(tmp_path):
    (tmp_path / "site.part").write_text("left by a power cut")
    kept = keep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["authority.pem", "site.pem"]
    assert trusts(kept, site_of(kept), IPv4Address(HOST)) is True
