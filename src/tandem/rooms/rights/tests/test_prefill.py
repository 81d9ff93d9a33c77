"""What the form of a household starts with."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.rooms.people import actions as people_actions
from tandem.rooms.people.actions import Housemate, ToldPerson, ToldSituation
from tandem.rooms.people.actions import Income as ToldIncome
from tandem.rooms.people.figures import Occupation
from tandem.rooms.people.models import HouseholdRelation
from tandem.rooms.people.models import IncomeKind as ToldKind
from tandem.rooms.rights.models import HomeSnapshot, home_of
from tandem.rooms.rights.prefill import born_text
from tandem.rooms.rights.tests.homes import HOME, note
from tandem.rooms.trajectories.models import EntryProfile
from tandem.rooms.trajectories.tests.factories import LabourSpellFactory, ParticipantFactory

TODAY = clock.today()
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ALONE = ToldSituation(
    on=date(2026, 3, 2),
    silc_year=2024,
    persons=(
        ToldPerson("Samira", 35, Occupation.WORKING, Decimal(12), Decimal("30.4")),
        ToldPerson("Nora", 9),
    ),
    incomes=(
        ToldIncome(ToldKind.BENEFIT, Decimal(1200)),
        ToldIncome(ToldKind.CHILD, Decimal("183.79")),
        ToldIncome(ToldKind.WAGE, Decimal(900)),
    ),
)


@pytest.fixture
def url(trajectory):
    return reverse("rights:snapshot_new", args=[trajectory.pk])


@pytest.fixture
def start(guide, url, log_in):
    """`start()` gives field -> value as the page shows it at first."""
    return lambda: log_in(guide).get(url).context["form"].initial


@pytest.fixture
def tell(guide, trajectory):
    """`tell(situation)` notes it for the household of the file."""
    return lambda told: people_actions.note_situation(
        actor=guide, participant_id=trajectory.participant_id, told_in=trajectory.pk,
        situation=told, at=AT,
    )  # fmt: skip


def live_together(actor, participant, *others):
    people_actions.add_household(
        actor=actor,
        name="Benali",
        housemates=[Housemate(HouseholdRelation.ADULT, participant_id=participant.pk), *others],
    )


class TestSheet:
    def test_knows_at_least_name_and_birth_date(self, start):
        known = start()

        assert (known["p0-name"], known["p0-birth"]) == ("Samira", "17/5/1990")
        assert (known["shape"], known["on"]) == ("1", TODAY)
        assert not known.get("p0-work")

    def test_takes_work_and_housing_from_the_first_day(self, start, trajectory):
        EntryProfile.objects.create(
            partnership=trajectory.partnership, trajectory=trajectory,
            employment="unemployed", homeless="yes",
        )  # fmt: skip

        assert (start()["p0-work"], start()["housing"]) == ("jobseeker", "homeless")

    def test_believes_work_of_today_before_the_first_day(self, start, trajectory):
        EntryProfile.objects.create(
            partnership=trajectory.partnership, trajectory=trajectory, employment="unemployed"
        )
        LabourSpellFactory(trajectory=trajectory, status="employed", hours_per_week=Decimal(19))

        known = start()

        assert (known["p0-work"], known["p0-hours"]) == ("employee", Decimal(19))

    def test_takes_who_lives_there(self, start, guide, trajectory):
        karim = ParticipantFactory(
            partnership=trajectory.partnership, first_name="Karim", birth_date=date(1985, 3, 4)
        )
        live_together(
            guide, trajectory.participant,
            Housemate(HouseholdRelation.PARTNER, participant_id=karim.pk),
            Housemate(HouseholdRelation.CHILD, first_name="Nora", birth_year=2017),
            Housemate(HouseholdRelation.ADULT, first_name="Rita", birth_year=1960),
        )  # fmt: skip

        known = start()

        found = {
            (known[f"p{at}-relation"], known[f"p{at}-name"], known[f"p{at}-birth"])
            for at in (1, 2, 3)
        }
        assert found == {
            ("partner", "Karim", "4/3/1985"), ("child", "Nora", "2017"), ("", "Rita", "1960"),
        }  # fmt: skip

    def test_takes_what_was_told_of_the_household(self, start, tell):
        tell(ALONE)

        known = start()

        assert known["shape"] == "2-0"
        assert (known["p0-work"], known["p0-hours"]) == ("employee", Decimal("30.4"))
        assert (known["p1-relation"], known["p1-name"], known["p1-birth"]) == ("child", "Nora", "9")
        incomes = {(known[f"p0-i{at}-kind"], known[f"p0-i{at}-euro"]) for at in (0, 1)}
        assert incomes == {("", Decimal(1200)), ("child_benefit", Decimal("183.79"))}

    def test_does_not_guess_whose_money_it_is(self, start, tell):
        tell(replace(ALONE, persons=(*ALONE.persons, ToldPerson("Karim", 40))))

        known = start()

        assert known["shape"] == "1-0-1"
        assert known["p0-i0-kind"] == "child_benefit"
        assert known["p2-relation"] == ""

    def test_finds_by_name_what_somebody_is(self, start, tell, guide, trajectory):
        live_together(
            guide, trajectory.participant,
            Housemate(HouseholdRelation.PARTNER, first_name="Karim", birth_year=1985),
        )  # fmt: skip
        tell(replace(ALONE, persons=(*ALONE.persons, ToldPerson("karim", 40))))

        assert start()["p2-relation"] == "partner"

    def test_starts_with_the_newest_household_before_all_else(self, start, tell, guide, trajectory):
        tell(ALONE)
        note(guide, trajectory)

        known = start()

        assert known["shape"] == "1-1-0"
        assert (known["p1-relation"], known["p1-collar"]) == ("partner", "blue_collar")
        assert known["p0-i0-euro"] == Decimal("1776.07")

    def test_comes_back_unchanged_when_nothing_was_changed(self, guide, trajectory, url, log_in):
        note(guide, trajectory)
        client = log_in(guide)
        form = client.get(url).context["form"]
        fields = {bound.html_name: bound.value() for bound in form}
        sent = {name: str(value) for name, value in fields.items() if value not in (None, False)}

        answer = client.post(url, {**sent, "shape": form.shape_value})

        assert answer.status_code == 302
        newest = HomeSnapshot.objects.of_file(trajectory.pk).first()
        assert home_of(newest) == replace(HOME, on=TODAY)


class TestBornText:
    @pytest.mark.parametrize(
        ("born", "text"),
        [(date(1990, 5, 17), "17/5/1990"), (date(1990, 7, 1), "35"), (None, "")],
    )
    def test_is_the_age_where_only_that_was_known(self, born, text):
        assert born_text(born, date(2026, 3, 2)) == text


class TestCost:
    def test_is_bounded_whatever_is_known(self, guide, trajectory, tell, url, log_in, queries_of):
        live_together(
            guide, trajectory.participant,
            *(Housemate(HouseholdRelation.CHILD, first_name=f"Kind {n}") for n in range(6)),
        )  # fmt: skip
        unknown = queries_of(log_in(guide), url)
        tell(ALONE)

        told = queries_of(log_in(guide), url)

        assert (len(unknown) <= 12, len(told) <= 12) == (True, True), (unknown, told)
