"""The forms of the account pages; allauth's own with plain words and no placeholders."""

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.core import context
from django import forms
from django.conf import settings

from journal.accounts import queries as account_queries

NO_SPELLING = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false"}
PASSWORD_HELP = "At least 8 characters. Three or four unrelated words are easy to remember."  # noqa: S105
NAME_HELP = "To sign in with: any name you like. Capitals and spaces don’t matter."
CODE_HELP = "Sixteen letters and numbers. Capitals and dashes don’t matter."


def password_field(label: str, *, autocomplete: str, help_text: str = "") -> forms.CharField:
    """A password, never stripped, that a password manager understands."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, **NO_SPELLING})
    return forms.CharField(label=label, strip=False, widget=widget, help_text=help_text)


def code_field(label: str) -> forms.CharField:
    """A one-time code as it was printed or copied."""
    attrs = {"autocomplete": "one-time-code", **NO_SPELLING}
    return forms.CharField(
        label=label, max_length=60, help_text=CODE_HELP, widget=forms.TextInput(attrs=attrs)
    )


def in_plain_words(form: forms.Form, labels: dict[str, str]) -> None:
    """Our labels, no placeholders, and no capital letters offered by the phone."""
    for name, field in form.fields.items():
        field.label = labels.get(name, field.label)
        field.widget.attrs.pop("placeholder", None)
        if name in ("login", "username"):
            field.widget.attrs.update(NO_SPELLING)


class LoginForm(allauth_forms.LoginForm):
    """User name and password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        in_plain_words(self, {"login": "User name", "password": "Password"})


class SignupForm(allauth_forms.SignupForm):
    """A new login; `code` is the first code or an invitation, cleaned to its row."""

    code = code_field("One-time code")
    field_order = ["code", "username", "password1"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].help_text = NAME_HELP
        self.fields["password1"].help_text = PASSWORD_HELP
        in_plain_words(self, {"username": "User name", "password1": "Password"})
        self.initial.setdefault("code", context.request.GET.get("code", ""))
        self.is_first = not account_queries.anybody_signed_up()
        if settings.SIGNUP_OPEN and not self.is_first:
            self.fields["code"].required = False
            self.fields["code"].widget = forms.HiddenInput()

    def clean_code(self):
        """The code's row, or None where sign-up is open and nothing was typed."""
        typed = self.cleaned_data["code"]
        found = account_queries.code_that_opens_an_account(typed, context.request.now)
        if found is None and self.fields["code"].required:
            raise forms.ValidationError(
                "This code doesn’t open an account. The first one is printed in the terminal "
                "each time the server starts."
                if self.is_first
                else "This invitation has been used or has expired. Ask for a new one."
            )
        return found


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    """The present password and a new one, typed once (it can be shown by the browser)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].help_text = PASSWORD_HELP
        in_plain_words(self, {"oldpassword": "Current password", "password1": "New password"})


class ForgottenForm(forms.Form):
    """A recovery code, or the one in the owner's link, and the new password."""

    code = code_field("Recovery code, or the code you were given")
    password = password_field("New password", autocomplete="new-password", help_text=PASSWORD_HELP)

    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        self.at = at

    def clean_code(self):
        """The code's row, with its user."""
        found = account_queries.code_that_sets_a_password(self.cleaned_data["code"], self.at)
        if found is None:
            raise forms.ValidationError(
                "We don’t know this code, or it has been used or has expired."
            )
        return found

    def clean_password(self):
        """A password that the validators accept for this user."""
        code = self.cleaned_data.get("code")
        user = code.user if code else None
        return get_adapter().clean_password(self.cleaned_data["password"], user=user)


class PasswordForm(forms.Form):
    """Asks again for the password before something that cannot be taken back."""

    password = password_field("Your password", autocomplete="current-password")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self):
        """The present password."""
        if not self.user.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError("That isn’t your password.")
        return self.cleaned_data["password"]


class EraseForm(PasswordForm):
    """The password and, when an owner leaves others behind, who runs the server from then on."""

    field_order = ["successor", "password"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        others = account_queries.other_logins(user)
        if user.is_owner and others:
            self.fields["successor"] = forms.ModelChoiceField(
                others, label="Who looks after the server from now on?", empty_label="Choose"
            )
            self.order_fields(self.field_order)


class LoginChoiceForm(forms.Form):
    """One of the household's logins."""

    user = forms.ModelChoiceField(account_queries.logins(), label="For whom?", empty_label="Choose")
