"""What is asked about each day, and the person's own measures, as forms."""

from collections.abc import Iterable

from django import forms

from journal.scales import ENOUGH, Measure
from journal.vocabulary import KINDS

SCALES = (
    ("symptom-10", "A symptom, from 0 to 10"),
    ("symptom-3", "A symptom, in words: none, mild, moderate, severe"),
    ("side_effect-4", "A possible side effect, in words"),
    ("number-0", "A number, like hours slept"),
)
LONGEST_UNIT = 20  # letters


class TracksForm(forms.Form):
    """Which measures the check-in asks about."""

    tracks = forms.MultipleChoiceField(
        label="Ask me about", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, measures: Iterable[Measure], **kwargs):
        super().__init__(*args, **kwargs)
        by_kind = {kind: [] for kind in KINDS}
        for measure in measures:
            by_kind[measure.kind].append((measure.id, measure.name))
        self.fields["tracks"].choices = [
            (KINDS[kind].label, some) for kind, some in by_kind.items() if some
        ]

    @property
    def asked(self) -> list[tuple[str, str]]:
        """What is ticked, as (id, name)."""
        return [each for _, some in self._groups(ticked=True) for each in some]

    @property
    def others(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What is not ticked, by kind."""
        return [(name, some) for name, some in self._groups(ticked=False) if some]

    def _groups(self, *, ticked: bool) -> list[tuple[str, list[tuple[str, str]]]]:
        chosen = set(self["tracks"].value() or ())
        return [
            (name, [each for each in some if (each[0] in chosen) is ticked])
            for name, some in self.fields["tracks"].choices
        ]


class MeasureForm(forms.Form):
    """A new measure of the person's own; its scale or unit cannot be changed later."""

    name = forms.CharField(
        label="Name", max_length=60, error_messages={"required": "Give it a name."}
    )
    how = forms.ChoiceField(
        label="How do you rate it?", choices=SCALES, initial="symptom-10", widget=forms.RadioSelect
    )
    unit = forms.CharField(
        label="Unit of the number",
        max_length=LONGEST_UNIT,
        required=False,
        help_text="Only for a number: h, kg, steps.",
    )

    def __init__(self, *args, names: Iterable[str] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.names = {name.casefold() for name in names}

    def clean_name(self) -> str:
        """A name that no other measure has."""
        name = self.cleaned_data["name"]
        if name.casefold() in self.names:
            raise forms.ValidationError("You already have one with this name.")
        return name

    @property
    def measure(self) -> dict:
        """The measure as `add_measure` takes it."""
        kind, scale = self.cleaned_data["how"].split("-")
        facts = {"name": self.cleaned_data["name"], "kind": kind}
        if kind == "number":
            return facts | {"unit": self.cleaned_data["unit"]}
        return facts | {"scale": int(scale)}


class RenameForm(MeasureForm):
    """Another name for a measure; what was rated stays under it."""

    how = unit = None


def too_many(tracks: Iterable[str]) -> bool:
    """Whether a gentle word is due about how many things are asked each day."""
    return len(list(tracks)) > ENOUGH
