"""Whether the collected static files are still those of the lock and of static/, and collecting."""

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

STAMP = ".collected"


def is_stale() -> bool:
    """Whether the lock, or a file in static/, changed since the files were last collected."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    return not stamp.exists() or stamp.read_text() != fingerprint()


def collect() -> None:
    """Collect, hash and compress everything anew; the stamp comes last: a stop leaves it stale."""
    root = Path(settings.STATIC_ROOT)
    shutil.rmtree(root, ignore_errors=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    (root / STAMP).write_text(fingerprint())


def fingerprint() -> str:
    """One hash over the lock and the name and content of each file in static/."""
    whole = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    for folder in settings.STATICFILES_DIRS:
        for path in sorted(p for p in Path(folder).rglob("*") if p.is_file()):
            whole.update(str(path.relative_to(folder)).encode())
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
