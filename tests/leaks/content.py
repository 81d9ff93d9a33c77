"""What stands in a file: plan, signed version, scores, needs, lists, notes."""

from datetime import timedelta

from tandem.foundation import clock, wall
from tandem.rooms.contacts.tests.factories import ContactNoteFactory
from tandem.rooms.measures.actions import ready_instrument
from tandem.rooms.measures.models import Hinders, Moment, Voice
from tandem.rooms.measures.tests.factories import (
    AssessmentFactory,
    DomainScoreFactory,
    NeedFactory,
)
from tandem.rooms.plans.models import Action, Goal, Plan, PlanVersion
from tandem.rooms.plans.snapshot import snapshot
from tandem.rooms.plans.tests.factories import ActionFactory, GoalFactory, PlanFactory
from tests.leaks import marks as audience
from tests.leaks.claims import claim_rights
from tests.leaks.files import DOMAINS, WRITER, File
from tests.leaks.home import tell_home
from tests.leaks.rights import tell_rights
from tests.leaks.roles import MARKED, ROLES
from tests.leaks.visits import agree
from tests.leaks.work import look_back, note_work

CLASSES = range(4)


def fill(file: File) -> None:
    """Write in every place of a file."""
    wall.enter(file.circle.id)
    plan = _plan(file)
    voices = {
        voice: AssessmentFactory(trajectory=file.trajectory, voice=voice, on=_ago(100))
        for voice in Voice
    }
    for assessment in voices.values():
        file.keep("assessments", 0, assessment)
    _attach_list(file)
    for sensitivity in CLASSES:
        _goals(file, plan, sensitivity)
        _scores(file, voices, sensitivity)
        _needs(file, sensitivity)
        _notes(file, sensitivity)
    _sign_earlier(file, plan)
    note_work(file)
    look_back(file)
    tell_home(file)
    tell_rights(file)
    claim_rights(file)
    agree(file)


def _ago(days: int):
    return clock.today() - timedelta(days=days)


def _plan(file: File) -> Plan:
    return PlanFactory(
        trajectory=file.trajectory,
        dream=file.mark_in(0, "dream"),
        occupation_words=file.mark_in(0, "job"),
        job_wishes=file.mark_in(0, "jobwishes"),
        participation="nec",
    )


def _goals(file: File, plan: Plan, sensitivity: int) -> None:
    about = {"plan": plan, "domain": DOMAINS[sensitivity]}
    goal = GoalFactory(
        **about,
        title=file.mark_in(sensitivity, "goal"),
        own_words=file.mark_in(sensitivity, "goalwords"),
        agreed_on=_ago(60),
    )
    GoalFactory(declined=True, title=file.mark_in(sensitivity, "declined"), **about)
    file.keep("goals", sensitivity, goal)
    # A step of another class than its goal: neither may give the other away.
    crossed = GoalFactory(
        plan=plan,
        domain=DOMAINS[3 - sensitivity],
        title=file.mark_in(3 - sensitivity, f"over{sensitivity}"),
    )
    ActionFactory(**about, goal=crossed, title=file.mark_in(sensitivity, "under"))
    _steps(file, goal, about, sensitivity)


def _steps(file: File, goal: Goal, about: dict[str, object], sensitivity: int) -> None:
    # It waits today for somebody of the work side, whatever that person may read of it.
    doer = next(iter(file.circles.users[key] for key in ("work", "stranger") if key in ROLES))
    step = ActionFactory(
        **about,
        goal=goal,
        title=file.mark_in(sensitivity, "step"),
        doer="together",
        doer_user=doer,
        due_on=clock.today(),
    )
    file.keep("steps", sensitivity, step)
    ActionFactory(
        **about,
        doer="other",
        doer_words=file.mark_in(sensitivity, "doer"),
        title=file.mark_in(sensitivity, "loose"),
    )
    ActionFactory(**about, state="done", done_on=_ago(5), title=file.mark_in(sensitivity, "done"))
    ActionFactory(
        **about,
        state="stopped",
        stop_reason=file.mark_in(sensitivity, "stopreason"),
        title=file.mark_in(sensitivity, "stopped"),
    )


