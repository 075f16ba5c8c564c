"""What a device says with an answer: its id, whose it is, how old, and which of its taps it was.

The age is the difference of two readings of the device's own clock, so a clock that is wrong moves
no answer to another day, and never lets one device outvote another. Of two answers of one device
the numbers say which was tapped later, however long one of them was on its way.
"""

from datetime import date, datetime, timedelta

from django import forms

from journal.forms.fields import SentFieldsForm
from journal.taps import NO_DEVICE, Tap

NEAR = timedelta(1)  # a tap a minute before the day ends may arrive on the next
MILLISECOND = timedelta(milliseconds=1)
UNREAD = "{} could not be read. Remove it, and answer again."
OLDEST = timedelta(days=366)  # an answer kept longer than this was kept by a broken clock
MOST = 2**53  # the numbers that a script can count with


class SentForm(SentFieldsForm):
    """`client_id` of the answer, `person` it was given for, `age` in milliseconds; all optional.

    `device` is the name that a device gave itself, `number` grows with each of its taps.

    `blank`: it was given on the page kept for the time without a network, which took its day from
    the device's clock. A negative age is none, so that no device places an answer in the future.
    """

    client_id = forms.UUIDField(
        required=False, error_messages={"invalid": UNREAD.format("The number of this answer")}
    )
    person = forms.IntegerField(
        required=False, error_messages={"invalid": UNREAD.format("Whose answer this is")}
    )
    age = forms.IntegerField(
        required=False, error_messages={"invalid": UNREAD.format("How old this answer is")}
    )
    device = forms.RegexField(
        r"^[0-9a-z]{1,16}\Z",
        required=False,
        empty_value=NO_DEVICE,
        error_messages={"invalid": UNREAD.format("Which device this answer is from")},
    )
    number = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=MOST,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            UNREAD.format("Which tap of its device this answer was"),
        ),
    )
    blank = forms.BooleanField(required=False)

    def at(self, now: datetime) -> datetime:
        """The instant the answer was given."""
        age = max(0, self.cleaned_data.get("age") or 0)
        return now - timedelta(milliseconds=min(age, OLDEST // MILLISECOND))

    def tap(self, now: datetime) -> Tap:
        """When and where it was tapped; a device without a number, or the reverse, says neither."""
        device, number = self.cleaned_data.get("device"), self.cleaned_data.get("number")
        is_told = device not in (None, NO_DEVICE) and number is not None
        return Tap(self.at(now), device, number) if is_told else Tap(self.at(now))

    def is_of_another_clock(self, day: date, given: date) -> bool:
        """Whether the device's clock put an answer on a day that is not the one it was `given`."""
        return self.cleaned_data.get("blank", False) and abs(day - given) > NEAR

    def is_for(self, person) -> bool:
        """Whether it was given for this person: without a word about it, it was."""
        self.is_valid()
        return self.cleaned_data.get("person") in (None, person.pk)
