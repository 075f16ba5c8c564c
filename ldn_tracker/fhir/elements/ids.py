"""The ids of the FHIR files: the same for the same fact of the same person, whenever written."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha1
from uuid import NAMESPACE_URL, UUID, uuid5

from dose.diary.parts import Person
from ldn_tracker.fhir.elements.codes import OURS

VARIANT = {f"{n:x}": f"{n & 3 | 8:x}" for n in range(16)}


@dataclass(frozen=True)
class Ids:
    """Addresses of one person's resources, made of who they are and of what the resource is about.

    Two exports of a diary that grew agree about every day that both have. Of two people about whom
    neither name, date of birth nor health number is known the addresses are the same.
    """

    person: Person

    @cached_property
    def _whose(self) -> UUID:
        born = self.person.born.isoformat() if self.person.born else ""
        known = (self.person.name, born, self.person.health_number, self.person.timezone)
        return uuid5(uuid5(NAMESPACE_URL, OURS), "\n".join(known))

    @cached_property
    def _namespace(self) -> bytes:
        return self._whose.bytes

    def url(self, *about: object) -> str:
        """The address (`urn:uuid:…`) of what is about these facts."""
        return f"urn:uuid:{_uuid5(self._namespace, ' '.join(map(str, about)))}"

    @cached_property
    def patient(self) -> str:
        """The person."""
        return self.url("patient")

    @cached_property
    def helper(self) -> str:
        """Whoever writes for the person."""
        return self.url("helper")


def _uuid5(namespace: bytes, name: str) -> str:
    """What `uuid5` says, with less around it: a long diary has half a million of them."""
    text = sha1(namespace + name.encode(), usedforsecurity=False).hexdigest()
    variant = VARIANT[text[16]]  # of RFC 4122; before it stands the version
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{variant}{text[17:20]}-{text[20:32]}"
