"""Look at our stylesheets and scripts: brackets close, nothing from elsewhere, modules parse.

There is no bundler, so this is the whole of it; the browser tests see the rest.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "static"
NOT_CODE = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.S)
ELSEWHERE = re.compile(r"(?:url\(|@import|from|import|fetch\()\s*[\"'(]*(?:https?:)?//")
UNSAFE = re.compile(r"\beval\(|new Function\(|innerHTML|insertAdjacentHTML|document\.write")


def stylesheet(path: Path, source: str) -> list[str]:
    """Complaints about one stylesheet."""
    bare = NOT_CODE.sub("", source)
    pairs = [("{", "}"), ("(", ")")]
    return [
        f"{path}: {bare.count(a)} {a} but {bare.count(b)} {b}"
        for a, b in pairs
        if bare.count(a) != bare.count(b)
    ]


def script(path: Path, source: str) -> list[str]:
    """Complaints about one script; its syntax only where node is installed."""
    found = [f"{path}: {match.group(0)}" for match in UNSAFE.finditer(NOT_CODE.sub('""', source))]
    node = shutil.which("node")
    if node:
        command = [node, "--input-type=module", "--check"]
        run = subprocess.run(command, input=source, text=True, capture_output=True, check=False)
        found += [f"{path}: {run.stderr.strip()}"] if run.returncode else []
    return found


def main() -> int:
    """Print every complaint; 1 when there is one."""
    found = []
    for path in sorted(ROOT.rglob("*")):
        if path.suffix not in (".css", ".js"):
            continue
        source = path.read_text()
        found += (stylesheet if path.suffix == ".css" else script)(path, source)
        found += [f"{path}: {match.group(0)}" for match in ELSEWHERE.finditer(source)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
