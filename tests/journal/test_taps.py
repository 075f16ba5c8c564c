"""Which of two answers was tapped later: by a device's own numbers, else by the server's clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.taps import MOST_DEVICES, Kept, Tap, after, is_outdone, kept_as, stands

NOON = datetime(2026, 9, 20, 12, tzinfo=UTC)
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


def kept(*taps: Tap, now=None) -> Kept:
    """What is known once these have arrived, one after the other."""
    known = None
    for tap in taps:
        known = after(tap, known, now=now)
    return known


def test_the_first_answer_stands():
    assert stands(Tap(NOON), None)


@pytest.mark.parametrize(("later", "is_kept"), [(SECOND, True), (-SECOND, False)])
def test_without_a_number_the_later_instant_stands(later, is_kept):
    assert stands(Tap(NOON + later), kept(Tap(NOON))) == is_kept


def test_of_one_device_the_later_tap_stands_though_a_copy_of_the_first_arrives_after_it():
    second = kept(Tap(NOON, "phone", 2))
    assert not stands(Tap(NOON + 20 * SECOND, "phone", 1), second)


def test_of_one_device_the_later_tap_stands_though_the_servers_clock_was_put_back():
    first = kept(Tap(NOON + 3 * HOUR, "phone", 1))
    assert stands(Tap(NOON, "phone", 2), first)


def test_a_first_copy_that_was_held_up_is_known_beneath_the_answer_of_another_device():
    known = kept(Tap(NOON, "phone", 2), Tap(NOON + SECOND, "laptop", 1))
    assert not stands(Tap(NOON + HOUR, "phone", 1), known)


def test_so_it_is_where_the_later_tap_of_its_device_did_not_stand():
    known = kept(Tap(NOON + SECOND, "laptop", 1), Tap(NOON, "phone", 2))
    assert (known.device, stands(Tap(NOON + HOUR, "phone", 1), known)) == ("laptop", False)


def test_of_two_devices_the_later_instant_stands_whatever_their_numbers():
    assert stands(Tap(NOON + SECOND, "laptop", 1), kept(Tap(NOON, "phone", 99)))


@pytest.mark.parametrize(("arrives", "is_kept"), [(NOON, True), (NOON + 4 * HOUR, False)])
def test_an_instant_that_has_not_come_yet_outranks_nobody(arrives, is_kept):
    ahead = kept(Tap(NOON + 3 * HOUR))
    assert stands(Tap(NOON - SECOND), ahead, now=arrives) == is_kept


def test_what_earlier_releases_kept_is_an_instant_alone():
    assert kept_as("2026-09-20T12:00:00+00:00") == Kept(NOON)
    assert str(Kept(NOON)) == "2026-09-20T12:00:00+00:00"


def test_nothing_kept_is_nothing_known():
    assert kept_as(None) is None


TAPS = st.lists(
    st.builds(
        Tap,
        st.datetimes(timezones=st.just(UTC)),
        st.sampled_from(["-", "phone", "laptop", "watch"]),
        st.integers(1, 2**53),
    ).map(lambda tap: Tap(tap.at) if tap.device == "-" else tap),
    min_size=1,
)


@given(TAPS)
def test_what_is_known_is_read_back_as_it_was_written(taps):
    known = kept(*taps)
    read = kept_as(str(known))
    assert (read.at, read.device) == (known.at, known.device)
    assert dict(read.numbers) | {"-": 0} == dict(known.numbers) | {"-": 0}


@given(TAPS)
def test_in_whatever_order_one_devices_taps_arrive_the_last_one_stands(taps):
    phone = [Tap(tap.at, "phone", number) for number, tap in enumerate(taps, 1)]
    arrived = sorted(phone, key=lambda tap: tap.at)
    assert kept(*arrived).numbers == {"phone": len(phone)}
    assert not is_outdone(phone[-1], kept(*arrived))


def test_the_numbers_of_so_many_devices_are_known_and_no_more():
    taps = [Tap(NOON + number * SECOND, f"d{number}", 1) for number in range(MOST_DEVICES + 3)]
    assert len(kept(*taps).numbers) == MOST_DEVICES
    assert kept(*taps).device in kept(*taps).numbers


def test_a_tap_is_outdone_where_another_stands():
    known = kept(Tap(NOON, "phone", 2))
    assert not is_outdone(Tap(NOON + HOUR, "phone", 2), known)
    assert is_outdone(Tap(NOON, "phone", 1), known)
    assert is_outdone(Tap(NOON, "laptop", 2), known)
    assert is_outdone(Tap(NOON), known)
