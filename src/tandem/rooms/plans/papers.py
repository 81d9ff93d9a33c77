"""From the plan as content to what goes on paper. Only what was filtered before arrives here."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language, gettext, ngettext

from tandem.rooms.partners.occupations import occupation
from tandem.rooms.partners.programme import PlanPart
from tandem.rooms.plans import rules
from tandem.rooms.plans.board import Board
from tandem.rooms.plans.documents.content import (
    LANGUAGES,
    Appointment,
    Contact,
    Doer,
    Goal,
    JobTarget,
    MandatoryPart,
    Participation,
    PlanDocument,
    PopReport,
    ReportStep,
    Signature,
    SignatureKind,
    SignerRole,
    Step,
    TandemMember,
)
from tandem.rooms.plans.models import PlanState, PlanVersion
from tandem.rooms.plans.snapshot import Content, seen_in
from tandem.rooms.trajectories.access import EVERYTHING, SUMMARY
from tandem.rooms.trajectories.models import TeamMember, TeamRole

# What somebody outside the team reads when no work counsellor walks along.
OPEN_TO_ALL = (EVERYTHING, 0, 0, 0)
PARTS = {
    PlanPart.JOB_TARGET: MandatoryPart.JOB,
    PlanPart.PARTICIPATION_OUTCOME: MandatoryPart.PARTICIPATION,
    PlanPart.NEXT_STEPS_WORK: MandatoryPart.WORK_STEPS,
    PlanPart.NEXT_STEPS_WELFARE: MandatoryPart.WELFARE_STEPS,
}


def job_target(content: Content) -> JobTarget | None:
    """The work aimed for, with the name of the occupation; None when nothing was said."""
    code = content["occupation_code"] or ""
    if not (code or content["occupation_words"]):
        return None
    found = occupation(code) if code else None
    return JobTarget(
        words=content["occupation_words"] or "",
        isco_code=code,
        isco_label=found.in_language(language()) if found else "",
        hours_min=_decimal(content["hours_min"]),
        hours_max=_decimal(content["hours_max"]),
        distance_km=content["distance_km"],
        wishes=content["job_wishes"] or "",
    )


def agreed_goals(content: Content) -> tuple[Goal, ...]:
    """Goals that the participant agreed with, with their agreed steps."""
    return tuple(
        Goal(
            title=row["title"],
            own_words=row["own_words"],
            domain=row["domain"],
            reached_on=_day(row["reached_on"]),
            steps=tuple(_step(step) for step in _agreed(content) if step["goal"] == row["id"]),
        )
        for row in content["goals"]
        if row["agreed_on"]
    )


def other_steps(content: Content) -> tuple[Step, ...]:
    """Agreed steps without an agreed goal."""
    goals = {row["id"] for row in content["goals"] if row["agreed_on"]}
    return tuple(_step(step) for step in _agreed(content) if step["goal"] not in goals)


def plan_document(
    board: Board, *, on: date, appointment: Appointment | None = None
) -> PlanDocument:
    """The plan as it stands, for the fridge. on: the day of printing."""
    is_signed = board.plan.state == PlanState.SIGNED
    version = board.version if is_signed else None
    return PlanDocument(
        **_about(board, board.content, board.used_classes),
        version=number(board),
        made_on=version.signed_on if version else on,
        signatures=signatures(version) if version else (),
        read_on=board.plan.read_on,
        appointment=appointment,
    )


def version_document(board: Board, version: PlanVersion) -> PlanDocument:
    """A version as it was signed, as far as this reader may see it."""
    content = seen_in(version.content, board.dossier.seat.readable_classes)
    rows = (*version.content["goals"], *version.content["steps"])
    used = {row["sensitivity"] for row in rows}
    return PlanDocument(
        **_about(board, content, used),
        version=version.number,
        made_on=version.signed_on,
        signatures=signatures(version),
        read_on=_day(content["read_on"]),
    )


def number(board: Board) -> int:
    """The version that the plan is, or will be when it is signed."""
    last = board.version.number if board.version else 0
    return last if board.plan.state == PlanState.SIGNED else last + 1


def _about(board: Board, content: Content, used: Collection[int]) -> dict:
    """What a printed plan says beside its version. used: classes that occur in all of it."""
    team = board.dossier.tandem
    return {
        "first_name": board.dossier.participant.called,
        "dream": content["dream"] or "",
        "goals": agreed_goals(content),
        "other_steps": (*other_steps(content), *_not_everything(board, used)),
        "job": job_target(content),
        "contacts": tuple(_contact(member) for member in team),
        "readers": tuple(f"{each.user.first_name} ({each.organisation.name})" for each in team),
        "language": language(),
    }


def _not_everything(board: Board, used: Collection[int]) -> Iterator[Step]:
    """A last line for a sheet that omits something: whom to ask for the whole plan."""
    if set(used) <= set(board.dossier.seat.readable_classes):
        return
    names = [str(member.user) for member in board.readers_of(used)]
    text = gettext("This sheet does not show everything. Ask for your whole plan.")
    yield Step(text=text, doer=Doer.STAFF, helper=", ".join(names))


def pop_report(board: Board, *, on: date, agreed_on: date | None) -> PopReport:
    """The report for the mediator: what both this actor and the work side may read.

    on: the day of printing. agreed_on: the day the participant agreed to send it.
    """
    workers = [row for row in board.dossier.tandem if row.role == TeamRole.WORK]
    levels = [max(each) for each in zip(*(row.class_levels for row in workers), strict=True)]
    levels = levels or list(OPEN_TO_ALL)
    opened = {at for at, level in enumerate(levels) if level == EVERYTHING}
    content = seen_in(board.content, opened)
    trajectory, person = board.trajectory, board.dossier.participant
    is_signed = board.plan.state == PlanState.SIGNED
    steps = tuple(_report_steps(content))
    return PopReport(
        name=person.full_name,
        birth_date=person.birth_date,
        version=number(board),
        made_on=board.version.signed_on if is_signed and board.version else on,
        programme=trajectory.programme.name if trajectory.programme else "",
        reader=", ".join(dict.fromkeys(row.organisation.name for row in workers)),
        tandem=tuple(_member(row) for row in board.dossier.tandem),
        job=job_target(content),
        participation=Participation(content["participation"]) if content["participation"] else None,
        work_steps=tuple(each for side, each in steps if side == rules.side_of(0)),
        welfare_steps=tuple(each for side, each in steps if side != rules.side_of(0)),
        missing=tuple(PARTS[part] for part in board.missing),
        signatures=signatures(board.version) if is_signed and board.version else (),
        agreed_on=agreed_on,
        left_out_words=_counted(board, levels),
        language=language(),
    )


def _report_steps(content: Content) -> Iterator[tuple[str, ReportStep]]:
    titles = {row["id"]: row["title"] for row in content["goals"]}
    for row in content["steps"]:
        if row["state"] in rules.NEXT_STATES:
            goal = titles.get(row["goal"], "")
            step = ReportStep(step=_step(row), domain=row["domain"], goal=goal)
            yield rules.side_of(row["sensitivity"]), step


def _counted(board: Board, levels: Iterable[int]) -> str:
    """How many next steps the receiver only knows in number."""
    seat = board.dossier.seat
    known = {*seat.readable_classes, *seat.summary_classes}
    summary = {at for at, level in enumerate(levels) if level == SUMMARY} & known
    count = sum(each in summary for each in board.next_step_classes)
    if not count:
        return ""
    return ngettext(
        "There is %(count)s next step on welfare. What it is about is not in this report.",
        "There are %(count)s next steps on welfare. What they are about is not in this report.",
        count,
    ) % {"count": count}


def signatures(version: PlanVersion) -> tuple[Signature, ...]:
    """Who signed a version, and who sat there."""
    drawing = bytes(version.drawing) if version.drawing else None
    return (
        Signature(
            name=version.signed_name,
            role=SignerRole.PARTICIPANT,
            signed_on=version.signed_on,
            kind=SignatureKind(version.signature_kind),
            drawing=drawing,
        ),
        Signature(name=str(version.witness), role=SignerRole.WITNESS, signed_on=version.signed_on),
    )


def language() -> str:
    """The language to print in: that of the page, when there are words for paper in it."""
    chosen = (get_language() or "nl").split("-")[0]
    return chosen if chosen in LANGUAGES else "nl"


def _agreed(content: Content) -> list[Content]:
    return [row for row in content["steps"] if row["state"] in rules.AGREED_STATES]


def _step(row: Content) -> Step:
    return Step(
        text=row["title"],
        doer=Doer(row["doer"]),
        helper=row["doer_words"] if row["doer"] == Doer.OTHER else row["doer_name"],
        due_on=_day(row["due_on"]),
        done_on=_day(row["done_on"]),
    )


def _contact(member: TeamMember) -> Contact:
    return Contact(
        name=str(member.user),
        organisation=member.organisation.name,
        phone=member.user.phone or member.organisation.phone,
        about=member.get_role_display(),
    )


def _member(member: TeamMember) -> TandemMember:
    return TandemMember(
        name=str(member.user),
        role=member.get_role_display(),
        organisation=member.organisation.name,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
