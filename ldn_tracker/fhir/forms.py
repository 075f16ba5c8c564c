"""What of a diary its FHIR files may hold: one choice, in the address."""

from django import forms


class SharingForm(forms.Form):
    """Whether answers about self-harm leave the diary: not unless the person chooses so."""

    self_harm = forms.BooleanField(
        label="Include my answers about self-harm",
        help_text="They stay out of both files unless you choose this, and so do your notes of"
        " those days.",
        required=False,
    )

    @property
    def choices(self) -> dict[str, bool]:
        """What was chosen; nothing unless it was sent."""
        return {"self_harm": self.is_valid() and self.cleaned_data["self_harm"]}
