"""The login. The diary is another table, so that a helper can be let in, and put out, later."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Somebody who can sign in; the owner runs the server and can read nobody's diary."""

    is_owner = models.BooleanField(default=False)
