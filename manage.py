#!/usr/bin/env python3
"""The command line of the site; `make help` lists what is done often."""

import os
import sys


def main() -> None:
    """Run the command named in the arguments."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldn_tracker.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, connection

    from ldn_tracker.server.database.engines import unreachable
    from ldn_tracker.server.environment import Misconfigured

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        if not isinstance(error.__cause__, Misconfigured):
            raise
        sys.exit(f"\n{error}\n")  # what to do about it, without the way we came
    except OperationalError as error:
        if connection.connection or not os.environ.get("DATABASE_URL"):
            raise
        sys.exit(f"\n{unreachable(str(error))}\n")


if __name__ == "__main__":
    main()
