"""The login. The diary is another table, so that a helper can be let in, and put out, later."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from journal.accounts import names


class NameKey(models.CharField):
    """The user name of a row without capitals and spaces, made as the row is stored first."""

    def pre_save(self, row, add):
        """The key that the row has, or else the one of its name."""
        key = getattr(row, self.attname) or names.key(row.username)
        setattr(row, self.attname, key)
        return key


class User(AbstractUser):
    """Somebody who can sign in; the owner runs the server and can read nobody's diary.

    No two logins share a `name_key`; a name never changes.
    """

    username = models.CharField(max_length=names.MOST, unique=True)
    name_key = NameKey(max_length=names.MOST + 20, unique=True, editable=False)
    # Getting started: the screen to carry on with ("" once it is finished), and whether Today still
    # asks for it.
    start_step = models.CharField(max_length=20, blank=True)
    start_put_away = models.BooleanField(default=False)
    is_owner = models.BooleanField(default=False)
