"""The one file of plotly that the pages use, found where pip installed it."""

import importlib.util
from pathlib import Path

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "plotly.min.js"


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
