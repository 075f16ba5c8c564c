"""What is printed beside the square, and what a phone reads before it has https."""

import re
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from django.core.management import call_command
from django.template.loader import render_to_string

from ldn_tracker.server import collected
from ldn_tracker.server.phone import address, home, words

URL = "https://192.168.1.20:8443"
FINGERPRINT = ":".join(["AB"] * 32)


def said(*, is_new=True, coloured=False) -> str:
    return words.announcement(URL, FINGERPRINT, is_new=is_new, coloured=coloured)


def test_both_addresses_are_printed():
    assert re.findall(r"https?://\S+", said()) == ["http://192.168.1.20:8443/", f"{URL}/"]


def test_it_says_plainly_what_it_is_safe_for_and_what_not():
    found = " ".join(said().split())
    assert "Safe for: a home network whose people you trust." in found
    assert "The certificate counts for this machine alone, for no other site." in found
    assert "Not for: Wi-Fi in cafés, hospitals, student halls, or for guests." in found
    assert "Don’t open this port to the internet" in found


def test_the_whole_fingerprint_is_printed():
    pairs = re.findall(r"\b[0-9A-F]{2}(?::[0-9A-F]{2}){15}\b", said())
    assert ":".join(pairs) == FINGERPRINT


@pytest.mark.parametrize("is_new", [True, False])
def test_only_a_phone_that_did_it_before_may_go_straight_on(is_new):
    assert ("goes straight to the address below" in said(is_new=is_new)) is not is_new


def test_no_line_is_wider_than_a_terminal():
    assert [line for line in said().splitlines() if len(line) > 100] == []


def test_the_square_is_light_on_dark_whatever_the_terminal_is():
    lines = words.square(URL, coloured=True).splitlines()
    assert {(line[:8], line[-4:]) for line in lines} == {("\x1b[97;40m", "\x1b[0m")}


def test_without_a_terminal_the_square_has_no_colours():
    assert set(words.square(URL, coloured=False)) == set(" █▀▄\n")


@pytest.fixture
def at_home(settings, tmp_path):
    settings.PHONE, settings.HOST, settings.PORT = True, "192.168.1.20", 8443
    settings.PUBLIC_URL = urlsplit(URL)
    settings.DATA_DIR = tmp_path


def test_the_start_prints_it_with_the_code_for_the_first_account(db, at_home, capsys, monkeypatch):
    monkeypatch.setattr(collected, "is_stale", lambda: False)
    with pytest.raises(SystemExit, match="0"):
        call_command("serve", "--prepare")
    printed = capsys.readouterr().out
    assert home.keep().fingerprint[:47] in printed
    assert re.search(rf"open {URL}/accounts/signup/\n  and type this one-time code:  \S+", printed)


def test_the_page_before_https_has_the_steps_for_both_kinds_of_phone(at_home):
    page = home.pages(home.keep())["/"].body.decode()
    assert re.findall(r"<summary>(.*?)</summary>", page)[:2] == ["iPhone or iPad", "Android"]
    assert re.findall(r'href="(\S+?)"', page)[-2:] == ["/ldn-tracker.crt", f"{URL}/"]


def test_the_page_asks_for_nothing_but_what_is_shown_without_https(at_home):
    shown = home.pages(home.keep())
    page = shown["/"].body.decode()
    asked = re.findall(r'(?:href|src)="(/\S+?)"', page)
    assert set(asked) == set(shown) - {"/"}


def test_the_certificate_is_what_the_phone_installs(at_home):
    kept = home.keep()
    page = home.pages(kept)[home.CERTIFICATE]
    found = x509.load_der_x509_certificate(page.body)
    assert (page.kind, page.body) == ("application/x-x509-ca-cert", kept.authority)
    assert found.subject.rfc4514_string() == f"CN={address.authority_name()}"


def test_the_name_on_the_page_is_the_one_that_the_settings_of_the_phone_show(at_home):
    page = home.pages(home.keep())["/"].body.decode()
    assert f"Switch on “{address.authority_name()}”" in page


def test_the_page_escapes_the_name_of_the_machine():
    page = render_to_string("site/phone.html", {"name": "<script>"})
    assert "<script>" not in page
