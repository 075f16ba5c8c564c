"""The tests' settings as `make phone` has them, whatever network this machine is in."""

from tests.settings import *  # noqa: F403

PHONE = True
