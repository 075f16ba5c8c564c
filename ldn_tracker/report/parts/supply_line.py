"""The supply in one line of the page for the GP (pure)."""

from dose.supply import outlook
from dose.supply.words import clinical_words
from dose.treatment.course import Course


def supply_line(course: Course) -> str:
    """What is left: "Supply: 12 days (1.5 mg capsules), 1 repeat, script until 10 Nov 2026."

    "" where nothing was entered about supply.
    """
    said = clinical_words(outlook(course.diary, course.day))
    return f"{said}." if said else ""
