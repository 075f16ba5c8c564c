"""Sets sheets in a process of its own: their data come in on stdin, the PDFs go out on stdout.

Run as a file by `typesetter.py`, which holds the other ends of the two pipes, with nothing of the
site and as little of Python as can be; the arguments are the folder that typst stands in, and the
template. It
keeps 110 MB of fonts and layouts once it has been used; in a process that ends they end with it,
and a worker stays at half of that. It has read its fonts by the time that the first sheet comes;
to set one of its own before that too gained nothing, and took 7 ms of CPU.
"""

import gc
import io
import os
import sys

sys.path.append(sys.argv[1])

import typst

HERE = os.path.dirname(os.path.abspath(__file__))
TEMPLATE = sys.argv[2]
LARGE = 90_000  # bytes, which a sheet with its day table has: a tag for every cell
SPARE = "query(<end>).first().value - locate(<end>).position().y.pt()"


def main() -> None:
    """Answer each sheet with how it went, the points left below it, how many bytes, and the bytes.

    A sheet is one line: its time, the folders of the fonts that it needs besides those inside
    typst, and its data as JSON.
    """
    compilers = {"": _compiler("")}
    for asked in sys.stdin.buffer:
        timestamp, folders, data = asked.decode().split("\t", 2)
        if folders not in compilers:
            compilers[folders] = _compiler(folders)
        how, spare, found = _set(compilers[folders], data, int(timestamp))
        sys.stdout.buffer.write(f"{how} {spare} {len(found)}\n".encode() + found)
        sys.stdout.buffer.flush()


def _compiler(folders: str) -> typst.Compiler:
    paths = folders.split(os.pathsep) if folders else []
    fonts = typst.Fonts(include_system_fonts=False, font_paths=paths)
    return typst.Compiler(TEMPLATE, font_paths=fonts, ignore_system_fonts=True)


def _set(compiler: typst.Compiler, data: str, timestamp: int) -> tuple[str, str, bytes]:
    """The PDF, or why typst refuses it; it may refuse to print what it could lay out."""
    try:
        made, spare = _pdf(compiler, data, timestamp), compiler.eval(SPARE)
        return ("tagged", spare, _packed(made)) if len(made) > LARGE else ("set", spare, made)
    except typst.TypstError as error:
        return _refused(compiler, str(error).encode())


def _refused(compiler: typst.Compiler, why: bytes) -> tuple[str, str, bytes]:
    try:
        return "laid-out", compiler.eval(SPARE), why
    except (typst.TypstError, RuntimeError):
        return "refused", "0", why


def _pdf(compiler: typst.Compiler, data: str, timestamp: int) -> bytes:
    made = compiler.compile(
        sys_inputs={"data": data}, pdf_standards=["ua-1"], timestamp=timestamp, format="pdf"
    )
    return made if isinstance(made, bytes) else b""  # a list only of a format with a file a page


def _packed(made: bytes) -> bytes:
    """A PDF with its tags completed and its many small objects compressed, which typst leaves."""
    sys.path.append(HERE)
    import pikepdf  # a tenth of a second, for the few that need it
    from tags import with_row_headers

    made, packed = with_row_headers(made), io.BytesIO()
    pikepdf.settings.set_flate_compression_level(9)
    how = {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "recompress_flate": True}
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pdf.save(packed, deterministic_id=True, **how)
    return packed.getvalue()


if __name__ == "__main__":
    gc.disable()
    main()
    os._exit(0)  # at once: there is nothing to tidy
