"""How somebody comes in: signals, a first contact, the referral, the talk, the start."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from tandem.config.demo import deck
from tandem.config.demo.walk import Walk
from tandem.foundation.access import Actor
from tandem.foundation.keys import uuid7
from tandem.journeys.intake import actions as intake_actions
from tandem.journeys.start import actions as start_actions
from tandem.journeys.start import eligibility
from tandem.rooms.consent.actions import Question
from tandem.rooms.consent.models import Answer, Purpose
from tandem.rooms.contacts import actions as contacts_actions
from tandem.rooms.measures import actions as measures_actions
from tandem.rooms.measures.models import Assessment
from tandem.rooms.partners.programme import Criterion, CriterionKind
from tandem.rooms.people import actions as people_actions
from tandem.rooms.people.actions import Housemate
from tandem.rooms.people.models import HouseholdRelation
from tandem.rooms.trajectories import actions as trajectory_actions
from tandem.rooms.trajectories.models import MeetingOutcome, TeamRole, Trajectory
from tandem.rooms.trajectories.rules import classes_to_ask

OUTCOMES = {
    "waiting": MeetingOutcome.WAITING,
    "pre_trajectory": MeetingOutcome.PRE_TRAJECTORY,
    "elsewhere": MeetingOutcome.ELSEWHERE,
    "declined": MeetingOutcome.DECLINED,
}
SIGNALS = {
    "INC": ("inc_signals", ["arrears", "hard_to_manage", "no_buffer"]),
    "WON": ("won_signals", ["unfit", "moves"]),
    "WRK": ("wrk_signals", ["long_unemployed", "precarious", "gaps"]),
    "EDU": ("edu_signals", ["no_diploma", "reading", "digital"]),
    "PSY": ("psy_signals", ["stress", "low_self_image"]),
    "FAM": ("fam_signals", ["no_child_care", "lone_parent"]),
    "NET": ("net_signals", ["isolated", "not_taking_part"]),
    "RGT": ("rgt_signals", ["unopened_post", "sent_around"]),
    "MOB": ("mob_signals", ["cannot_reach", "no_transport"]),
}


def meet_on_the_street(walk: Walk, at: datetime) -> None:
    """A first contact, before anybody knows a name."""
    told = walk.turns["outreach"]
    walk.contact_id = uuid7()
    contacts_actions.note_outreach_contact(
        actor=walk.circle.actor("bram"),
        contact_id=walk.contact_id,
        encounter=encounter(told, at),
        at=at,
    )


def encounter(told: dict[str, Any], at: datetime) -> contacts_actions.Encounter:
    return contacts_actions.Encounter(
        met_on=at.date(),
        place=told["place"],
        called=told["called"],
        domains=tuple(told["domains"]),
        words=told["words"],
        agreed_next=told["agreed"],
    )


def tick_warning_lights(walk: Walk, at: datetime) -> None:
    """The mediator goes through the list with somebody who has no name yet."""
    heavy = [code for code, levels in walk.plot["levels"].items() if levels[0] in (1, 2)]
    answers: dict[str, object] = {"person_hinders": "yes", "guide_hinders": "yes"}
    for code in (*heavy, "WRK"):
        if code in SIGNALS:
            name, choices = SIGNALS[code]
            answers[name] = [walk.random.choice(choices)]
    walk.signals_id = note_list(walk.circle.actor("ilse"), answers, at).pk


def note_list(actor: Actor, answers: dict[str, object], at: datetime) -> Assessment:
    """Keep a list without a name."""
    instrument = measures_actions.ready_instrument(actor=actor, key="warning_lights")
    return intake_actions.note_list(
        actor=actor, list_id=uuid7(), instrument_id=instrument.pk, answers=answers, on=at.date()
    )


def refer(walk: Walk, at: datetime) -> None:
    """The person agrees; who has met them before is recognised."""
    actor = walk.circle.actor(walk.card.referrer)
    wish = intake_actions.Wish(
        person=intake_actions.Person(
            first_name=walk.card.first_name,
            last_name=walk.card.last_name,
            birth_date=walk.card.birth_date,
            known_as=walk.turns.get("known_as", ""),
            phone=walk.card.phone,
        ),
        reason=walk.reason or walk.plot["signal"],
        agreed_on=at.date(),
    )
    if walk.signals_id:
        intake_actions.refer_after_signals(
            actor=actor, assessment_id=walk.signals_id, wish=wish, at=at
        )
    elif walk.contact_id:
        intake_actions.bring_in_contact(
            actor=actor, contact_id=walk.contact_id, wish=wish, words_may_come=True, at=at
        )
    else:
        intake_actions.bring_in(actor=actor, wish=wish, kind="office", at=at)
    walk.signals_id = walk.contact_id = None
    trajectory = _newest(walk)
    walk.trajectory_id, walk.participant_id = trajectory.pk, trajectory.participant_id


def _newest(walk: Walk) -> Trajectory:
    mine = Trajectory.objects.visible_to(walk.coordinator)
    return mine.filter(referred_by_id=walk.circle.actor(walk.card.referrer).user_id).latest("id")


def ask_facts(walk: Walk, at: datetime) -> None:
    """What the partnership needs to know to call, write and visit, and who is at home."""
    card = walk.card
    people_actions.change_participant(
        actor=walk.coordinator,
        participant_id=walk.participant_id,
        facts={
            "gender": card.gender,
            "language": card.language,
            "needs_interpreter": bool(walk.turns.get("interpreter")),
            "contact_wish": walk.turns.get("contact_wish", ""),
            "street": card.street,
            "postcode": card.postcode,
            "place": card.place,
            "nis_code": card.nis_code,
            "children_count": card.children,
        },
    )
    _note_home(walk, at)


def _note_home(walk: Walk, at: datetime) -> None:
    children = [
        Housemate(HouseholdRelation.CHILD, first_name=name, birth_year=year)
        for name, year in walk.turns.get("children", [])
    ]
    key = walk.turns.get("household") or (walk.card.key if children else "")
    if not key:
        return
    relation = HouseholdRelation(walk.turns.get("relation", "adult"))
    everyone = [Housemate(relation, participant_id=walk.participant_id), *children]
    if key in walk.homes:
        for housemate in everyone:
            people_actions.add_housemate(
                actor=walk.coordinator, household_id=walk.homes[key], housemate=housemate
            )
    else:
        walk.homes[key] = people_actions.add_household(
            actor=walk.coordinator, name=f"Gezin {walk.card.last_name}", housemates=everyone
        ).pk


def talk(walk: Walk, at: datetime) -> None:
    """The introductory meeting, with the guide and the work counsellor."""
    outcome = OUTCOMES.get(walk.stage, MeetingOutcome.START)
    intake_actions.note_meeting(
        actor=walk.coordinator,
        trajectory_id=walk.trajectory_id,
        meeting=trajectory_actions.Meeting(
            on=at.date(),
            participant_present=True,
            outcome=outcome,
            reason=walk.turns.get("reason", "") if outcome != MeetingOutcome.START else "",
            own_words=walk.random.choice(walk.plot["meeting"]),
            elsewhere=walk.turns.get("elsewhere", ""),
            post_ids=(walk.post_id("work"), walk.post_id("welfare")),
        ),
        seen_id=None,
        at=at,
    )


def start(walk: Walk, at: datetime) -> None:
    """Conditions, programme, first day, tandem, and consent asked part by part."""
    walk.entry_on = at.date()
    profile = _profile(walk)
    _check_conditions(walk, profile, at)
    trajectory_actions.start(
        actor=walk.coordinator,
        trajectory_id=walk.trajectory_id,
        programme_id=walk.programme.pk,
        entry_on=at.date(),
        phase=walk.programme.definition["phases"][:2][-1]["key"],
        profile=profile,
    )
    members = start_actions.form_tandem(
        actor=walk.coordinator,
        trajectory_id=walk.trajectory_id,
        seats={role: walk.post_id(role) for role in walk.team},
        starts_on=at.date(),
    )
    walk.seats |= {member.role: member.pk for member in members}
    for purpose in (Purpose.TAKE_PART, Purpose.CONTACT, Purpose.AGGREGATE):
        answer(walk, Question(purpose), Answer.GIVEN, at)
    for role in walk.team:
        ask_to_share(walk, role, at)


def ask_to_share(walk: Walk, role: str, at: datetime) -> None:
    """Each class of life domain apart, for the organisation of one member of the team."""
    organisation_id = walk.actor(role).posts[0].organisation_id
    for sensitivity in classes_to_ask(TeamRole(role)):
        said = Answer.REFUSED if walk.refuses(role, sensitivity) else Answer.GIVEN
        answer(walk, Question(Purpose.SHARE, organisation_id, sensitivity), said, at)


def answer(walk: Walk, question: Question, said: Answer, at: datetime) -> None:
    start_actions.answer_consent(
        actor=walk.actor("welfare"),
        trajectory_id=walk.trajectory_id,
        question=question,
        answer=said,
        at=at,
    )


def _check_conditions(walk: Walk, profile: dict[str, object], at: datetime) -> None:
    trajectory = Trajectory.objects.select_related("participant").get(pk=walk.trajectory_id)
    case = eligibility.open_case(
        actor=walk.coordinator, trajectory=trajectory, programme_id=walk.programme.pk
    )
    answers = {each.id: _told(walk, each, profile) for each in case.asked}
    results = case.results(answers)
    trajectory_actions.check_eligibility(
        actor=walk.coordinator,
        trajectory_id=walk.trajectory_id,
        programme_id=walk.programme.pk,
        results={
            each.criterion.id: (each.outcome, eligibility.fact_text(each, answers))
            for each in results
        },
        overruled={
            each.criterion.id: "Samen besproken. De vraag past bij wat dit traject doet."
            for each in results
            if each.outcome != "met"
        },
        at=at,
    )


def _told(walk: Walk, criterion: Criterion, profile: dict[str, object]) -> str:
    if criterion.kind is CriterionKind.EMPLOYMENT_STATUS:
        return str(profile["employment"])
    if criterion.kind is CriterionKind.HOUSEHOLD_WORK_INTENSITY:
        return str(profile["household_work_intensity"])
    if criterion.kind is CriterionKind.OTHER:
        return walk.random.choice(["yes", "yes", "yes", "not_asked"])
    return "yes"


def _profile(walk: Walk) -> dict[str, object]:
    """What is true on the first day, as people tell it."""
    employment = walk.random.choice(["unemployed"] * 5 + ["inactive"] * 3 + ["employed"])
    language = walk.card.language
    outside = language in deck.ORIGINS_OUTSIDE_THE_UNION
    months = walk.random.randrange(2, 70)
    return {
        "employment": employment,
        "unemployed_since": walk.entry_on - timedelta(days=30 * months)
        if employment == "unemployed"
        else None,
        "isced": walk.random.choice([1, 2, 2, 2, 3, 3, 3, 4, 6, None]),
        "household_work_intensity": walk.random.choice(
            [Decimal("0"), Decimal("0.1"), Decimal("0.3")]
        ),
        "is_registered_job_seeker": "yes" if employment == "unemployed" else "no",
        "disability": walk.random.choice(["no", "no", "no", "yes", "refused", "not_asked"]),
        "third_country_national": "yes" if outside else "no",
        "foreign_background": "yes"
        if outside or language in deck.EUROPEAN_LANGUAGES
        else walk.random.choice(["no", "no", "unknown"]),
        "minority": walk.random.choice(["no", "refused", "not_asked"]),
        "homeless": "yes" if walk.plot["levels"]["WON"][0] == 1 else "no",
        "rural": "no",
    }
