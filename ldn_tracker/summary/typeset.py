"""Sets the sheet in a process of its own: the data as JSON on stdin, the PDF on stdout.

Run as a file, with nothing of the site in it. typst keeps 110 MB of fonts and layouts once it has
been used; in a process that ends they end with it, and a worker stays at half of that.
"""

import json
import sys
from pathlib import Path

import typst

TEMPLATE = Path(__file__).parent / "summary.typ"
STANDARDS = ["ua-1"]
UNPRINTABLE = 3  # exit status: letters that cannot be joined as they stand


def main() -> int:
    """Read, set, write; UNPRINTABLE with the reason on stderr where typst refuses."""
    asked = json.load(sys.stdin.buffer)
    try:
        made = typst.compile(
            TEMPLATE.read_bytes(),
            sys_inputs={"data": json.dumps(asked["data"], ensure_ascii=False)},
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            timestamp=asked["timestamp"],
            format="pdf",
        )
    except typst.TypstError as error:
        sys.stderr.write(str(error))
        return UNPRINTABLE
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
