"""The plan that a person keeps on the fridge."""

from dataclasses import asdict
from datetime import date

from django.utils import translation
from django.utils.translation import pgettext

from tandem.rooms.partners.domains import Domain
from tandem.rooms.plans.documents import words
from tandem.rooms.plans.documents.clean_text import in_column, is_short, lines, one_line, shortened
from tandem.rooms.plans.documents.content import (
    LANGUAGES,
    Appointment,
    Contact,
    Doer,
    Goal,
    JobTarget,
    PlanDocument,
    Step,
)
from tandem.rooms.plans.documents.signatures import place_to_sign, places_to_sign
from tandem.rooms.plans.documents.typesetting import pdf


def plan_pdf(document: PlanDocument) -> bytes:
    """The plan as PDF/UA-1: large letters, plain words, boxes to tick, who to call.

    A draft says so and leaves room for signatures. Equal documents give equal bytes.
    """
    with translation.override(document.language):
        data = _plan_data(document)
    return pdf("plan.typ", data, made_on=document.made_on)


def _plan_data(document: PlanDocument) -> dict[str, object]:
    today = document.made_on
    ahead = [goal for goal in document.goals if not goal.reached_on]
    title = _title(document.first_name)
    reached = [(goal.title, goal.reached_on) for goal in document.goals if goal.reached_on]
    return {
        "words": words.said(words.PLAN),
        "language": document.language,
        "region": LANGUAGES[document.language],
        "title": title,
        "short_title": shortened(title),
        "edition": edition(document.version, document.made_on),
        "state": _state(document),
        "is_signed": document.signed_on is not None,
        "dream": lines(document.dream),
        "has_short_dream": is_short(document.dream),
        "job": _job(document.job),
        "appointment": _appointment(document.appointment, today),
        "goals": [_goal(goal, today) for goal in ahead],
        "other_steps": [_step(step, today) for step in document.other_steps],
        "reached": [
            {"title": one_line(title), "day": words.day(on, today=today)} for title, on in reached
        ],
        "has_hidden_goals": document.has_hidden_goals,
        "contacts": [_contact(contact) for contact in document.contacts],
        "signatures": [place_to_sign(one) for one in places_to_sign(document)],
        "readers": _readers(document.readers),
        "has_unshown": False,
    }


def _title(first_name: str) -> str:
    """Every document has a title, also while nobody knows the name."""
    named = _named(pgettext("on paper", "%(name)s's plan"), first_name)
    return named or str(words.PLAN["title"])


def edition(version: int, made_on: date) -> str:
    """What tells this printed sheet from an older one."""
    return pgettext("on paper", "Version %(version)s of %(day)s") % {
        "version": version,
        "day": words.short_day(made_on),
    }


def _state(document: PlanDocument) -> str:
    if document.signed_on:
        return pgettext("on paper", "Signed on %(day)s") % {
            "day": words.short_day(document.signed_on)
        }
    return str(words.PLAN["read_together" if document.read_on else "draft"])


def _job(job: JobTarget | None) -> dict[str, object] | None:
    if job is None:
        return None
    facts = [words.hours_a_week(job.hours_min, job.hours_max), words.distance(job.distance_km)]
    return {
        "name": one_line(job.words or job.isco_label),
        "facts": " · ".join(fact for fact in facts if fact),
        "wishes": lines(job.wishes),
        "is_short": is_short(job.words, job.wishes),
    }


def _appointment(appointment: Appointment | None, today: date) -> dict[str, object] | None:
    if appointment is None:
        return None
    facts = (
        _named(pgettext("on paper", "With %(name)s"), appointment.with_whom),
        _named(pgettext("on paper", "Where: %(name)s"), appointment.where),
        _named(pgettext("on paper", "Bring along: %(name)s"), appointment.bring),
    )
    when = words.day(appointment.on, today=today)
    if appointment.at:
        when = f"{when}, {words.hour(appointment.at)}"
    return {
        "sheet": words.calendar_sheet(appointment.on, today=today),
        "when": when,
        "facts": [fact for fact in facts if fact],
        "is_short": is_short(*facts),
    }


def _named(sentence: str, name: str) -> str:
    """The sentence with what was typed in its place; empty when nothing was typed."""
    typed = one_line(name)
    return sentence % {"name": typed} if typed else ""


def _goal(goal: Goal, today: date) -> dict[str, object]:
    steps = (f"{step.text}\n{step.helper}" for step in goal.steps)
    return {
        "title": one_line(goal.title),
        "own_words": lines(goal.own_words),
        "domain": _domain(goal.domain),
        "steps": [_step(step, today) for step in goal.steps],
        "is_short": is_short(goal.title, goal.own_words, *steps),
    }


def _domain(code: str | None) -> dict[str, str] | None:
    if code is None:
        return None
    domain = Domain(code)
    return {
        "label": str(domain.label),
        "icon": domain.icon,
        "picture": str(words.PICTURES[domain.icon]),
    }


def _step(step: Step, today: date) -> dict[str, object]:
    return {
        "text": lines(step.text),
        "who": pgettext("on paper", "Who: %(who)s") % {"who": _doer(step)},
        "when": _deadline(step, today),
        "is_done": step.done_on is not None,
        "is_short": is_short(step.text, step.helper),
    }


def _doer(step: Step) -> str:
    """Who does the step, said by the participant."""
    helper = one_line(step.helper)
    if step.doer is Doer.PARTICIPANT:
        return pgettext("on paper", "I do it")
    if step.doer is Doer.TOGETHER:
        name = helper or pgettext("on paper", "my counsellor")
        return pgettext("on paper", "I and %(name)s") % {"name": name}
    if helper:
        return helper
    if step.doer is Doer.STAFF:
        return pgettext("on paper", "my counsellor")
    return pgettext("on paper", "somebody else")


def _deadline(step: Step, today: date) -> str:
    if step.done_on:
        return pgettext("on paper", "Done on %(day)s") % {
            "day": words.day(step.done_on, today=today)
        }
    if step.due_on:
        return pgettext("on paper", "By %(day)s") % {"day": words.day(step.due_on, today=today)}
    return pgettext("on paper", "No date yet")


def _contact(contact: Contact) -> dict[str, object]:
    facts = asdict(contact)
    return {
        **{key: in_column(fact) for key, fact in facts.items()},
        "is_short": is_short(*facts.values()),
    }


def _readers(readers: tuple[str, ...]) -> str:
    if not readers:
        return pgettext("on paper", "This plan is yours. Ask us who else may see it.")
    return pgettext("on paper", "This plan is yours. These people may see it: %(names)s.") % {
        "names": ", ".join(one_line(reader) for reader in readers)
    }
