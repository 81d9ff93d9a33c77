"""A year of one partnership: from the register that a partner keeps to a report that is kept.

What is expected is counted here from the truth that came with the register, apart from Tandem.
"""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

import tandem.journeys.registers.tests
from tandem.foundation import clock
from tandem.foundation.access import system
from tandem.journeys.registers.importing import Order as RegisterOrder
from tandem.journeys.registers.importing import import_file
from tandem.rooms.reporting import actions as reporting
from tandem.rooms.reporting import proof
from tandem.rooms.reporting.esf.choosing import Order
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.models import FollowUp, Trajectory
from tandem.rooms.trajectories.tests.factories import ProgrammeFactory

pytestmark = pytest.mark.django_db
DATA = Path(tandem.journeys.registers.tests.__file__).parent / "data"
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
COLUMNS = {"F": "women", "M": "men", "X": "non_binary"}
YEAR_2025 = Order(FIRST, LAST, regime="esfplus")


@dataclass(frozen=True)
class Truth:
    """One good row of the register, as the truth file tells it."""

    gender: str
    born: date
    employment: str
    isced: int
    start: date

    @property
    def age(self) -> int:
        years = self.start.year - self.born.year
        return years - ((self.start.month, self.start.day) < (self.born.month, self.born.day))


@pytest.fixture
def truth():
    told = json.loads((DATA / "sleutel.truth.json").read_text(encoding="utf-8"))["good"]
    return [
        Truth(
            row["gender"], date.fromisoformat(row["born"]), row["employment"],
            int(row["isced"]), date.fromisoformat(row["start"]),
        )
        for row in told
    ]  # fmt: skip


@pytest.fixture
def actor(partnership, inside):
    ProgrammeFactory(partnership=partnership, key="sleutel", is_offered=True)
    return system(partnership.pk)


@pytest.fixture
def imported(actor):
    order = RegisterOrder(
        data=(DATA / "sleutel.xlsx").read_bytes(),
        file_name="sleutel.xlsx",
        programme_key="sleutel",
    )
    return import_file(actor=actor, order=order, today=clock.today(), at=clock.now()).report


def begun(truth):
    """Who began in the year, of whom everything is known that the funder asks."""
    return [
        one
        for one in truth
        if FIRST <= one.start <= LAST and one.gender in COLUMNS and one.employment != "unknown"
    ]


def by_gender(people):
    """women, men, non-binary, total: as a count of the report."""
    counted = Counter(COLUMNS[one.gender] for one in people)
    return (*(counted[name] for name in COLUMNS.values()), len(people))


def figure(report, code):
    return report.counts[code].values()


class TestYearOfAPartnership:
    def test_counts_who_began_as_the_register_tells_it(self, actor, imported, truth):
        report = reporting.make_report(actor=actor, order=YEAR_2025)

        people = begun(truth)
        assert imported["created"] == len(truth)
        assert len(people) > 20
        for code, chosen in {
            "EECO01": people,
            "EECO02": [one for one in people if one.employment == "unemployed"],
            "EECO04": [one for one in people if one.employment == "inactive"],
            "EECO05": [one for one in people if one.employment == "employed"],
            "EECO06": [one for one in people if one.age < 18],
            "EECO07": [one for one in people if 18 <= one.age <= 29],
            "EECO08": [one for one in people if one.age >= 55],
            "EECO09": [one for one in people if one.isced <= 2],
            "EECO10": [one for one in people if 3 <= one.isced <= 4],
            "EECO11": [one for one in people if one.isced >= 5],
        }.items():
            assert figure(report, code) == by_gender(chosen), code

    def test_takes_results_from_asking_again_and_from_nothing_else(self, actor, imported):
        before = reporting.make_report(actor=actor, order=YEAR_2025)
        one = self.leave(
            Trajectory.objects.filter(
                state="active", entry_on__range=(FIRST, date(2025, 9, 1)), exit_on=None,
                entry_profile__employment="unemployed", participant__gender="F",
            ).first(),
            actor,
        )  # fmt: skip
        left = reporting.make_report(actor=actor, order=YEAR_2025)
        self.answer(one, actor, "leaving", employment="employed")
        found_work = reporting.make_report(actor=actor, order=YEAR_2025)

        women, _men, _other, total = figure(before, "EECR04")
        assert figure(left, "EECR04") == figure(before, "EECR04")
        assert figure(found_work, "EECR04")[0] == women + 1
        assert figure(found_work, "EECR04")[3] == total + 1
        assert figure(found_work, "EECO01") == figure(before, "EECO01")

    def test_keeps_what_was_sent_and_tells_who_changed_it_since(self, actor, imported):
        one = Trajectory.objects.filter(
            entry_on__range=(FIRST, date(2025, 9, 1)), exit_on=None,
            entry_profile__employment="unemployed",
        ).first()  # fmt: skip
        sent = reporting.freeze_submission(actor=actor, order=YEAR_2025, note="", at=clock.now())
        self.leave(one, actor)
        self.answer(one, actor, "leaving", employment="employed")
        again = reporting.freeze_submission(actor=actor, order=YEAR_2025, note="", at=clock.now())

        compared = reporting.compare_submissions(actor=actor, before_id=sent.pk, after_id=again.pk)

        assert compared.differing == 1
        assert [found.pk for found in compared.trajectories.values()] == [one.pk]
        assert proof.is_intact(actor=actor, submission_id=sent.pk)

    def test_counts_nobody_twice_who_came_back(self, actor, imported):
        before = reporting.make_report(actor=actor, order=YEAR_2025)
        one = self.leave(
            Trajectory.objects.filter(
                entry_on__range=(FIRST, date(2025, 9, 1)), exit_on=None
            ).first(),
            actor,
        )
        back_on = one.exit_on + timedelta(days=30)
        actions.restart(actor=actor, trajectory_id=one.pk, on=back_on, agreed_on=back_on)

        after = reporting.make_report(actor=actor, order=YEAR_2025)

        assert figure(after, "EECO01") == figure(before, "EECO01")

    def leave(self, trajectory, actor):
        """The last day is two weeks after the first, chosen by the participant."""
        leaving = actions.Leaving(
            exit_on=trajectory.entry_on + timedelta(days=14), reason="stopped"
        )
        return actions.close_trajectory(actor=actor, trajectory_id=trajectory.pk, leaving=leaving)

    def answer(self, trajectory, actor, key, *, employment):
        exit_on = Trajectory.objects.get(pk=trajectory.pk).exit_on
        moment = FollowUp.objects.get(trajectory=trajectory, key=key)
        told = actions.Answer(
            employment=employment,
            evidence_on=exit_on + timedelta(days=7),
            evidence_source="participant",
        )
        actions.answer_follow_up(actor=actor, follow_up_id=moment.pk, answer=told, on=clock.today())
