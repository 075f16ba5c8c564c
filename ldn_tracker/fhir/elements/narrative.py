"""What a person reads in a section of the summary, as the XHTML that FHIR allows (pure).

Paragraphs, lists and tables; whatever somebody typed is escaped, and nothing else is written.
"""

from collections.abc import Iterable, Sequence
from html import escape

from ldn_tracker.fhir.elements.elements import Json, clean

XHTML = "http://www.w3.org/1999/xhtml"


def narrative(*blocks: str, status: str = "generated") -> Json:
    """A Narrative of these blocks; `status` additional: it says more than the resources do."""
    return {"status": status, "div": f'<div xmlns="{XHTML}">{"".join(blocks)}</div>'}


def paragraph(text: str, strong: str = "") -> str:
    """A paragraph; `strong` is its beginning, set in bold."""
    begin = f"<b>{_typed(strong)}</b> " if strong else ""
    return f"<p>{begin}{_typed(text)}</p>" if clean(text) or strong else ""


def items(texts: Iterable[str]) -> str:
    """A list; nothing where there is none."""
    found = "".join(f"<li>{_typed(text)}</li>" for text in texts)
    return f"<ul>{found}</ul>" if found else ""


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with a row of headings; nothing where it has no rows. A row begins with its name."""
    body = "".join(f"<tr>{_row(row)}</tr>" for row in rows)
    heads = "".join(f"<th>{_typed(each)}</th>" for each in head)
    whole = f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
    return f"<table><caption>{_typed(caption)}</caption>{whole}</table>" if body else ""


def _row(cells: Sequence[str]) -> str:
    name, *rest = cells
    return f"<th>{_typed(name)}</th>" + "".join(f"<td>{_typed(each)}</td>" for each in rest)


def _typed(text: str) -> str:
    return escape(clean(text), quote=False)
