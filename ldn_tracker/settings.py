"""Every setting of the site; what can be set from outside is read from the environment here."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from ldn_tracker.server import environment
from ldn_tracker.server.database import engines
from ldn_tracker.server.phone import address as phone

BASE_DIR = Path(__file__).resolve().parent.parent
ENV = os.environ

# Before any file is made: the diary, its journal files and backups are for this user only.
os.umask(0o077)

try:
    DEBUG = environment.switch(ENV, "DEBUG", default=False)
    PHONE = environment.switch(ENV, "PHONE", default=False)
    if PHONE:
        ENV.update(phone.at_home(ENV))  # for the processes that this one starts, too
    HOST = ENV.get("HOST", "") or "127.0.0.1"
    PORT = environment.port(ENV)
    WORKERS = environment.workers(ENV)
    PUBLIC_URL = environment.public_url(ENV, host=HOST)
    SIGNUP_OPEN = environment.choice(ENV, "SIGNUP", ("closed", "open")) == "open"
    SUGGESTIONS = environment.switch(ENV, "SUGGESTIONS", default=True)
    PUSH = environment.switch(ENV, "PUSH", default=False)
    BACKUPS = environment.switch(ENV, "BACKUPS", default=True)
    DATA_DIR = environment.private_directory(Path(ENV.get("DATA_DIR", "") or BASE_DIR / "data"))
    SECRET_KEY = environment.secret_key(DATA_DIR / "secret_key")
    DATABASES = {"default": engines.database(ENV, otherwise=DATA_DIR / "ldn.sqlite3")}
except environment.Misconfigured as error:
    raise ImproperlyConfigured(str(error)) from error

# Who may ask, and over what -----------------------------------------------------------------

LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
HTTPS = PUBLIC_URL is not None and PUBLIC_URL.scheme == "https"
ALLOWED_HOSTS = LOOPBACK
if PUBLIC_URL:
    CSRF_TRUSTED_ORIGINS = [PUBLIC_URL.geturl()]
    ALLOWED_HOSTS = [PUBLIC_URL.hostname, *LOOPBACK]
BEHIND_A_PROXY = HTTPS and not PHONE
if BEHIND_A_PROXY:
    # https is spoken by a web server in front, which must set this header itself.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Not for a name at home: a browser would refuse every http of this machine for a year.
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_A_PROXY else 0
# Preloading binds the whole domain in every browser: not for this program to decide.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "connect-src": ["'self'"],
    "font-src": ["'self'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"

# The parts -----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "ldn_tracker",
    "dose",
    "journal",
    "django_htmx",
    "allauth",
    "allauth.account",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "ldn_tracker.server.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ldn_tracker.server.middleware.UploadLimit",
    # A page is 31 kB of text, 5 kB compressed; random padding and the masked form token keep its
    # size from telling anything (BREACH).
    "ldn_tracker.server.middleware.Compressed",
    "ldn_tracker.server.middleware.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ldn_tracker.server.middleware.NothingKept",
    "ldn_tracker.server.middleware.SignInAgain",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "journal.middleware.DiaryMiddleware",
]
ROOT_URLCONF = "ldn_tracker.urls"
WSGI_APPLICATION = "ldn_tracker.wsgi.application"
CACHED_TEMPLATES = (
    "django.template.loaders.cached.Loader",
    [
        "django.template.loaders.filesystem.Loader",
        "django.template.loaders.app_directories.Loader",
    ],
)
TEMPLATES = [
    {
        "BACKEND": "ldn_tracker.server.pages.Pages",
        "NAME": "django",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            # As the app of these parts sets it, which imports Django's admin: 1 MiB of a worker.
            "libraries": {"partials": "template_partials.templatetags.partials"},
            "loaders": [("template_partials.loader.Loader", [CACHED_TEMPLATES])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# The services of browser makers are known; a test adds one of its own.
PUSH_ALSO: tuple[str, ...] = ()

# What is kept (DATABASES stand above, with what else is told from outside) -----------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Sign-in limits must be shared by every process, survive a restart, and not be flushed away.
CACHES = {
    "default": {
        "BACKEND": "ldn_tracker.server.limits_cache.LimitsCache",
        "LOCATION": "sign_in_limits",
    }
}
STATIC_URL = "/static/"
STATIC_ROOT = Path(ENV.get("STATIC_ROOT", "") or BASE_DIR / "staticfiles")
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "ldn_tracker.server.static_finder.PlotlyFinder",
    "ldn_tracker.server.static_finder.SheetFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# An upload is read once, in memory: a file would outlive a process that is killed meanwhile. What
# is larger than this is refused unread (ldn_tracker/server/middleware.py).
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 21 * 1024 * 1024  # a file of 20 MB, and what is sent around it

# Signing in ----------------------------------------------------------------------------------

AUTH_USER_MODEL = "journal.User"
AUTHENTICATION_BACKENDS = ["journal.accounts.backend.AuthenticationBackend"]
SESSION_ENGINE = "journal.accounts.sessions"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "journal.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "login": "journal.accounts.forms.LoginForm",
    "signup": "journal.accounts.forms.SignupForm",
    "change_password": "journal.accounts.forms.ChangePasswordForm",
}
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_USERNAME_MIN_LENGTH = 2
SESSION_COOKIE_AGE = 60 * 24 * 3600

# Words and hours -----------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"  # each diary has its own; see journal/middleware.py

# A log tells that something failed and where, never what somebody wrote: see
# ldn_tracker/server/logs.py.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "ldn_tracker.server.logs.QuietFormatter"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        "gunicorn.error": {"handlers": ["terminal"], "level": "INFO", "propagate": False},
        # A request that waits for a thread is no news.
        "waitress.queue": {"level": "ERROR"},
    },
}
