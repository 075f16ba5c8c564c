"""The site; before anything of it, or Django, opens a database, which SQLite that is."""

from ldn_tracker.server.database import sqlite

sqlite.take_our_own()
