"""The Supply page: what is there, ordered, come, counted; each with its way back."""

from datetime import timedelta
from decimal import Decimal

import pytest

from dose.diary import from_database
from dose.diary.supply import NO_ORDER, Order
from dose.treatment.units import mg_words
from ldn_tracker.transfer.store import store
from tests import builders as b
from tests.conftest import NOW, TODAY, text
from tests.dose.test_way_back import way_back

PACK = {
    "received_on": str(TODAY), "what": "solid", "amount": "90", "strength": "1.5", "cost": "92",
    "currency": "nzd", "pharmacy": "Example",
}  # fmt: skip


@pytest.fixture
def her(person, visitor):
    """Somebody three weeks into nightly 1.5 mg, with ninety capsules at first."""
    start = TODAY - timedelta(21)
    doses = b.doses(start, TODAY - timedelta(1))
    order = {"repeats_left": 2, "script_until": TODAY + timedelta(90)}
    supply = b.supply(b.pack(start, cost=Decimal(92), currency="NZD"), **order)
    diary = b.diary(plan=b.plan(), regimen=[b.regimen(start)], doses=doses, supply=supply)
    store(person, diary, at=NOW)
    return visitor


def kept(person):
    return from_database.supply(person)


def test_the_page_says_what_is_there_and_when_to_order(her):
    words = text(her.get("/supply/"))
    assert "69 capsules of 1.5 mg" in words
    assert "It lasts for 27 days" in words
    assert "At today’s dose it would last until" in words


def test_a_blank_diary_is_told_what_to_enter(visitor):
    assert "Nothing entered yet" in text(visitor.get("/supply/"))


def test_one_tap_says_ordered_and_another_takes_it_back(her, person):
    her.post("/supply/ordered/")
    assert kept(person).order.ordered_on == TODAY
    assert "should be here by" in text(her.get("/supply/"))
    her.post("/supply/ordered/", {"undo": "1"})
    assert kept(person).order.ordered_on is None


def test_it_has_come_is_filled_in_from_the_last_pack(her):
    shown = her.get("/supply/come/").context["form"].initial
    assert {name: shown[name] for name in ("amount", "strength", "repeats_left", "currency")} == {
        "amount": 90, "strength": Decimal("1.5"), "repeats_left": 1, "currency": "NZD",
    }  # fmt: skip


def undo(her, response):
    """Press the Undo of the page that follows."""
    her.post(way_back(her.get(response["Location"]).content.decode()))


def test_a_pack_that_came_is_kept_and_undone_as_it_was(her, person):
    her.post("/supply/ordered/", follow=True)
    before = kept(person)
    response = her.post("/supply/come/", PACK | {"repeats_left": "1"})
    assert (len(kept(person).packs), kept(person).order.repeats_left) == (2, 1)
    undo(her, response)
    assert kept(person) == before


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ordered", {}),
        ("ordering", {"repeats_left": "0"}),
        ("count", {"count-kind": "s1.5", "count-amount": "40"}),
        ("counts/{count}/remove", {}),
        ("packs/{pack}/remove", {}),
    ],
)
def test_what_was_done_is_undone_in_one_tap(her, person, address, said):
    her.post("/supply/count/", {"count-kind": "s1.5", "count-amount": "41"}, follow=True)
    before = kept(person)
    rows = {"count": person.counts.get().pk, "pack": person.packs.get().pk}
    response = her.post(f"/supply/{address.format(**rows)}/", said)
    assert kept(person) != before
    undo(her, response)
    assert kept(person) == before


def test_a_count_stands_and_can_be_removed(her, person):
    her.post("/supply/count/", {"count-kind": "s1.5", "count-amount": "41"})
    assert [(row.on, row.amount) for row in kept(person).counts] == [(TODAY, 41)]
    her.post("/supply/count/", {"count-kind": "s1.5", "count-amount": "40"})
    assert [row.amount for row in kept(person).counts] == [40]
    pk = person.counts.get().pk
    her.post(f"/supply/counts/{pk}/remove/")
    assert kept(person).counts == ()


def test_a_count_after_todays_dose_puts_that_dose_back(her, person):
    person.intakes.create(day=TODAY, status="taken", dose_mg=Decimal("1.5"), timing="night")
    her.post("/supply/count/", {"count-kind": "s1.5", "count-amount": "41"})
    assert [row.amount for row in kept(person).counts] == [42]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"amount": "0"}, "A pack holds more than nothing."),
        ({"amount": "1.5"}, "Enter a whole number of capsules or tablets."),
        ({"amount": "many"}, "Enter how many there are, like 90, or 60 for ml."),
        ({"use_by": str(TODAY - timedelta(1))}, "This is before the day it came."),
        ({"currency": "GBP"}, "Is GBP, but another pack has NZD: keep to one currency."),
        ({"currency": ""}, "Enter the currency of the cost, like NZD."),
        ({"received_on": str(TODAY + timedelta(1))}, "This day hasn’t come yet."),
    ],
)
def test_a_pack_that_cannot_be_is_refused_in_words_and_stays_typed(her, said, words, person):
    response = her.post("/supply/come/", PACK | said)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert 'value="Example"' in response.content.decode()
    assert len(kept(person).packs) == 1


def test_script_pharmacy_and_days_are_kept(her, person):
    said = {
        "repeats_left": "0", "script_until": "", "compounding_days": "6", "courier_days": "1",
        "spare_days": "10", "appointment_days": "5", "closed": ["sun"],
        "closed_dates": "2026-12-25",
    }  # fmt: skip
    her.post("/supply/ordering/", said)
    assert kept(person).order == Order(
        repeats_left=0, compounding_days=6, courier_days=1, spare_days=10, appointment_days=5,
        closed=("sun", "2026-12-25"),
    )  # fmt: skip


def test_what_is_no_number_of_days_is_refused_in_words(visitor, person):
    response = visitor.post("/supply/ordering/", {"courier_days": "soon"})
    assert response.status_code == 422
    assert "Enter a number of days, like 5." in response.content.decode()
    assert from_database.supply(person).order == NO_ORDER


def test_todays_line_is_quiet_until_three_days_before(her):
    assert "LDN supply" not in text(her.get("/today/"))
    her.post("/supply/count/", {"count-kind": "s1.5", "count-amount": "20"})
    assert "LDN supply: order" in text(her.get("/today/"))


def test_today_says_what_is_ordered_and_then_asks(her, person):
    her.post("/supply/ordered/")
    assert "LDN supply: ordered on" in text(her.get("/today/"))
    person.order.ordered_on = TODAY - timedelta(20)
    person.order.save()
    assert "Has it come?" in text(her.get("/today/"))


def test_nothing_is_said_on_today_where_nothing_was_entered(visitor):
    assert "supply" not in visitor.get("/today/").context["supply"].lower()


def test_the_order_sheet_counts_what_the_weeks_need(her):
    words = text(her.get("/supply/sheet/?weeks=4"))
    assert f"Could {mg_words(Decimal('4.5'))} capsules be made?" in words
    assert "Prescribed by Dr Example" in words
    assert "Left now: 69 capsules of 1.5 mg." in words


def test_the_order_sheet_is_made_as_a_pdf(her):
    made = her.get("/supply/sheet.pdf")
    assert (made["Content-Type"], made.content[:5]) == ("application/pdf", b"%PDF-")
