"""Static files that lie elsewhere, or in pieces: plotly's one script, and our one stylesheet."""

import atexit
import importlib.util
import re
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "plotly.min.js"
SHEET = "css/site.css"
LAYERS = ("layers", "tokens", "base", "forms", "parts", "checkin", "charts", "print")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class PlotlyFinder(BaseFinder):
    """Finds `plotly.min.js`; the 5 MB beside it (widgets, sample data) stay where they are."""

    def __init__(self, *args, **kwargs):
        package = importlib.util.find_spec("plotly").origin
        self.storage = FileSystemStorage(location=Path(package).parent / "package_data")

    def check(self, **kwargs):
        """Nothing can be set wrongly here."""
        return []

    def find(self, path, find_all=False, **kwargs):  # noqa: FBT002 (Django's signature)
        """The full path of the file, if it is the one asked for."""
        found = self.storage.path(NAME) if path == NAME else None
        if find_all:
            return [found] if found else []
        return found

    def list(self, ignore_patterns):
        """The file with the storage it lies in."""
        yield NAME, self.storage


class SheetFinder(BaseFinder):
    """Finds `css/site.css`: the layers of static/css/ joined in order, without comments.

    One request instead of seven: on a phone far from the server each costs more than its bytes.
    """

    def check(self, **kwargs):
        """Nothing can be set wrongly here."""
        return []

    def find(self, path, find_all=False, **kwargs):  # noqa: FBT002 (Django's signature)
        """The full path of the joined sheet, written anew, if it is the one asked for."""
        found = write_sheet().path(SHEET) if path == SHEET else None
        if find_all:
            return [found] if found else []
        return found

    def list(self, ignore_patterns):
        """The sheet with the storage it lies in."""
        yield SHEET, write_sheet()


def joined() -> str:
    """The text of the whole stylesheet."""
    folder = settings.BASE_DIR / "static" / "css"
    whole = "".join((folder / f"{layer}.css").read_text() for layer in LAYERS)
    return re.sub(r"\s*\n\s*", "\n", COMMENT.sub("", whole)).strip()


def write_sheet() -> FileSystemStorage:
    """A storage holding the sheet as it is now, in a directory that goes with the process."""
    if not hasattr(write_sheet, "folder"):
        write_sheet.folder = tempfile.mkdtemp(prefix="ldn-sheet-")
        atexit.register(shutil.rmtree, write_sheet.folder, ignore_errors=True)
    storage = FileSystemStorage(location=write_sheet.folder)
    target = Path(storage.path(SHEET))
    target.parent.mkdir(exist_ok=True)
    target.write_text(joined())
    return storage
