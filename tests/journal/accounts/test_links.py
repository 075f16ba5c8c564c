"""Links to hand on: to copy, to share, and as a square for a camera."""

import re

import pytest

from journal.accounts import actions as account_actions
from journal.templatetags.qr import qr
from tests.conftest import NOW


@pytest.fixture
def pages(client_of, owner):
    browser = client_of(owner)
    return [
        browser.post("/household/invite/").content.decode(),
        browser.post("/household/reset-link/", {"user": owner.pk}).content.decode(),
    ]


def test_each_link_can_be_copied_and_shared_and_is_drawn(pages):
    found = [
        [
            len(re.findall(what, page))
            for what in ("data-copy=", "data-share=", "<svg viewBox=[^>]*><path fill")
        ]
        for page in pages
    ]
    assert found == [[1, 1, 1], [1, 1, 1]]


def test_the_square_says_what_the_link_says(pages):
    for page in pages:
        (link,) = re.findall(r"http://testserver/accounts/[a-z]+/\?code=[-0-9A-Z]+", page)
        assert [qr(link) in page, qr(f"{link}X") in page] == [True, False]


def test_the_square_needs_no_style_of_its_own():
    assert re.findall(r"style|href|script", qr("https://example.org/")) == []


@pytest.mark.parametrize(
    "address",
    ["/accounts/login/", "/accounts/forgotten/", "/accounts/password/",
     "/account/recovery-codes/", "/account/erase/"],
)  # fmt: skip
def test_every_password_can_be_shown(client, visitor, db, address):
    browser = client if "accounts" in address and "password" not in address else visitor
    page = browser.get(address).content.decode()
    passwords = re.findall(r'type="password"[^>]* id="([a-z0-9_]+)"', page)
    assert re.findall(r'data-show="([a-z0-9_]+)"', page) == passwords != []
    assert "js/show.js" in page


def test_the_password_of_a_new_account_can_be_shown(client, alice):
    code = account_actions.invite(at=NOW)
    page = client.get(f"/accounts/signup/?code={code}").content.decode()
    assert (page.count("data-show="), "js/show.js" in page) == (1, True)
