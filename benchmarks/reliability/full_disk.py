"""A disk of a few MB fills while somebody saves: what was acknowledged is there, and all is shown.

    .venv/bin/python -m benchmarks.reliability.full_disk [--mb 4]     (root: it mounts a tmpfs)

The database lies on the small disk. It is filled; then Today, the export, a save and a sign-in are
tried; then room is made, and a save must succeed again.
"""

import argparse
import contextlib
import shutil
import subprocess
import sys
import tempfile
from http.client import HTTPResponse
from pathlib import Path

from benchmarks.reliability.saves import planned, stored, who
from benchmarks.reliability.site import PASSWORD, TOKEN, Visitor, site

MEGABYTE = 1024 * 1024
SAID = b"The disk is full, nothing was saved"
PAGES = ("/today/", "/charts/", "/data/export/", "/week/", "/summary/", "/advice/")


def main() -> int:
    """Print what was answered; 1 where something is lost or not shown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mb", type=int, default=4)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ldn-small-") as folder:
        small = Path(folder)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={options.mb}m", "tmpfs", folder]
        subprocess.run(mount, check=True)  # noqa: S603
        try:
            return tried(small)
        finally:
            subprocess.run(["umount", folder], check=True)  # noqa: S603, S607


def tried(small: Path) -> int:
    """The trial on the small disk."""
    with site(people=2) as served:
        served.stop()
        for file in [path for path in served.data.glob("*") if path.is_file()]:
            _move(file, small)
        shutil.rmtree(served.data)
        served.data.symlink_to(small)
        served.start()
        device, person = served.visitor(0), who(served.visitor(0))
        filler = small / "filler"
        filler.write_bytes(bytes(MEGABYTE))
        kept = _saved_until_full(device, person)
        with contextlib.suppress(OSError), filler.open("ab", buffering=0) as file:
            while True:
                file.write(bytes(512))
        refused = _refused(device)
        shown = {path: device.get(path).status for path in PAGES}
        first_today = served.visitor(1).get("/today/").status
        fields = {"login": "trial1", "password": PASSWORD, "csrfmiddlewaretoken": TOKEN}
        sign_in = served.visitor().post("/accounts/login/", fields).status
        says = SAID in refused.body
        missing = kept - stored(device)
        filler.unlink()
        again = device.save(person, "2026-01-01", fatigue=1)
    sys.stdout.write(
        f"{len(kept)} acknowledged, {len(missing)} lost; full: a save {refused.status}"
        f" ({'says so' if says else 'does not say so'}), sign-in {sign_in}, pages {shown},"
        f" the first Today of a person {first_today}; with room again a save "
        f"{'succeeds' if again else 'fails'}\n"
    )
    all_shown = {*shown.values(), first_today} == {200}
    return int(not (says and all_shown and again and not missing and sign_in == 507))


def _saved_until_full(device: Visitor, person: str) -> set[tuple]:
    """The answers that were acknowledged before ten in a row were not."""
    kept, failed = set(), 0
    for answer in planned(3000):
        day, measure, level = answer
        if device.save(person, day, **{measure: level}):
            kept.add(answer)
            failed = 0
        elif (failed := failed + 1) == 10:
            break
    return kept


def _refused(device: Visitor) -> HTTPResponse:
    """The answer to the first form that is not kept."""
    for number in range(200):
        answer = device.post("/summary/visit/", {"ask": f"May I stay on {number}?"})
        if answer.status != 302:
            break
    return answer


def _move(file: Path, to: Path) -> None:
    (to / file.name).write_bytes(file.read_bytes())
    file.unlink()


if __name__ == "__main__":
    sys.exit(main())
