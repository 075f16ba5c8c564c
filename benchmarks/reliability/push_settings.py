"""The site's settings with a push service of this machine, for `push_kills` alone."""

import os

from ldn_tracker.settings import *  # noqa: F403

PUSH_ALSO = (os.environ["PUSH_SERVICE"],)
