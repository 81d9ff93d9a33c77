"""What the pages of a register share: steps, tabs with counts, pages of rows, comparisons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tandem.journeys.registers.fields import Entry
from tandem.journeys.registers.reviewing import Counts, Other, Question
from tandem.rooms.people.models import BatchState, Gender, Participant, RegisterBatch

TAB_LABELS: Mapping[str, Any] = {
    "all": gettext_lazy("All rows"),
    "errors": gettext_lazy("With errors"),
    "duplicates": gettext_lazy("Possible duplicates"),
    "warnings": gettext_lazy("Worth a look"),
    "known": gettext_lazy("Known already"),
    "left_out": gettext_lazy("Left out"),
    "written": gettext_lazy("Written"),
}
ALWAYS_SHOWN = ("all", "errors", "duplicates")
STEPS: Mapping[str, tuple[Any, str]] = {
    "upload": (gettext_lazy("Upload"), ""),
    "columns": (gettext_lazy("Columns"), "registers:columns"),
    "rows": (gettext_lazy("Check the rows"), "registers:rows"),
    "write": (gettext_lazy("Write"), "registers:write"),
}


@dataclass(frozen=True)
class Place:
    """Which rows are looked at, and which page of them."""

    show: str = "all"
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Place":
        """From an address; what it does not hold or what makes no sense is the first page."""
        show, page = query.get("show", "all"), query.get("page", "1")
        return cls(
            show if show in TAB_LABELS else "all",
            int(page) if page.isascii() and page.isdecimal() and 0 < int(page) < 10**6 else 1,
        )

    @property
    def query(self) -> str:
        return urlencode({"show": self.show, "page": self.page})

    def url(self, batch: RegisterBatch) -> str:
        return f"{reverse('registers:rows', args=[batch.pk])}?{self.query}"


def steps(batch: RegisterBatch, current: str) -> list[dict[str, Any]]:
    """The steps of an upload; what is behind can be opened again while it is a draft."""
    names = list(STEPS)
    at = names.index(current)
    is_draft = batch.state == BatchState.DRAFT
    found = []
    for place, (label, route) in enumerate(STEPS.values()):
        is_done = place < at or not is_draft
        found.append(
            {
                "label": label,
                "state": "current" if place == at else "done" if is_done else "todo",
                "url": reverse(route, args=[batch.pk])
                if route and is_draft and place != at
                else "",
            }
        )
    return found


def tabs(batch: RegisterBatch, counts: Counts, place: Place) -> list[dict[str, Any]]:
    """The ways to look at a batch; those without rows are left out."""
    return [
        {
            "label": label,
            "count": counts.shows[show],
            "url": Place(show).url(batch),
            "current": show == place.show,
        }
        for show, label in TAB_LABELS.items()
        if counts.shows[show] or show in ALWAYS_SHOWN or show == place.show
    ]


def paging(batch: RegisterBatch, place: Place, total: int, size: int) -> dict[str, Any]:
    """Where this page stands among the others, and the way to its neighbours."""
    first = (place.page - 1) * size + 1
    last = min(first + size - 1, total)
    facts = {"first": first, "last": last, "total": total}
    return {
        "summary": _("%(first)s to %(last)s of %(total)s") % facts,
        "first_url": Place(place.show).url(batch) if place.page > 2 else "",
        "previous_url": Place(place.show, place.page - 1).url(batch) if place.page > 1 else "",
        "next_url": Place(place.show, place.page + 1).url(batch) if last < total else "",
        "is_needed": total > size,
    }


def comparison(question: Question, other: Other) -> list[tuple[Any, str, str, bool]]:
    """What a row and somebody it may be say of the same things, and whether that differs."""
    mine = _of_entry(question.entry)
    theirs = _of_entry(other.entry) if other.entry else _of_person(other)
    labels = (
        _("Name"), _("Born"), _("Gender"), _("Lives in"), _("Phone"), _("Start"),
    )  # fmt: skip
    return [
        (label, left, right, bool(left and right and left != right))
        for label, left, right in zip(labels, mine, theirs, strict=True)
    ]


def _of_entry(entry: Entry) -> tuple[str, ...]:
    return (
        f"{entry.first_name} {entry.last_name}".strip(),
        _day(entry.birth_date),
        str(Gender(entry.gender).label) if entry.gender else "",
        f"{entry.postcode or ''} {entry.municipality}".strip(),
        entry.phone,
        _days([entry.start]),
    )


def _of_person(other: Other) -> tuple[str, ...]:
    person = cast("Participant", other.participant)
    gender = person.get_gender_display() if person.gender in ("M", "F", "X") else ""
    return (
        person.full_name,
        _day(person.birth_date),
        gender,
        f"{person.postcode} {person.place}".strip(),
        person.phone,
        _days(other.starts),
    )


def _days(days: Iterable[date | None]) -> str:
    return ", ".join(_day(day) for day in days if day)


def _day(day: date | None) -> str:
    return date_format(day, "j M Y") if day else ""
