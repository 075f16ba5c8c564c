"""The site's own settings, on a directory of their own that goes when the tests end."""

import atexit
import os
import shutil
import tempfile

_private = tempfile.mkdtemp(prefix="ldn-tests-")
atexit.register(shutil.rmtree, _private, ignore_errors=True)
os.environ["DATA_DIR"] = _private
for _name in (
    "DEBUG",
    "HOST",
    "PHONE",
    "PORT",
    "WORKERS",
    "PUBLIC_URL",
    "PUSH",
    "SIGNUP",
    "SUGGESTIONS",
    "BACKUPS",
    "STATIC_ROOT",
):
    os.environ.pop(_name, None)
os.environ.pop("DATABASE_URL", None)  # a site's own is left alone
# The browser tests' event loop runs in the thread that also uses the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from ldn_tracker.settings import *  # noqa: E402, F403

# A password is made for every person of every test: the slow hash would be most of the run.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# No collected files in tests; that the collected ones are whole is tested in test_serve.py.
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
# Off unless an operator turns it on; its pages are walked with all others.
PUSH = True
# One test's sign-ins do not count against another's.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

if _url := os.environ.get("TEST_DATABASE_URL"):
    DATABASES = {"default": engines.database_at(_url)}  # noqa: F405
else:
    # A file, not memory: the browser's requests come in threads, each with a connection of its own.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "tests.sqlite3"}  # noqa: F405
    _OPTIONS = DATABASES["default"]["OPTIONS"]
    _OPTIONS["init_command"] = _OPTIONS["init_command"].replace("=FULL", "=OFF")
