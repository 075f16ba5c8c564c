"""Which address `make phone` uses, and what it refuses with a way out."""

import pytest

from ldn_tracker.server.environment import Misconfigured
from ldn_tracker.server.phone import address


@pytest.fixture(autouse=True)
def _in_a_network(monkeypatch):
    monkeypatch.setattr(address, "own_address", lambda: "192.168.1.20")


def test_unless_told_it_is_the_address_of_this_machine_in_its_network():
    assert address.at_home({}) == {
        "HOST": "192.168.1.20",
        "PORT": "8443",
        "PUBLIC_URL": "https://192.168.1.20:8443",
    }


def test_what_was_set_is_kept():
    given = {"HOST": "10.0.0.7", "PORT": "9443", "PUBLIC_URL": "https://laptop.local:9443"}
    assert address.at_home(given) == given


def test_a_slash_at_the_end_is_nothing_to_refuse():
    found = address.at_home({"PUBLIC_URL": "https://laptop.local:8443/"})
    assert found["PUBLIC_URL"] == "https://laptop.local:8443"


@pytest.mark.parametrize("host", ["10.0.0.7", "172.16.4.1", "192.168.0.2", "100.64.1.2"])
def test_addresses_of_homes_are_served(host):
    assert address.at_home({"HOST": host})["PUBLIC_URL"] == f"https://{host}:8443"


@pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1", "169.254.7.7"])
def test_what_no_phone_can_open_is_refused(host):
    with pytest.raises(Misconfigured, match=f"No phone can open {host}.*\n.*HOST=192.168.1.20"):
        address.at_home({"HOST": host})


@pytest.mark.parametrize("host", ["laptop.local", "::1", "192.168.1", "home"])
def test_what_is_no_address_is_refused(host):
    with pytest.raises(Misconfigured, match="no address of a home.*\n.*HOST=192.168.1.20"):
        address.at_home({"HOST": host})


@pytest.mark.parametrize("host", ["8.8.8.8", "203.0.114.5"])
def test_an_address_on_the_internet_is_refused(host):
    with pytest.raises(Misconfigured, match="on the internet.*\n.*docs/deployment.md"):
        address.at_home({"HOST": host})


@pytest.mark.parametrize("url", ["http://192.168.1.20:8443", "https://laptop.local", "laptop"])
def test_a_public_address_without_https_or_its_port_is_refused(url):
    with pytest.raises(Misconfigured, match="make phone PUBLIC_URL=https://laptop.local:8443"):
        address.at_home({"PUBLIC_URL": url})


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ("Marama’s MacBook", "marama-s-macbook.local"),
        ("vm", "vm.local"),
        ("laptop.lan", "laptop-lan.local"),
        ("…", "ldn-tracker.local"),
        ("a" * 80, "a" * 63 + ".local"),
    ],
)
def test_the_name_of_the_machine_is_one_that_a_certificate_can_hold(monkeypatch, known, name):
    monkeypatch.setattr(address.socket, "gethostname", lambda: known)
    assert address.machine_name() == name


def test_without_a_network_it_says_to_join_one(monkeypatch):
    monkeypatch.undo()

    class Nowhere:
        def __init__(self, *_):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def connect(self, _):
            raise OSError("Network is unreachable")

    monkeypatch.setattr(address.socket, "socket", Nowhere)
    with pytest.raises(Misconfigured, match="in no network.*\nJoin the Wi-Fi"):
        address.own_address()
