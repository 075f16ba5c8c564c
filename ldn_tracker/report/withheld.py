"""The diary as it would be without the answers about self-harm: what the page is made of unless the
person chooses to print them.

So nothing that is counted, quoted or asked of the rules can give one away; the note of such a day
goes with it, as nobody knows what it tells of.
"""

from dataclasses import replace

from dose.diary.diary import Diary
from dose.diary.parts import Entry

SELF_HARM = "self_harm"


def without_self_harm(diary: Diary) -> Diary:
    """A diary without any mark of the kind; one that has none as it is."""
    if not any(SELF_HARM in entry.alerts for entry in diary.entries if entry.alerts):
        return diary
    return diary.with_entries(tuple(map(_without, diary.entries)))


def _without(entry: Entry) -> Entry:
    if SELF_HARM not in entry.alerts:
        return entry
    alerts = tuple(alert for alert in entry.alerts if alert != SELF_HARM)
    return replace(entry, alerts=alerts, note="")
