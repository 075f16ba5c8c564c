"""The ids of the FHIR files: the same for the same fact of the same person, whenever written."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha1
from uuid import NAMESPACE_URL, UUID, uuid5

from dose.diary.parts import Person
from ldn_tracker.fhir.codes import OURS


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

    def url(self, *about: object) -> str:
        """The address (`urn:uuid:…`) of what is about these facts."""
        return f"urn:uuid:{_uuid5(self._whose.bytes, ' '.join(map(str, about)))}"

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
    digest = bytearray(sha1(namespace + name.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50  # version 5
    digest[8] = digest[8] & 0x3F | 0x80  # the variant of RFC 4122
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
