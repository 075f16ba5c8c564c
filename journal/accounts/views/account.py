"""The pages about one's own account: making it, getting back in, changing it, leaving."""

from functools import wraps

from allauth.account import views as allauth_views
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import login as sign_in
from django.contrib.auth import logout as sign_out
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from journal import actions
from journal.access import person_or_404
from journal.accounts import actions as account_actions
from journal.accounts import queries as account_queries
from journal.accounts.forms import EraseForm, ForgottenForm, PasswordForm
from journal.forms.person import PersonForm
from journal.reminders import push_actions
from journal.views.done import undoable

DEVICE = "push_device"  # in the session of a browser that is woken: which one it is
ASK_ABOUT_ALLERGIES = (
    "Ask your GP or pharmacist which allergies are on your record. Until then, tell whoever gives"
    " you a medicine that you’re not sure."
)


def refusing(view):
    """An allauth view that answers 422, as ours do, when it refuses what was sent."""

    @wraps(view)
    def refuses(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if form is not None and form.errors:
            response.status_code = 422
        return response

    return refuses


def clearing(view):
    """A view after which the device keeps nothing of the diary, and is woken no more.

    Where it has answers of others, too (`others`), its script has taken off those of this person.
    """

    @wraps(view)
    def clears(request, *args, **kwargs):
        user, device = request.user, request.session.get(DEVICE)
        was_signed_in = user.is_authenticated
        response = view(request, *args, **kwargs)
        if was_signed_in and not request.user.is_authenticated:
            push_actions.forget_session(user_id=user.pk, device_id=device)
            kept = "" if request.POST.get("others") else ', "storage"'
            response["Clear-Site-Data"] = f'"cache"{kept}'
        return response

    return clears


login = refusing(allauth_views.login)
logout = clearing(allauth_views.logout)
change_password = refusing(allauth_views.password_change)


@login_not_required
@require_http_methods(["GET", "POST"])
def signup(request):
    """Make an account; the answer shows the recovery codes, the only time they can be read."""
    response = refusing(allauth_views.signup)(request)
    codes = getattr(request, "recovery_codes", None)
    return _show_codes(request, codes, is_new=True) if codes else response


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def forgotten(request):
    """Set a new password with a recovery code, or with the code of the owner's link."""
    if not ratelimit.consume(request, action="reset_password_from_key"):
        return ratelimit.respond_429(request)
    initial = {"code": request.GET.get("code", "")}
    form = ForgottenForm(request.POST or None, initial=initial, at=request.now)
    if form.is_valid() and _password_is_set(form):
        sign_in(request, form.cleaned_data["code"].user)
        return render(request, "account/password_is_new.html")
    return render(request, "account/forgotten.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "POST"])
def account(request):
    """What the person says about themselves, and the way to everything else about the account."""
    person = person_or_404(request.person)
    form = PersonForm.about(person, request.POST or None)
    if form.is_valid():
        with undoable(request, "Saved.", "person", back="account"):
            _keep(request, person, form)
        return redirect("account")
    left = account_queries.recovery_codes_left(request.user)
    context = {"active": "more", "form": form, "codes_left": left}
    return render(request, "account/account.html", context, status=_status(form))


def _keep(request, person, form: PersonForm) -> None:
    """Keep what was said; who is not sure about allergies is told whom to ask."""
    actions.update_person(person=person, **form.facts)
    if form.says_of_allergies:
        said = form.said_of_allergies(request.today)
        actions.answer_topic(person=person, topic="allergies", said=said)
        if said and said.answer == "unsure":
            messages.info(request, ASK_ABOUT_ALLERGIES)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def recovery_codes(request):
    """Make fresh recovery codes, after asking for the password."""
    if not _allowed(request):
        return ratelimit.respond_429(request)
    form = PasswordForm(request.POST or None, user=request.user)
    if form.is_valid():
        codes = account_actions.make_recovery_codes(user=request.user, at=request.now)
        return _show_codes(request, codes, is_new=False)
    context = {"form": form, "left": account_queries.recovery_codes_left(request.user)}
    return render(request, "account/recovery.html", context, status=_status(form))


@clearing
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def erase(request):
    """Offer the export, ask for the password, and erase the diary and the account."""
    if not _allowed(request):
        return ratelimit.respond_429(request)
    form = EraseForm(request.POST or None, user=request.user)
    if form.is_valid():
        is_gone = account_actions.erase_account(
            user=request.user, successor=form.cleaned_data.get("successor")
        )
        sign_out(request)
        return redirect("erased" if is_gone else "almost_erased")
    return render(request, "account/erase.html", {"form": form}, status=_status(form))


@login_not_required
def erased(request):
    """The page that says that nothing of an erased diary is left."""
    return render(request, "account/erased.html", {"is_gone": True})


@login_not_required
def almost_erased(request):
    """The page that says that nobody can read a diary any more, and when the last of it goes."""
    return render(request, "account/erased.html", {"is_gone": False})


def _password_is_set(form: ForgottenForm) -> bool:
    code, password = form.cleaned_data["code"], form.cleaned_data["password"]
    try:
        account_actions.reset_password(code=code, password=password)
    except account_actions.CodeSpent:
        form.add_error("code", "This code has just been used.")
    return not form.errors


def _allowed(request) -> bool:
    """Whether this login has tries left to type its password."""
    return ratelimit.consume(request, action="reauthenticate", user=request.user)


def _show_codes(request, codes: tuple[str, ...], *, is_new: bool):
    context = {"codes": codes, "is_new": is_new}
    return render(request, "account/recovery_codes.html", context)


def _status(form) -> int:
    return 422 if form.errors else 200
