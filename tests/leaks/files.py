"""Files of people in which every word is marked with who may read it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from tandem.foundation import clock, wall
from tandem.rooms.consent.actions import Question, record_answer
from tandem.rooms.consent.models import Answer, Purpose
from tandem.rooms.partners.domains import Domain
from tandem.rooms.people.models import Household, HouseholdMember, Participant
from tandem.rooms.trajectories import actions as trajectory_actions
from tandem.rooms.trajectories.models import (
    EligibilityCheck,
    EntryProfile,
    IntroductoryMeeting,
    MeetingGuest,
    State,
    TeamRole,
    Trajectory,
)
from tandem.rooms.trajectories.tests.factories import ParticipantFactory, TrajectoryFactory
from tests.leaks import marks as audience
from tests.leaks.circle import Circle, Circles
from tests.leaks.marks import Marks
from tests.leaks.roles import BEFORE, ROLES, Seat

# One life domain of each class.
DOMAINS = (Domain.WRK, Domain.INC, Domain.GEZ, Domain.JUS)
ANSWERS = {"y": Answer.GIVEN, "n": Answer.REFUSED, "w": Answer.GIVEN}
WRITER = "welfare_yes"


@dataclass
class File:
    """One file. keys: what hangs on it, kind -> (class of life domain, key)."""

    name: str
    circle: Circle
    circles: Circles
    marks: Marks
    trajectory: Trajectory
    keys: dict[str, list[tuple[int, UUID]]] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        return self.trajectory.pk

    @property
    def in_circle(self) -> dict[str, object]:
        return {"partnership": self.circle.partnership}

    @property
    def writer_id(self) -> UUID:
        """Who wrote down whatever has no author of its own: somebody who may read it all."""
        for key, role in ROLES.items():
            if self.name in role.seats and role.reads(self.name) == "FFFF":
                return self.circles.users[WRITER if self.name in ROLES[WRITER].seats else key].pk
        raise LookupError(self.name)

    def mark(self, word: str, may=None, must=None) -> str:
        """A marked word of this file; without audience, for whoever knows of the file."""
        return self.marks.make(f"{self.name}{word}", may or audience.knows(self.name), must)

    def mark_in(self, sensitivity: int, word: str) -> str:
        """A marked word for who reads this class in full."""
        return self.mark(f"{word}{sensitivity}", audience.reads(self.name, sensitivity))

    def keep(self, kind: str, sensitivity: int, row) -> None:
        self.keys.setdefault(kind, []).append((sensitivity, row.pk))


def open_file(circles: Circles, marks: Marks, name: str, birth_date: date) -> File:
    """A person, a trajectory, a team whose access the program computes from the answers."""
    circle = circles.of(name)
    wall.enter(circle.id)
    file = File(name, circle, circles, marks, Trajectory())
    person = _person(file, birth_date)
    file.trajectory = _trajectory(file, person)
    _answers(file, person)
    _team(file)
    _withdraw(file, person)
    _household(file, person)
    _meeting(file)
    _entry(file)
    return file


def _person(file: File, birth_date: date) -> Participant:
    details = audience.knows_person(file.name)
    text = file.mark("born", details)
    file.marks.spelled[birth_date.strftime("%d/%m/%Y")] = text
    file.marks.spelled[birth_date.isoformat()] = text
    return ParticipantFactory(
        **file.in_circle,
        first_name="Mira",
        last_name=file.mark("name"),
        known_as=file.mark("called"),
        contact_wish=file.mark("wish"),
        phone=file.mark("phone", details),
        email=f"{file.mark('mail', details)}@voorbeeld.be",
        street=file.mark("street", details),
        birth_date=birth_date,
    )


def _trajectory(file: File, person: Participant) -> Trajectory:
    is_before = file.name == BEFORE
    known = audience.knows_person(file.name)
    decided = audience.decides(file.name)
    referrer = "mediator" if is_before else "outreach"
    return TrajectoryFactory(
        **file.in_circle,
        participant=person,
        programme=None if is_before else file.circle.programme,
        state=State.WAITING if is_before else State.ACTIVE,
        state_reason=file.mark("statereason", known, audience.nobody),
        entry_on=None if is_before else clock.today() - timedelta(days=200),
        referred_by=file.circles.users[referrer],
        referred_reason=file.mark("referral", known, decided),
        last_contact_on=clock.today() - timedelta(days=45),
    )


def _seats(file: File) -> list[tuple[str, Seat]]:
    return [(key, role.seats[file.name]) for key, role in ROLES.items() if file.name in role.seats]


def _answers(file: File, person: Participant) -> None:
    for key, seat in _seats(file):
        for sensitivity, letter in enumerate(seat.answers):
            if letter in ANSWERS:
                _answer(file, person, key, sensitivity, ANSWERS[letter])


def _answer(file: File, person: Participant, key: str, sensitivity: int, answer: Answer) -> None:
    employer = file.circle.posts[key].organisation_id
    record_answer(
        actor=file.circle.program,
        participant_id=person.pk,
        question=Question(Purpose.SHARE, employer, sensitivity),
        answer=answer,
        at=clock.now(),
    )


def _team(file: File) -> None:
    today = clock.today()
    for key, seat in _seats(file):
        first = today + timedelta(days=seat.starts_in) if seat.starts_in else today - timedelta(200)
        member = trajectory_actions.add_member(
            actor=file.circle.program,
            trajectory_id=file.id,
            post_id=file.circle.posts[key].pk,
            role=TeamRole(seat.role),
            starts_on=first,
        )
        file.keep("members", 0, member)
        if seat.left:
            trajectory_actions.end_member(
                actor=file.circle.program,
                member_id=member.pk,
                ends_on=today - timedelta(days=seat.left),
                reason=file.mark(f"left{seat.left}"),
            )


def _withdraw(file: File, person: Participant) -> None:
    for key, seat in _seats(file):
        for sensitivity, letter in enumerate(seat.answers):
            if letter == "w":
                _answer(file, person, key, sensitivity, Answer.WITHDRAWN)
    trajectory_actions.recompute_access(actor=file.circle.program, participant_id=person.pk)


def _household(file: File, person: Participant) -> None:
    home = Household.objects.create(**file.in_circle, name="Thuis")
    for member in ({"participant": person}, {"first_name": file.mark_in(1, "household")}):
        lives_here = HouseholdMember.objects.create(
            **file.in_circle, household=home, relation="partner", **member
        )
    file.keep("home", 1, lives_here)


def _meeting(file: File) -> None:
    known = audience.knows_person(file.name)
    told = {"may": known, "must": audience.decides(file.name)}
    read_here = audience.both(audience.reads(file.name, 1), audience.decides(file.name))
    meeting = IntroductoryMeeting.objects.create(
        **file.in_circle,
        trajectory=file.trajectory,
        on=clock.today() - timedelta(days=210),
        participant_present=True,
        others_present=file.mark("others", **told),
        own_words=file.mark("meetingwords1", audience.reads(file.name, 1), read_here),
        outcome="elsewhere",
        reason=file.mark("meetingreason", **told),
        elsewhere=file.mark("elsewhere", **told),
        noted_by_id=file.writer_id,
    )
    sat_there = next(key for key, seat in _seats(file) if seat.reads == "FFFF")
    MeetingGuest.objects.create(
        **file.in_circle, meeting=meeting, post=file.circle.posts[sat_there]
    )


def _entry(file: File) -> None:
    decided = audience.decides(file.name)
    # The pages of the start are shut once somebody has started.
    must = decided if file.name == BEFORE else audience.nobody
    EntryProfile.objects.create(
        **file.in_circle,
        trajectory=file.trajectory,
        employment_words=file.mark("employment", decided, must),
    )
    # Of a condition that is met no reason is asked: this person lives where it says.
    for criterion in file.circle.programme.definition["eligibility"]:
        is_met = criterion["kind"] == "residence"
        EligibilityCheck.objects.create(
            **file.in_circle,
            trajectory=file.trajectory,
            programme=file.circle.programme,
            criterion=criterion["id"],
            outcome="unknown",
            overruled_reason=file.mark(
                f"why{criterion['id'].replace('_', '')}",
                decided,
                audience.nobody if is_met else must,
            ),
            checked_at=clock.now(),
        )
