from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from tandem.foundation import wall
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.foundation.keys import uuid7
from tandem.rooms.people import actions
from tandem.rooms.people.actions import Income, ToldPerson, ToldSituation
from tandem.rooms.people.figures import Lack, Occupation, Verdict, Weak
from tandem.rooms.people.models import HouseholdSituation, IncomeKind, ItemList, Participant
from tandem.rooms.people.reckoning import Reckoning, poverty_risk, told_in
from tandem.rooms.trajectories.tests.factories import ParticipantFactory

AT = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
FILE = uuid7()
SAMIRA = ToldPerson("Samira", 34, Occupation.JOBSEEKER, Decimal(2), Decimal(38))
NORA = ToldPerson("Nora", 9)
TOLD = ToldSituation(
    on=date(2026, 3, 2),
    silc_year=2024,
    persons=(SAMIRA, NORA),
    incomes=(Income(IncomeKind.BENEFIT, Decimal(1200)), Income(IncomeKind.CHILD, Decimal(180))),
    is_income_complete=True,
    lacks={"holiday": Lack.CANNOT_AFFORD, "car": Lack.OTHER_REASON, "meal": Lack.UNKNOWN},
    weaknesses={"income": Weak.YES, "health": Weak.YES},
)


@pytest.fixture
def person(partnership):
    return ParticipantFactory(partnership=partnership)


@pytest.fixture
def note(staff, person):
    actor = staff("welfare")

    def make(told=TOLD, *, file=FILE, at=AT):
        return actions.note_situation(
            actor=actor, participant_id=person.pk, told_in=file, situation=told, at=at
        )

    return make


class TestNoteSituation:
    def test_keeps_what_was_told_and_leaves_out_what_is_unknown(self, note, staff):
        row = note()

        told = Reckoning(told_in(staff("work"), FILE, (0, 1, 2)).get(pk=row.pk))
        assert [each.name for each in told.persons] == ["Samira", "Nora"]
        assert told.incomes == {"benefit": Decimal(1200), "child": Decimal(180)}
        assert told.answers(ItemList.DEPRIVATION) == {
            "holiday": "cannot_afford", "car": "other_reason",
        }  # fmt: skip

    def test_is_recorded_without_what_was_told(self, note, person):
        note()

        event = AuditEvent.objects.get(event="household:situation-noted")
        assert (event.participant_id, event.facts) == (person.pk, {"persons": 2})

    def test_is_not_of_a_day_to_come_in_brussels(self, note):
        told = ToldSituation(on=date(2026, 3, 4), silc_year=2024, persons=(SAMIRA,))

        with pytest.raises(actions.NotYet):
            note(told)

        assert note(ToldSituation(on=date(2026, 3, 3), silc_year=2024, persons=(SAMIRA,)))

    def test_is_for_who_meets_participants(self, staff, person):
        with pytest.raises(Denied):
            actions.note_situation(
                actor=staff("dpo"), participant_id=person.pk, told_in=FILE, situation=TOLD, at=AT
            )

    def test_does_not_know_a_person_behind_another_wall(
        self, staff, partnership, other_partnership, inside
    ):
        with inside(other_partnership):
            stranger = ParticipantFactory(partnership=other_partnership)

        with pytest.raises(Participant.DoesNotExist):
            actions.note_situation(
                actor=staff("welfare"), participant_id=stranger.pk, told_in=FILE,
                situation=TOLD, at=AT,
            )  # fmt: skip

    @pytest.mark.parametrize("part", ["persons", "incomes", "answers"])
    def test_is_never_changed_afterwards(self, note, part):
        row = note()

        for rows in (HouseholdSituation.objects.all(), getattr(row, part).all()):
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.update(partnership=row.partnership_id)


