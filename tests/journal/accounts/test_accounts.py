"""Accounts: who may make one, getting back in, and what the owner can do."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from journal.accounts import actions as account_actions
from journal.accounts import queries as account_queries
from journal.models import OneTimeCode, PersonRow, User
from tests.conftest import NOW, PASSWORD

NEW_PASSWORD = "another fine staple"
CODE = re.compile(r"<code>((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})</code>")


def sign_up(client: Client, username: str, code: str, password: str = PASSWORD):
    data = {"username": username, "password1": password, "code": code}
    return client.post("/accounts/signup/", data)


def sign_in(client: Client, username: str, password: str = PASSWORD) -> bool:
    """Whether this name and password let somebody in."""
    client.post("/accounts/login/", {"login": username, "password": password})
    return "_auth_user_id" in client.session


# The first account


def test_the_first_account_needs_the_code_from_the_terminal(client, db):
    account_actions.make_first_code(at=NOW)
    response = sign_up(client, "olive", "0000-0000-0000-0000")
    assert (response.status_code, User.objects.count()) == (422, 0)
    assert "This code doesn’t open an account." in response.content.decode()


def test_the_first_account_is_the_owners_and_has_a_diary(client, db):
    response = sign_up(client, "Olive", account_actions.make_first_code(at=NOW))
    user = User.objects.get()
    assert (user.username, user.is_owner) == ("Olive", True)
    assert account_queries.own_diary(user) == PersonRow.objects.get()
    assert client.session["_auth_user_id"] == str(user.pk)
    assert len(CODE.findall(response.content.decode())) == 8


def test_a_code_works_once(client, db):
    code = account_actions.make_first_code(at=NOW)
    sign_up(client, "olive", code)
    sign_up(Client(), "mallory", code)
    assert [user.username for user in User.objects.all()] == ["olive"]


def test_of_the_first_codes_only_the_last_printed_works(client, db):
    old = account_actions.make_first_code(at=NOW)
    account_actions.make_first_code(at=NOW)
    sign_up(client, "olive", old)
    assert User.objects.count() == 0


def test_a_code_is_stored_as_a_hash_only(db):
    code = account_actions.make_first_code(at=NOW)
    assert code.replace("-", "") not in str(OneTimeCode.objects.values_list())


def test_a_code_used_by_somebody_faster_makes_no_second_account(client, db, monkeypatch):
    typed = account_actions.make_first_code(at=NOW)
    row = account_queries.code_that_opens_an_account(typed, NOW)
    row_again = account_queries.code_that_opens_an_account(typed, NOW)
    account_actions.open_account(user=User(username="olive"), code=row, at=NOW)
    with pytest.raises(account_actions.CodeSpent):
        account_actions.open_account(user=User(username="mallory"), code=row_again, at=NOW)
    assert (User.objects.count(), PersonRow.objects.count()) == (1, 1)


# Everybody after


def test_after_the_first_account_sign_up_is_closed(client, owner):
    response = client.get("/accounts/signup/")
    assert "New accounts are made by invitation." in response.content.decode()
    sign_up(client, "mallory", "")
    assert User.objects.count() == 1


def test_an_invitation_makes_an_account_that_is_not_an_owner(client, client_of, owner):
    page = client_of(owner).post("/household/invite/").content.decode()
    link = re.search(r"http://testserver(/accounts/signup/\?code=[-0-9A-Z]+)", page)[1]
    form = client.get(link).context["form"]
    assert form.initial["code"] == link.split("=")[1]
    sign_up(client, "rosa", form.initial["code"])
    assert list(User.objects.values_list("username", "is_owner")) == [
        ("olive", True),
        ("rosa", False),
    ]


def test_an_invitation_runs_out(client, owner, monkeypatch):
    code = account_actions.invite(at=NOW - account_actions.INVITATION_LASTS)
    sign_up(client, "rosa", code)
    assert User.objects.count() == 1


def test_where_sign_up_is_open_no_code_is_needed(client, owner, settings):
    settings.SIGNUP_OPEN = True
    sign_up(client, "rosa", "")
    assert User.objects.filter(username="rosa", is_owner=False).exists()


def test_even_where_sign_up_is_open_the_first_account_needs_the_code(client, db, settings):
    settings.SIGNUP_OPEN = True
    sign_up(client, "mallory", "")
    assert User.objects.count() == 0


def test_a_weak_password_is_refused_with_a_reason(client, db):
    response = sign_up(client, "olive", account_actions.make_first_code(at=NOW), "password")
    assert "This password is too common." in response.content.decode()
    assert User.objects.count() == 0


# Getting in, and back in


def test_a_name_is_recognised_whatever_its_capitals(client, alice):
    assert sign_in(client, " Alice ") is True


def test_a_wrong_password_is_refused_in_plain_words(client, alice):
    response = client.post("/accounts/login/", {"login": "alice", "password": "wrong guess"})
    assert response.status_code == 422
    assert "This user name and password do not go together." in response.content.decode()


def test_guessing_a_password_is_stopped_even_for_the_right_one(client, alice):
    for _ in range(5):
        assert sign_in(client, "alice", "wrong guess") is False
    assert sign_in(client, "alice") is False


def forget(client: Client, code: str, password: str = NEW_PASSWORD):
    return client.post("/accounts/forgotten/", {"code": code, "password": password})


def test_a_recovery_code_sets_a_new_password_once(client, alice):
    code, other = account_actions.make_recovery_codes(user=alice, at=NOW)[:2]
    forget(client, code.lower())
    assert (sign_in(Client(), "alice"), sign_in(Client(), "alice", NEW_PASSWORD)) == (False, True)
    forget(client, code, "a third fine password")
    assert sign_in(Client(), "alice", "a third fine password") is False
    assert account_queries.recovery_codes_left(alice) == 7
    forget(client, other, "a third fine password")
    assert sign_in(Client(), "alice", "a third fine password") is True


def test_a_new_password_signs_every_device_out(client, client_of, alice):
    elsewhere = client_of(alice)
    forget(client, account_actions.make_recovery_codes(user=alice, at=NOW)[0])
    assert elsewhere.get("/account/")["Location"] == "/accounts/login/?next=/account/"


def test_fresh_recovery_codes_replace_the_old_ones(client, client_of, alice):
    old = account_actions.make_recovery_codes(user=alice, at=NOW)[0]
    page = client_of(alice).post("/account/recovery-codes/", {"password": PASSWORD})
    assert len(CODE.findall(page.content.decode())) == 8
    forget(client, old)
    assert sign_in(Client(), "alice", NEW_PASSWORD) is False


def test_fresh_recovery_codes_need_the_password(client_of, alice):
    page = client_of(alice).post("/account/recovery-codes/", {"password": "wrong guess"})
    assert (page.status_code, CODE.findall(page.content.decode())) == (422, [])
    assert account_queries.recovery_codes_left(alice) == 0


def test_an_invitation_sets_no_password(client, alice):
    forget(client, account_actions.invite(at=NOW))
    assert sign_in(client, "alice") is True


def test_a_code_that_sets_a_password_makes_no_account(client, alice):
    sign_up(client, "mallory", account_actions.make_reset_code(user=alice, at=NOW))
    assert User.objects.count() == 1


def test_changing_the_password_keeps_this_device_signed_in_only(client_of, alice):
    here, there = client_of(alice), client_of(alice)
    data = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD}
    assert here.post("/accounts/password/", data)["Location"] == "/account/"
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302


def test_guessing_a_recovery_code_is_stopped(client, alice):
    forgotten = {"code": "0000-0000-0000-0000", "password": NEW_PASSWORD}
    tries = [client.post("/accounts/forgotten/", forgotten).status_code for _ in range(25)]
    assert tries == [422] * 20 + [429] * 5


@pytest.mark.parametrize("address", ["/account/erase/", "/account/recovery-codes/"])
def test_guessing_the_password_of_an_open_session_is_stopped_even_for_the_right_one(
    client_of, alice, address
):
    browser = client_of(alice)
    wrong = [browser.post(address, {"password": f"guess {n}"}).status_code for n in range(12)]
    assert wrong == [422] * 10 + [429] * 2
    assert browser.post(address, {"password": PASSWORD}).status_code == 429
    assert User.objects.filter(pk=alice.pk).exists()


# The owner


def test_the_owners_link_sets_a_new_password(client, client_of, owner, alice):
    page = client_of(owner).post("/household/reset-link/", {"user": alice.pk}).content.decode()
    code = re.search(r"/accounts/forgotten/\?code=([-0-9A-Z]+)", page)[1]
    assert client.get(f"/accounts/forgotten/?code={code}").context["form"].initial["code"] == code
    forget(client, code)
    assert sign_in(client, "alice", NEW_PASSWORD) is True


@pytest.mark.parametrize(
    "name", ["household", "household_invite", "household_reset_link", "household_hand_over"]
)
def test_the_owners_pages_are_not_there_for_anybody_else(client_of, owner, alice, name):
    url = reverse(name)
    method = "get" if name == "household" else "post"
    assert getattr(client_of(alice), method)(url, {"user": alice.pk}).status_code == 404
    assert getattr(client_of(owner), method)(url, {"user": alice.pk}).status_code == 200


def test_the_owner_sees_who_has_an_account_and_nothing_of_a_diary(client_of, owner, alice):
    PersonRow.objects.update(name="Secret Name", health_number="ZZZ0016")
    page = client_of(owner).get("/household/").content.decode()
    assert "alice" in page
    assert "Secret Name" not in page
    assert "ZZZ0016" not in page


@pytest.mark.parametrize(
    ("public", "begins"),
    [
        ("https://ldn.example.org", "https://ldn.example.org/accounts/"),
        ("", "http://localhost/accounts/"),
    ],
)
def test_the_owners_links_bear_the_sites_own_name(
    client_of, owner, alice, settings, public, begins
):
    settings.PUBLIC_URL = urlsplit(public) if public else None
    settings.ALLOWED_HOSTS = ["localhost"]
    for name, data in (("invite", {}), ("reset-link", {"user": alice.pk})):
        page = client_of(owner).post(f"/household/{name}/", data, headers={"host": "localhost"})
        assert begins in page.content.decode()


def test_the_owner_hands_over(client_of, owner, alice):
    client_of(owner).post("/household/hand-over/", {"user": alice.pk})
    assert list(User.objects.filter(is_owner=True)) == [alice]
    assert client_of(owner).get("/household/").status_code == 404


@pytest.mark.parametrize("others", [1, 60, 1000])
def test_the_page_of_accounts_costs_the_same_queries_for_a_household_and_a_society(
    client_of, owner, others, django_assert_num_queries
):
    User.objects.bulk_create(User(username=f"member{n:04}") for n in range(others))
    browser = client_of(owner)
    with django_assert_num_queries(9):
        page = browser.get("/household/").content.decode()
    assert page.count("<li>member") == min(others, 50)


# What the person says about themselves


def test_what_is_said_on_the_account_page_is_kept(client_of, alice):
    data = {"name": "Alice A.", "timezone": "Europe/London", "day_starts_at": "05:00:00"}
    data |= {"country": "GB", "allergies": "penicillin\n\n nuts ", "born": "1981-05-02"}
    client_of(alice).post("/account/", data)
    person = PersonRow.objects.get()
    assert (person.name, person.timezone, person.country) == ("Alice A.", "Europe/London", "GB")
    assert (str(person.day_starts_at), str(person.born)) == ("05:00:00", "1981-05-02")
    assert person.allergies == ["penicillin", "nuts"]


@pytest.mark.parametrize(
    "wrong", [{"country": "1A"}, {"born": "0081-05-02"}, {"timezone": "Mars/Base"}]
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(client_of, alice, wrong):
    data = {"name": "Other", "timezone": "Europe/London", "day_starts_at": "05:00:00"}
    assert client_of(alice).post("/account/", data | wrong).status_code == 422
    assert PersonRow.objects.get().name == "Alice"


def test_who_is_not_sure_about_allergies_is_told_whom_to_ask(client_of, alice):
    visitor = client_of(alice)
    data = {"timezone": "Pacific/Auckland", "day_starts_at": "05:00:00", "no_allergies": "unsure"}
    page = visitor.post("/account/", data, follow=True).content.decode()
    assert PersonRow.objects.get().said_unsure == {"allergies": "2026-09-20"}
    assert "Ask your GP or pharmacist which allergies are on your record." in page
    visitor.post("/account/", data | {"no_allergies": "none"})
    assert PersonRow.objects.get().said_none == {"allergies": "2026-09-20"}
    visitor.post("/account/", data | {"no_allergies": "none", "allergies": "latex"})
    assert PersonRow.objects.get().said_none == {}
