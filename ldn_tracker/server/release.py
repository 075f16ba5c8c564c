"""Which release runs: one hash over everything that its pages are made of (pure).

Whole, so that no list of files can forget one: what a phone keeps for when there is no network is
fetched anew after each update, which costs it three short pages.
"""

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("templates", "journal", "dose", "ldn_tracker")
KINDS = (".html", ".py", ".toml")


def sources(root: Path = ROOT) -> tuple[Path, ...]:
    """Templates, code and its data (the numbers to ring), in order, as paths from `root`."""
    found = (path for folder in FOLDERS for path in (root / folder).rglob("*"))
    return tuple(sorted(path.relative_to(root) for path in found if path.suffix in KINDS))


def fingerprint(root: Path = ROOT) -> str:
    """A hash over the name and content of each of them."""
    whole = hashlib.sha256()
    for path in sources(root):
        whole.update(str(path).encode())
        whole.update(hashlib.sha256((root / path).read_bytes()).digest())
    return whole.hexdigest()
