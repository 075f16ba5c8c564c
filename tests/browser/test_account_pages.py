"""The account pages in a browser: clean for axe, within the screen, no complaint in the console."""

import pytest

PUBLIC = ["/accounts/login/", "/accounts/signup/", "/accounts/forgotten/", "/account/erased/"]
SIGNED_IN = [
    "/account/",
    "/account/recovery-codes/",
    "/account/erase/",
    "/accounts/password/",
    "/accounts/logout/",
    "/household/",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_account_page_is_clean(db, open_page, axe_clean, fits, screen, address):
    page = open_page(**screen)
    page.goto(address)
    axe_clean(page)
    fits(page)


@pytest.mark.parametrize("address", SIGNED_IN)
def test_an_account_page_is_clean(owner, bob, open_page, axe_clean, fits, screen, address):
    page = open_page(owner, **screen)
    page.goto(address)
    axe_clean(page)
    fits(page)