def _sign_earlier(file: File, plan: Plan) -> None:
    """A signed version with goals and steps that were taken out of the plan since."""
    for sensitivity in CLASSES:
        about = {"plan": plan, "domain": DOMAINS[sensitivity]}
        title = file.mark_in(sensitivity, "oldgoal")
        goal = GoalFactory(**about, title=title, own_words=file.mark_in(sensitivity, "oldwords"))
        ActionFactory(**about, goal=goal, title=file.mark_in(sensitivity, "oldstep"))
    goals, steps = Goal.objects.of_plan(plan.pk), Action.objects.of_plan(plan.pk)
    PlanVersion.objects.create(
        **file.in_circle,
        plan=plan,
        number=1,
        content=snapshot(plan, goals, steps.select_related("doer_user")),
        signed_name=file.mark("signed", must=audience.reads(file.name, 0)),
        signed_on=_ago(50),
        signature_kind="typed",
        witness_id=file.writer_id,
    )
    Action.objects.filter(goal__title__contains="oldgoal").delete()
    Goal.objects.filter(title__contains="oldgoal").delete()


def _scores(file: File, voices: dict, sensitivity: int) -> None:
    both = audience.sums_up(file.name, sensitivity)
    # Only of welfare is told what to arrange for work; elsewhere no form asks for it.
    must = both if sensitivity == 1 else audience.nobody
    arranged = {
        "hinders": Hinders.YES,
        "arrange": file.mark(f"arrange{sensitivity}", both, must),
    }
    for voice, assessment in voices.items():
        DomainScoreFactory(
            assessment=assessment,
            domain=DOMAINS[sensitivity],
            words=file.mark_in(sensitivity, f"score{voice}"),
            **(arranged if voice == Voice.GUIDE else {}),
        )


def _attach_list(file: File) -> None:
    """The warning lights that were ticked before the file was there."""
    told = audience.reads(file.name, 0)
    attached = AssessmentFactory(
        trajectory=file.trajectory,
        instrument=ready_instrument(actor=file.circle.program, key="warning_lights"),
        moment=Moment.SIGNAL,
        voice=Voice.GUIDE,
        on=_ago(220),
        answers={
            "inc_signals": ["arrears"],
            "jus_signals": ["detention"],
            "person_hinders": "yes",
            "words": file.mark("listwords", told, audience.reads(file.name, 1)),
        },
    )
    file.keep("lists", 0, attached)


def _needs(file: File, sensitivity: int) -> None:
    about = {"trajectory": file.trajectory, "domain": DOMAINS[sensitivity]}
    by = {"noted_by_id": file.writer_id, "noted_on": _ago(90)}
    need = NeedFactory(text=file.mark_in(sensitivity, "need"), **about, **by)
    file.keep("needs", sensitivity, need)
    NeedFactory(
        text=file.mark_in(sensitivity, "endedneed"),
        ended_on=_ago(20),
        end_reason=file.mark_in(sensitivity, "endreason"),
        **about,
        **by,
    )


def _notes(file: File, sensitivity: int) -> None:
    about = {"trajectory": file.trajectory, "domains": [DOMAINS[sensitivity]]}
    about |= {"sensitivity": sensitivity, "on": _ago(30)}
    ContactNoteFactory(
        text=file.mark_in(sensitivity, "note"),
        own_words=file.mark_in(sensitivity, "notewords"),
        opinion=file.mark_in(sensitivity, "noteopinion"),
        actor=None,
        noted_by_id=file.writer_id,
        **about,
    )
    writers = [key for key in ("welfare_yes", "work", "welfare_no") if file.name == MARKED]
    for key in writers:
        note = ContactNoteFactory(
            text=file.mark(
                f"own{sensitivity}by{key.replace('_', '')}",
                audience.only(key),
                audience.only(key) if key == WRITER else audience.nobody,
            ),
            actor=None,
            noted_by_id=file.circles.users[key].pk,
            is_personal=True,
            **about,
        )
        if key == WRITER:
            file.keep("notes", sensitivity, note)
