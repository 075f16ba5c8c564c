"""Static files that lie elsewhere, or in pieces: plotly's script, our stylesheet, our taps."""

import atexit
import importlib.util
import os
import re
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "plotly.min.js"
SHEET = "css/site.css"
LAYERS = ("layers", "tokens", "base", "forms", "parts", "checkin", "print")  # charts goes alone
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SCRIPT = "js/tap.js"
LIBRARY = "django_htmx/htmx-2.min.js"  # from its own package
MODULES = ("queue", "checkin")  # one scope: a name is declared once in both
LINE_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


class PlotlyFinder(BaseFinder):
    """Finds `plotly.min.js`; the 5 MB beside it (widgets, sample data) stay where they are."""

    def __init__(self, *args, **kwargs):
        package = importlib.util.find_spec("plotly").origin
        self.storage = FileSystemStorage(location=Path(package).parent / "package_data")

    def check(self, **kwargs):
        """Nothing can be set wrongly here."""
        return []

    def find(self, path, find_all=False, **kwargs):  # noqa: FBT002 (Django's signature)
        """The full path of the file, or [] when another is asked for."""
        return found(self.storage, path, find_all=find_all) if path == NAME else []

    def list(self, ignore_patterns):
        """The file with the storage it lies in."""
        yield NAME, self.storage


class SheetFinder(BaseFinder):
    """Finds `css/site.css`, the layers of static/css/ in order, and `js/tap.js`, without comments.

    One request instead of many: on a phone far from the server each costs more than its bytes.
    """

    def check(self, **kwargs):
        """Nothing can be set wrongly here."""
        return []

    def find(self, path, find_all=False, **kwargs):  # noqa: FBT002 (Django's signature)
        """The full path of the joined file, written anew, or [] when another is asked for."""
        return found(write_joined(), path, find_all=find_all) if path in JOINED else []

    def list(self, ignore_patterns):
        """The joined files with the storage they lie in."""
        storage = write_joined()
        for path in JOINED:
            yield path, storage


def found(storage: FileSystemStorage, path: str, *, find_all: bool) -> str | list[str]:
    """A path as Django wants it: for nothing it wants a list, as None would count as a match."""
    return [storage.path(path)] if find_all else storage.path(path)


def joined() -> str:
    """The text of the whole stylesheet."""
    folder = settings.BASE_DIR / "static" / "css"
    whole = "".join((folder / f"{layer}.css").read_text() for layer in LAYERS)
    return re.sub(r"\s*([{};])\s*", r"\1", COMMENT.sub("", whole)).strip()


def joined_script() -> str:
    """The text of the check-in's script: htmx, the queue, and the taps that fill it."""
    folder = settings.BASE_DIR / "static" / "js"
    ours = "".join((folder / f"{module}.js").read_text() for module in MODULES)
    short = re.sub(r"\s*\n\s*", "\n", LINE_COMMENT.sub("", ours)).strip()
    return f"{Path(finders.find(LIBRARY)).read_text()}\n{short}"


JOINED = {SHEET: joined, SCRIPT: joined_script}


def write_joined() -> FileSystemStorage:
    """A storage holding the joined files as they are now, in a directory of this process."""
    if not hasattr(write_joined, "folder"):
        write_joined.folder = tempfile.mkdtemp(prefix="ldn-sheet-")
        atexit.register(shutil.rmtree, write_joined.folder, ignore_errors=True)
    storage = FileSystemStorage(location=write_joined.folder)
    for path, text in JOINED.items():
        write_whole(Path(storage.path(path)), text())
    return storage


def write_whole(target: Path, text: str) -> None:
    """Write a file that another request may be reading: it sees the old text or the new, whole."""
    if target.exists() and target.read_text() == text:
        return
    target.parent.mkdir(exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=target.parent)
    Path(unfinished).write_text(text)
    os.close(handle)
    Path(unfinished).replace(target)
