"""The choice of a theme and a text size."""

from django import forms

from ldn_tracker.comfort.look import SIZES, THEMES, Comfort


class ComfortForm(forms.Form):
    """Two questions; "" leaves the answer to the device."""

    theme = forms.ChoiceField(
        label="Light", choices=THEMES.items(), widget=forms.RadioSelect, required=False
    )
    size = forms.ChoiceField(
        label="Text size", choices=SIZES.items(), widget=forms.RadioSelect, required=False
    )

    @classmethod
    def showing(cls, chosen: Comfort, data=None) -> "ComfortForm":
        """The form with the present choice marked."""
        return cls(data, initial={"theme": chosen.theme, "size": chosen.size})

    def chosen(self) -> Comfort:
        """What a valid form says."""
        return Comfort(self.cleaned_data["theme"], self.cleaned_data["size"])
