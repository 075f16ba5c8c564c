"""The demo diary: believable, always the same, and on the plan as the rules themselves see it."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from dose.diary import from_database
from dose.rules.book import assess
from journal.accounts.queries import own_diary
from journal.models import User
from ldn_tracker.charts.series.before_now import before_now
from ldn_tracker.demo import demo
from ldn_tracker.transfer.formats.diary_file import dump, load

TODAY = date(2026, 9, 20)


def test_the_same_seed_gives_the_same_diary():
    assert demo(7, 112, TODAY) == demo(7, 112, TODAY)


def test_another_seed_gives_another_diary():
    assert demo(7, 112, TODAY) != demo(8, 112, TODAY)


@pytest.mark.parametrize("days", [1, 14, 20, 60, 112, 400])
def test_a_demo_of_any_length_survives_its_file(days):
    diary = demo(3, days, TODAY)
    assert load(dump(diary)) == diary


def test_it_ends_yesterday_so_that_today_can_be_filled_in():
    diary = demo(3, 112, TODAY)
    assert diary.entries[-1].day == diary.doses[-1].day == TODAY - timedelta(1)


@pytest.mark.parametrize("seed", range(1, 9))
def test_every_suggestion_it_followed_was_made_by_the_rules(seed):
    diary = demo(seed, 112, TODAY)
    made = [assess(diary, given.on).finding for given in diary.advice]
    assert [(found.rule, found.action) for found in made] == [
        (given.rule, given.action) for given in diary.advice
    ]


@pytest.mark.parametrize("seed", range(1, 9))
def test_it_promises_no_benefit(seed):
    comparison = before_now(demo(seed, 112, TODAY), TODAY).comparison
    assert comparison.verdict != "yes"


def test_it_has_what_real_months_have():
    diary = demo(3, 112, TODAY)
    factors = {factor for entry in diary.entries for factor in entry.factors}
    assert factors == {"infection", "period"}
    assert len(diary.entries) < 112
    assert sum(not dose.taken for dose in diary.doses) == 3
    assert sum(entry.crash for entry in diary.entries) >= 5


def test_the_demo_login_can_sign_in_and_has_its_days(db, client, capsys):
    call_command("demo", "--password", "correct horse battery")
    assert client.login(username="demo", password="correct horse battery")
    diary = from_database.whole(own_diary(User.objects.get()))
    assert capsys.readouterr().out == (
        f"Demo person with {len(diary.entries)} days."
        " Sign in as demo, password correct horse battery\n"
    )
    assert len(diary.entries) > 90


def test_the_password_is_made_up_unless_given(db, client, capsys):
    call_command("demo", "--days", "20")
    password = capsys.readouterr().out.split()[-1]
    assert client.login(username="demo", password=password)


def test_a_second_time_only_the_password_is_new(db, capsys):
    call_command("demo", "--days", "20")
    call_command("demo", "--days", "20")
    said = capsys.readouterr().out
    assert "is here already. Sign in as demo, password " in said
    assert User.objects.get().check_password(said.split()[-1])


def test_no_demo_is_made_among_real_people(alice):
    with pytest.raises(CommandError, match="People have logins here"):
        call_command("demo")
    assert User.objects.count() == 1
