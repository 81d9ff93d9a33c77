"""How a plan is told on a page."""

from datetime import date
from typing import Any, NamedTuple

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tandem.rooms.partners.domains import Domain
from tandem.rooms.partners.occupations import occupation
from tandem.rooms.partners.programme import PlanPart
from tandem.rooms.plans import rules
from tandem.rooms.plans.documents import words
from tandem.rooms.plans.models import ActionState, Doer, Participation
from tandem.rooms.plans.papers import language
from tandem.rooms.plans.snapshot import FieldChange

register = template.Library()


class Look(NamedTuple):
    """The tone of a tag and its icon."""

    tone: str
    icon: str


class Move(NamedTuple):
    """A button that moves a step to a state."""

    to: str
    label: str | Promise
    icon: str


LOOKS = {
    ActionState.SUGGESTED: Look("line", "bulb"),
    ActionState.PLANNED: Look("", "calendar"),
    ActionState.BUSY: Look("info", "player-play"),
    ActionState.DONE: Look("ok", "check"),
    ActionState.STOPPED: Look("", "player-pause"),
}
# Moves are said by where they lead and, going back, by where they come from.
MOVES: dict[str, Move] = {
    ActionState.PLANNED: Move("planned", gettext_lazy("Plan it"), "calendar"),
    ActionState.BUSY: Move("busy", pgettext_lazy("step", "Begin"), "player-play"),
    ActionState.DONE: Move("done", gettext_lazy("Done"), "check"),
}
BACK = {
    ("done", "busy"): Move("busy", gettext_lazy("Not done yet"), "undo"),
    ("busy", "planned"): Move("planned", gettext_lazy("Not begun yet"), "undo"),
    ("stopped", "planned"): Move("planned", gettext_lazy("Take up again"), "undo"),
}
PARTS = {
    PlanPart.JOB_TARGET: ("job", gettext_lazy("The work that you want")),
    PlanPart.PARTICIPATION_OUTCOME: ("participation", gettext_lazy("What fits now")),
    PlanPart.NEXT_STEPS_WORK: ("new-goal", gettext_lazy("A next step on work")),
    PlanPart.NEXT_STEPS_WELFARE: ("new-goal", gettext_lazy("A next step on welfare")),
}
FIELDS = {
    "dream": gettext_lazy("My dream"),
    "occupation_code": gettext_lazy("Occupation"),
    "occupation_words": gettext_lazy("The work that you want"),
    "hours_min": gettext_lazy("Hours a week, at least"),
    "hours_max": gettext_lazy("Hours a week, at most"),
    "distance_km": gettext_lazy("How far from home, at most (km)?"),
    "job_wishes": gettext_lazy("What matters to you in a job?"),
    "participation": gettext_lazy("What fits now?"),
    "title": gettext_lazy("Words"),
    "own_words": gettext_lazy("Why is this important to you?"),
    "domain": gettext_lazy("What is it about?"),
    "answer": gettext_lazy("Your answer"),
    "goal": gettext_lazy("For which goal?"),
    "who": gettext_lazy("Who does it?"),
    "due_on": gettext_lazy("By when?"),
    "commitment": pgettext_lazy("step", "How far"),
}
ANSWERS = {
    "agreed": gettext_lazy("Agreed"),
    "declined": gettext_lazy("No, not this"),
    "open": gettext_lazy("Waits for an answer"),
    "suggested": gettext_lazy("Suggested"),
    "stopped": gettext_lazy("Stopped"),
}


@register.filter
def domain(code: str) -> Domain:
    """The life domain behind its code: label and icon."""
    return Domain(code)


@register.filter
def look(step: Any) -> Look:
    """How the state of a step looks."""
    return LOOKS[step.state]


@register.filter
def is_late(step: Any, today: date) -> bool:
    """Whether the day of a step went by before it was done or stopped."""
    return (
        step.due_on is not None
        and step.due_on < today
        and step.done_on is None
        and (step.state != ActionState.STOPPED)
    )


@register.filter
def spoken(on: date, today: date) -> str:
    """A day as people say it, with the year unless it is this year's."""
    return words.day(on, today=today)


@register.filter
def moves(step: Any) -> list[Move]:
    """The buttons of a step; stopping asks for a reason on a page of its own."""
    return [
        BACK.get((step.state, to)) or MOVES[to]
        for to in rules.MOVES[step.state]
        if to != ActionState.STOPPED
    ]


@register.filter
def part_place(part: PlanPart) -> str:
    """The slot of the page where a missing part can be filled in."""
    return PARTS[part][0]


@register.filter
def part_name(part: PlanPart) -> str:
    """A missing part in plain words."""
    return str(PARTS[part][1])


@register.filter
def who(step: Any, called: str) -> str:
    """Who does a step: a row, a step on paper, or the facts of a version.

    called: the participant's name.
    """
    facts = step if isinstance(step, dict) else vars(step)
    user = getattr(step, "doer_user", None)
    name = facts.get("doer_name") or facts.get("helper") or getattr(user, "first_name", "")
    if facts["doer"] == Doer.PARTICIPANT:
        return called
    if facts["doer"] == Doer.TOGETHER:
        return _("%(one)s and %(other)s") % {"one": called, "other": name or _("the counsellor")}
    return facts.get("doer_words") or name or str(Doer(facts["doer"]).label)


@register.filter
def occupation_name(code: str) -> str:
    """The name of an occupation of ISCO-08 in the language of the page."""
    found = occupation(code or "")
    return found.in_language(language()) if found else ""


@register.filter
def field_name(change: FieldChange) -> str:
    """What a changed field is called on the page."""
    return str(FIELDS[change.name])


@register.filter
def told(value: Any, change: FieldChange) -> str:
    """The value of a changed field as people say it."""
    if value in (None, ""):
        return _("empty")
    if change.name == "who":
        return who(value, _("Participant"))
    tellers = {
        "due_on": lambda day: date_format(date.fromisoformat(day)),
        "domain": lambda code: str(Domain(code).label),
        "participation": lambda code: str(Participation(code).label),
        "occupation_code": occupation_name,
        "answer": lambda code: str(ANSWERS[code]),
        "commitment": lambda code: str(ANSWERS[code]),
    }
    return tellers.get(change.name, str)(value)
