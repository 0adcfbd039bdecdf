"""Reads calendar files with Python's icalendar, and prints the occurrences of each as JSON.

Arguments: the last day, then the files. An occurrence is the second since the epoch at which it starts, or its day.
"""

import datetime
import json
import sys

import icalendar
import recurring_ical_events


def start(event: icalendar.Event) -> str | int:
    value = event["DTSTART"].dt
    return int(value.timestamp()) if isinstance(value, datetime.datetime) else value.isoformat()


def occurrences(path: str, last: datetime.date) -> list[str | int]:
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    errors = [error for component in calendar.walk() for error in component.errors]
    if errors:
        sys.exit(f"{path}: {errors}")
    events = recurring_ical_events.of(calendar).between(datetime.date(2000, 1, 1), last)
    return sorted((start(event) for event in events), key=str)


last_day = datetime.date.fromisoformat(sys.argv[1])
print(json.dumps({path: occurrences(path, last_day) for path in sys.argv[2:]}))
