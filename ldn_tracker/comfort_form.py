"""The choice of a theme and a text size."""

from django import forms

from ldn_tracker.comfort import SIZES, THEMES, Comfort


def _choices(known: dict) -> list[tuple[str, str]]:
    return [(value, f"{name}: {words}") for value, (name, words) in known.items()]


class ComfortForm(forms.Form):
    """Two questions; "" leaves the answer to the device."""

    theme = forms.ChoiceField(
        label="Light", choices=_choices(THEMES), widget=forms.RadioSelect, required=False
    )
    size = forms.ChoiceField(
        label="Text size", choices=_choices(SIZES), widget=forms.RadioSelect, required=False
    )

    @classmethod
    def showing(cls, chosen: Comfort, data=None) -> "ComfortForm":
        """The form with the present choice marked."""
        return cls(data, initial={"theme": chosen.theme, "size": chosen.size})

    def chosen(self) -> Comfort:
        """What a valid form says."""
        return Comfort(self.cleaned_data["theme"], self.cleaned_data["size"])
