"""What a worker holds from its start: nothing that only few pages need."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FEW = ("icalendar", "rapidfuzz", "defusedxml", "segno", "ldn_tracker.fhir", "pywebpush")
LOOK = (
    "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings';"
    "import ldn_tracker.wsgi; from django.urls import reverse; reverse('today');"
    "from django.template import engines; engines.all();"
    "print(*sorted(set(sys.modules) & set({few!r})))"
)


def test_a_worker_begins_without_what_few_pages_need():
    command = [sys.executable, "-c", LOOK.format(few=FEW)]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert found.split() == []
