"""Who may open the owner's page."""

from functools import wraps

from django.http import Http404


def owner_only(view):
    """The view for the owner of the server, and 404 for everybody else."""

    @wraps(view)
    def for_the_owner(request, *args, **kwargs):
        if not request.user.is_owner:
            raise Http404
        return view(request, *args, **kwargs)

    return for_the_owner
