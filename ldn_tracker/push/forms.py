"""When and for what a device is woken, the device itself, and putting off, as forms."""

from datetime import datetime, time, timedelta

from django import forms
from django.conf import settings

from journal.day import WEEKDAYS
from journal.forms.fields import DayField
from ldn_tracker.push.moments import KINDS
from ldn_tracker.push.services import LONGEST, is_known
from ldn_tracker.reminders.forms import TimeField

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMES = {"morning": "morning dose", "night": "night dose", "check-in": "check-in"}
FURTHEST = timedelta(hours=12)


class DeviceForm(forms.Form):
    """The address by which a browser asks to be woken."""

    endpoint = forms.CharField(max_length=LONGEST)

    def clean_endpoint(self) -> str:
        """An address of a push service that is known."""
        endpoint = self.cleaned_data["endpoint"]
        if not is_known(endpoint, settings.PUSH_ALSO):
            raise forms.ValidationError("This browser uses a push service we don’t know.")
        return endpoint


class SnoozeForm(forms.Form):
    """What is put off, and until when."""

    day = DayField()
    kind = forms.ChoiceField(choices=[(kind, kind) for kind in KINDS])
    until = forms.CharField(max_length=40)

    def __init__(self, data, *, now: datetime):
        super().__init__(data)
        self.now = now

    def clean_until(self) -> datetime:
        """An instant with its offset, in the next half day."""
        try:
            until = datetime.fromisoformat(self.cleaned_data["until"])
        except ValueError:
            raise forms.ValidationError("This is no time.") from None
        if until.tzinfo is None or not self.now < until <= self.now + FURTHEST:
            raise forms.ValidationError("Put it off by half a day at most.")
        return until


class PushForm(forms.Form):
    """For what a device is woken, whether once more, and on which weekdays at another time."""

    push_kinds = forms.MultipleChoiceField(
        label="Remind me of",
        required=False,
        choices=[("dose", "The dose"), ("check_in", "The check-in")],
        widget=forms.CheckboxSelectMultiple,
    )
    again = forms.BooleanField(label="Once more after an hour, if it is still open", required=False)

    def __init__(self, data=None, *, wishes):
        initial = {"push_kinds": wishes.push_kinds, "again": wishes.again}
        for day, times in wishes.weekday_times.items():
            initial |= {f"{day}-{kind}": time.fromisoformat(at) for kind, at in times.items()}
        super().__init__(data, initial=initial)
        for day, kind in self._pairs():
            name = f"{DAY_NAMES[WEEKDAYS.index(day)]}, {NAMES[kind]}"
            self.fields[f"{day}-{kind}"] = TimeField(label=name, required=False)

    @property
    def usual(self):
        """The fields that are the same on every day."""
        return [self["push_kinds"], self["again"]]

    @property
    def by_day(self):
        """The fields of each weekday, with its name."""
        return [
            (name, [self[f"{day}-{kind}"] for kind in KINDS])
            for day, name in zip(WEEKDAYS, DAY_NAMES, strict=True)
        ]

    @property
    def wishes(self) -> dict:
        """What `journal.models.Reminders` keeps of it."""
        times: dict[str, dict[str, str]] = {}
        for day, kind in self._pairs():
            if at := self.cleaned_data[f"{day}-{kind}"]:
                times.setdefault(day, {})[kind] = f"{at:%H:%M}"
        chosen = {name: self.cleaned_data[name] for name in ("push_kinds", "again")}
        return chosen | {"weekday_times": times}

    def _pairs(self):
        return [(day, kind) for day in WEEKDAYS for kind in KINDS]
