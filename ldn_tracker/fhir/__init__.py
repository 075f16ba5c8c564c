"""The record for a GP's system: a Diary as FHIR R4, in plain dicts (pure; docs/fhir.md)."""