class TestToldIn:
    def test_is_empty_for_who_does_not_read_of_income(self, note, staff):
        note()

        assert not told_in(staff("work"), FILE, (0,)).exists()

    def test_keeps_what_is_said_of_health_for_its_own_class(self, note, staff):
        note()
        actor = staff("welfare")

        open_to = {classes: told_in(actor, FILE, classes).get() for classes in ((0, 1), (0, 1, 2))}

        said = {key: Reckoning(row).answers(ItemList.KANSARMOEDE) for key, row in open_to.items()}
        assert said == {(0, 1): {"income": "yes"}, (0, 1, 2): {"income": "yes", "health": "yes"}}
        assert Reckoning(open_to[0, 1]).computed["kansarmoede"].value == 1

    def test_is_only_of_one_trajectory(self, note, staff):
        note()

        assert not told_in(staff("welfare"), uuid7(), (0, 1)).exists()

    def test_begins_with_the_newest(self, note, staff):
        note()
        later = note(ToldSituation(on=date(2026, 3, 3), silc_year=2024, persons=(SAMIRA,)))

        assert told_in(staff("welfare"), FILE, (0, 1)).first() == later

    def test_costs_four_queries(self, note, staff, django_assert_num_queries):
        for _ in range(3):
            note()
        actor = staff("welfare")

        with django_assert_num_queries(4):
            [Reckoning(row).computed for row in told_in(actor, FILE, (0, 1))]


class TestWall:
    @pytest.mark.parametrize(
        "table", ["householdsituation", "situationperson", "situationincome", "situationanswer"]
    )
    def test_shows_nothing_to_raw_sql_without_a_partnership(self, note, partnership, table):
        note()

        def count():
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM people_{table}")
                return cursor.fetchone()[0]

        inside = count()
        wall.enter(None)
        assert (inside > 0, count()) == (True, 0)


class TestReckoning:
    def test_gives_every_figure(self, note, staff):
        note()

        computed = Reckoning(told_in(staff("welfare"), FILE, (0, 1)).get()).computed

        assert computed["below_threshold"].verdict is Verdict.YES
        assert computed["work_eu2030"].value == Decimal("0.167")
        assert computed["social_deprivation"].facts["found"] == 1

    @pytest.mark.parametrize(
        ("incomes", "is_complete", "verdict"),
        [
            ([(IncomeKind.PENSION, 900), (IncomeKind.WAGE, 800)], True, "not_applicable"),
            ([(IncomeKind.PENSION, 800), (IncomeKind.WAGE, 900)], True, "yes"),
            ([(IncomeKind.PENSION, 900)], False, "unknown"),
            ([], True, "yes"),
        ],
    )
    def test_finds_whether_a_household_lives_on_pensions(
        self, note, staff, incomes, is_complete, verdict
    ):
        rows = tuple(Income(kind, Decimal(amount)) for kind, amount in incomes)
        who = ToldPerson("Jan", 62, Occupation.INACTIVE, Decimal(0))
        note(ToldSituation(date(2026, 3, 2), 2024, (who,), rows, is_complete))

        computed = Reckoning(told_in(staff("welfare"), FILE, (0, 1)).get()).computed

        assert computed["work_eu2030"].verdict == verdict


class TestPovertyRisk:
    def test_is_what_the_whole_reckoning_says(self, note, staff, django_assert_num_queries):
        note()
        actor = staff("welfare")
        whole = Reckoning(told_in(actor, FILE, (0, 1)).get()).computed["below_threshold"]

        with django_assert_num_queries(1):
            figure = poverty_risk(actor, FILE)

        assert figure == whole

    @pytest.mark.parametrize(("is_complete", "verdict"), [(True, "yes"), (False, "unknown")])
    def test_tells_no_income_from_no_answer(self, note, staff, is_complete, verdict):
        note(ToldSituation(date(2026, 3, 2), 2024, (SAMIRA,), (), is_complete))

        assert poverty_risk(staff("welfare"), FILE).verdict == verdict

    def test_is_nothing_when_nothing_was_told(self, staff, partnership):
        assert poverty_risk(staff("welfare"), FILE) is None
