"""The report on work and welfare that goes to the mediator of the employment service."""

from datetime import date

from django.utils import translation
from django.utils.translation import pgettext

from tandem.rooms.partners.domains import Domain
from tandem.rooms.plans.documents import words
from tandem.rooms.plans.documents.clean_text import in_cell, lines, one_line, shortened
from tandem.rooms.plans.documents.content import (
    LANGUAGES,
    Doer,
    JobTarget,
    Participation,
    PopReport,
    ReportStep,
    Signature,
    SignerRole,
    Step,
)
from tandem.rooms.plans.documents.plan import edition
from tandem.rooms.plans.documents.typesetting import pdf


def pop_report_pdf(report: PopReport) -> bytes:
    """The report as PDF/UA-1: target, participation, next steps, agreement, what is left out.

    A mandatory part that is empty is named at the top, so that nobody takes a draft for
    the report. Equal reports give equal bytes.
    Source: domain.md 4.2.
    """
    with translation.override(report.language):
        data = _report_data(report)
    return pdf("pop_report.typ", data, made_on=report.made_on)


def _report_data(report: PopReport) -> dict[str, object]:
    return {
        "words": words.said(words.REPORT),
        "language": report.language,
        "region": LANGUAGES[report.language],
        "title": str(words.REPORT["title"]),
        "name": shortened(one_line(report.name)),
        "edition": edition(report.version, report.made_on),
        "state": _state(report),
        "is_signed": report.signed_on is not None,
        "missing": [str(words.REPORT[part]) for part in report.missing],
        "person": _person(report),
        "tandem": [_row(one.name, one.role, one.organisation) for one in report.tandem],
        "job": _job(report.job),
        "participation": [_outcome(one, report.participation) for one in Participation],
        "has_participation": report.participation is not None,
        "participation_words": lines(report.participation_words),
        "work_steps": [_step(one) for one in report.work_steps],
        "welfare_steps": [_step(one) for one in report.welfare_steps],
        "agreement": _agreement(report.agreed_on),
        "signatures": [_signature(one) for one in report.signatures],
        "left_out": [str(words.LEFT_OUT[one]) for one in report.left_out],
        "left_out_words": lines(report.left_out_words),
        "has_unshown": False,
    }


def _state(report: PopReport) -> str:
    if report.signed_on is None:
        return str(words.REPORT["draft"])
    return pgettext("on paper", "Signed on %(day)s") % {"day": words.short_day(report.signed_on)}


def _person(report: PopReport) -> list[list[str]]:
    facts = {
        "name": one_line(report.name),
        "born": _day(report.birth_date),
        "programme": one_line(report.programme),
        "reader": one_line(report.reader),
    }
    return [[str(words.REPORT[key]), value] for key, value in facts.items() if value]


def _job(job: JobTarget | None) -> list[list[str]]:
    if job is None:
        return []
    occupation = " ".join(part for part in (job.isco_code, job.isco_label) if part)
    facts = {
        "occupation": one_line(occupation),
        "own_words": one_line(job.words),
        "hours": words.hours_a_week(job.hours_min, job.hours_max),
        "distance": words.distance(job.distance_km),
        "wishes": one_line(job.wishes),
    }
    return [[str(words.REPORT[key]), value] for key, value in facts.items() if value]


def _outcome(outcome: Participation, chosen: Participation | None) -> dict[str, object]:
    return {"label": str(words.PARTICIPATION[outcome]), "is_chosen": outcome == chosen}


def _step(row: ReportStep) -> list[str]:
    return _row(
        str(Domain(row.domain).label),
        row.goal,
        row.step.text,
        _doer(row.step),
        _deadline(row.step),
    )


def _doer(step: Step) -> str:
    """Who does the step, said to a colleague."""
    participant = str(words.SIGNER_ROLES[SignerRole.PARTICIPANT])
    helper = step.helper.strip()
    if step.doer is Doer.PARTICIPANT:
        return participant
    if not helper:
        helper = (
            pgettext("on paper", "somebody else")
            if step.doer is Doer.OTHER
            else str(words.SIGNER_ROLES[SignerRole.COUNSELLOR])
        )
    if step.doer is not Doer.TOGETHER:
        return helper
    return pgettext("on paper", "%(one)s and %(other)s") % {"one": participant, "other": helper}


def _deadline(step: Step) -> str:
    if step.done_on:
        return pgettext("on paper", "Done on %(day)s") % {"day": words.numeric_day(step.done_on)}
    return _day(step.due_on) or pgettext("on paper", "No date yet")


def _agreement(agreed_on: date | None) -> str:
    if agreed_on is None:
        return pgettext("on paper", "The participant has not yet agreed to send this report.")
    return pgettext("on paper", "The participant agreed on %(day)s to send this report.") % {
        "day": words.short_day(agreed_on)
    }


def _signature(signature: Signature) -> list[str]:
    if signature.signed_on is None:
        day, kind = str(words.REPORT["not_signed"]), ""
    else:
        day = words.short_day(signature.signed_on)
        kind = str(words.SIGNATURE_KINDS[signature.kind])
    return _row(signature.name, str(words.SIGNER_ROLES[signature.role]), day, kind)


def _day(on: date | None) -> str:
    return words.numeric_day(on) if on else ""


def _row(*cells: str) -> list[str]:
    return [in_cell(cell) for cell in cells]
