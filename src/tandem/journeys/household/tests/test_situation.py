from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.journeys.household import access, actions
from tandem.rooms.partners.domains import Domain
from tandem.rooms.people import actions as people_actions
from tandem.rooms.people.actions import Housemate, Income, ToldPerson, ToldSituation
from tandem.rooms.people.figures import Lack, Occupation, Weak
from tandem.rooms.people.models import HouseholdRelation, HouseholdSituation, IncomeKind
from tandem.rooms.rights import actions as rights_actions
from tandem.rooms.rights.rules.home import Every, Home, Person, Relation, Work
from tandem.rooms.rights.rules.home import Income as RightsIncome
from tandem.rooms.rights.rules.home import IncomeKind as RightsKind
from tandem.rooms.trajectories.models import EntryProfile, Trajectory
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
SAMIRA = ToldPerson("Samira", 34, Occupation.JOBSEEKER, Decimal(2), Decimal(38))
TOLD = ToldSituation(
    on=date(2026, 3, 2),
    silc_year=2024,
    persons=(SAMIRA, ToldPerson("Nora", 9)),
    incomes=(Income(IncomeKind.BENEFIT, Decimal(1200)),),
    is_income_complete=True,
    lacks={"holiday": Lack.CANNOT_AFFORD},
    weaknesses={"health": Weak.YES},
)
GOOD = {
    "on": "2026-03-02",
    "silc_year": "2024",
    "complete": "yes",
    "person-0-name": "Samira",
    "person-0-age": "34",
    "person-0-occupation": "jobseeker",
    "person-0-months": "2,5",
    "person-0-hours": "38",
    "person-7-name": "Nora",
    "person-7-age": "9",
    "income-benefit": "1200,50",
    "lack-holiday": "cannot_afford",
    "weak-income": "yes",
    "weak-health": "yes",
}


def note(actor, trajectory, told=TOLD):
    return actions.note_situation(actor=actor, trajectory_id=trajectory.pk, situation=told, at=AT)


def new_url(trajectory):
    return reverse("household:situation_new", args=[trajectory.pk])


def result_url(row):
    return reverse("household:situation", args=[row.told_in, row.pk])


class TestAccess:
    def test_is_to_one_class_for_income_family_and_network(self):
        assert {Domain.INC.sensitivity, Domain.FAM.sensitivity, Domain.NET.sensitivity} == {
            access.SENSITIVITY
        }


class TestNoteSituation:
    def test_is_of_the_participant_and_the_file(self, guide, trajectory):
        row = note(guide, trajectory)

        assert (row.participant_id, row.told_in) == (trajectory.participant_id, trajectory.pk)
        assert row.noted_by_id == guide.user_id

    @pytest.mark.parametrize("role", ["work", "group_guide"])
    def test_is_for_who_reads_of_income(self, seated, trajectory, role):
        actor = seated(role)

        with pytest.raises(Denied):
            note(actor, trajectory)

    def test_is_for_who_is_in_the_team_today(self, seated, trajectory):
        former = seated("welfare", ends_on=clock.today() - timedelta(days=1))

        with pytest.raises(Denied):
            note(former, trajectory)

    def test_does_not_know_the_file_of_another_team(self, staff, trajectory):
        with pytest.raises(Trajectory.DoesNotExist):
            note(staff("welfare"), trajectory)


class TestUseWorkIntensity:
    def test_fills_the_profile_and_records_it(self, guide, trajectory):
        row = note(guide, trajectory)

        actions.use_work_intensity(actor=guide, trajectory_id=trajectory.pk, situation_id=row.pk)

        profile = EntryProfile.objects.get(trajectory=trajectory)
        assert profile.household_work_intensity == Decimal("0.167")
        event = AuditEvent.objects.get(event="trajectory:profile-changed")
        assert event.facts == {"fields": ["household_work_intensity"]}

    def test_takes_nothing_over_when_it_cannot_be_said(self, guide, trajectory):
        row = note(guide, trajectory, ToldSituation(date(2026, 3, 2), 2024, (ToldPerson("X"),)))

        with pytest.raises(actions.NoShare):
            actions.use_work_intensity(
                actor=guide, trajectory_id=trajectory.pk, situation_id=row.pk
            )

    def test_does_not_know_a_situation_of_another_file(self, guide, seated, trajectory):
        other = TrajectoryFactory(partnership=trajectory.partnership)
        seated("welfare", of=other, actor=guide)
        row = note(guide, other)

        with pytest.raises(HouseholdSituation.DoesNotExist):
            actions.use_work_intensity(
                actor=guide, trajectory_id=trajectory.pk, situation_id=row.pk
            )


class TestSituationNew:
    def test_fills_in_what_tandem_knows(self, guide, trajectory, log_in):
        person = trajectory.participant
        EntryProfile.objects.create(
            partnership=trajectory.partnership, trajectory=trajectory, employment="unemployed"
        )
        people_actions.add_household(
            actor=guide,
            name="Benali",
            housemates=[
                Housemate(HouseholdRelation.ADULT, participant_id=person.pk),
                Housemate(HouseholdRelation.CHILD, first_name="Nora", birth_year=2017),
            ],
        )

        page = log_in(guide).get(new_url(trajectory))

        initial = page.context["form"].initial
        assert initial["person-0-name"] == "Samira"
        assert initial["person-0-occupation"] == "jobseeker"
        assert initial["person-1-name"] == "Nora"
        assert 'value="Nora"' in page.content.decode()

    def test_begins_with_what_was_told_before(self, guide, trajectory, log_in):
        note(guide, trajectory)

        initial = log_in(guide).get(new_url(trajectory)).context["form"].initial

        assert initial["person-1-age"] == 9
        assert initial["income-benefit"] == 1200
        assert initial["lack-holiday"] == "cannot_afford"
        assert "weak-health" not in initial

    def test_takes_people_and_net_incomes_that_were_told_later_for_rights(
        self, guide, trajectory, log_in
    ):
        note(guide, trajectory)
        day, wage = date(2026, 3, 9), RightsIncome(RightsKind.WAGE, Decimal(1100))
        benefits = (
            RightsIncome(RightsKind.LEEFLOON, Decimal(1200), Every.YEAR),
            RightsIncome(RightsKind.UNEMPLOYMENT, Decimal("10.55"), Every.DAY),
        )
        persons = (
            Person(Relation.SELF, "Samira", date(1990, 5, 17), Work.JOBSEEKER, incomes=benefits),
            Person(Relation.PARTNER, "Karim", None, Work.EMPLOYEE, Decimal(19), incomes=(wage,)),
        )
        rights_actions.note_home(
            actor=guide, trajectory_id=trajectory.pk, home=Home(day, persons),
            at=AT + timedelta(days=7),
        )  # fmt: skip

        initial = log_in(guide).get(new_url(trajectory)).context["form"].initial

        assert [initial[f"person-{at}-name"] for at in (0, 1)] == ["Samira", "Karim"]
        assert (initial["person-1-occupation"], initial["person-1-hours"]) == ("working", 19)
        assert initial["income-benefit"] == Decimal("374.30")
        assert "income-wage" not in initial
        assert initial["lack-holiday"] == "cannot_afford"

    def test_takes_nothing_from_rights_that_was_told_before(self, guide, trajectory, log_in):
        home = Home(date(2026, 3, 1), (Person(Relation.SELF, "Iemand"),))
        rights_actions.note_home(actor=guide, trajectory_id=trajectory.pk, home=home, at=AT)
        note(guide, trajectory)

        initial = log_in(guide).get(new_url(trajectory)).context["form"].initial

        assert initial["person-0-name"] == "Samira"

    def test_keeps_what_is_filled_in_and_shows_the_figures(self, guide, trajectory, log_in):
        client = log_in(guide)

        answer = client.post(new_url(trajectory), GOOD)

        row = HouseholdSituation.objects.get()
        assert (answer.status_code, answer["Location"]) == (302, result_url(row))
        assert [each.months_worked for each in row.persons.all()] == [Decimal("2.5"), None]
        assert row.incomes.get().amount_eur == Decimal("1200.50")

    def test_does_not_ask_or_take_health_from_who_does_not_write_of_it(
        self, guide, trajectory, log_in
    ):
        client = log_in(guide)

        page = client.get(new_url(trajectory)).content.decode()
        client.post(new_url(trajectory), GOOD)

        assert 'name="weak-income"' in page
        assert 'name="weak-health"' not in page
        kept = HouseholdSituation.objects.get().answers.values_list("item", flat=True)
        assert set(kept) == {"holiday", "income"}

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"person-0-months": "13"}, "person-0-months"),
            ({"income-benefit": "-1"}, "income-benefit"),
            ({"complete": ""}, "complete"),
            ({"silc_year": "2025"}, "silc_year"),
            ({"on": "2099-01-01"}, "on"),
            ({"person-0-age": "veel"}, "person-0-age"),
        ],
    )
    def test_loses_nothing_when_something_is_not_right(
        self, guide, trajectory, log_in, change, field
    ):
        page = log_in(guide).post(new_url(trajectory), {**GOOD, **change})

        assert page.status_code == 422
        assert list(page.context["form"].errors) == [field]
        assert 'value="Nora"' in page.content.decode()
        assert not HouseholdSituation.objects.exists()

    def test_asks_who_belongs_to_the_household(self, guide, trajectory, log_in):
        nobody = {name: value for name, value in GOOD.items() if not name.startswith("person")}

        page = log_in(guide).post(new_url(trajectory), nobody)

        assert list(page.context["form"].errors) == ["person-0-name"]

    def test_is_refused_to_who_does_not_write_of_income(self, seated, trajectory, log_in):
        client = log_in(seated("work"))

        assert client.get(new_url(trajectory)).status_code == 403
        assert client.post(new_url(trajectory), GOOD).status_code == 403


class TestSituation:
    def test_shows_each_figure_with_year_source_and_how(self, guide, trajectory, log_in):
        row = note(guide, trajectory)

        page = log_in(guide).get(result_url(row)).content.decode()

        assert "Een aanwijzing op basis van wat verteld is, geen officieel cijfer." in page
        assert "€ 1.975 per maand" in page
        assert "2,0 van 12 maanden" in page
        assert "Trends and RTL, 29 January 2025" in page
        assert "UNDEFINED" not in page

    def test_says_what_was_not_verified(self, guide, trajectory, log_in):
        told = ToldSituation(date(2026, 3, 2), 2019, (SAMIRA,), TOLD.incomes, True)
        row = note(guide, trajectory, told)

        page = log_in(guide).get(result_url(row)).content.decode()

        assert "niet nagekeken" in page

    def test_tells_nothing_of_health_to_who_may_not_know(self, guide, seated, trajectory, log_in):
        row = note(guide, trajectory)
        doctor = seated("welfare", answers={2: "given"})

        closed, opened = (
            log_in(actor).get(result_url(row)).context["figures"][-1].how
            for actor in (guide, doctor)
        )

        assert any("0 van 6" in each for each in closed)
        assert any("1 van 6" in each for each in opened)

    @pytest.mark.parametrize(
        "told",
        [
            ToldSituation(date(2026, 3, 2), 2021, (SAMIRA,), TOLD.incomes, True),
            ToldSituation(date(2026, 3, 2), 2015, (SAMIRA,), TOLD.incomes, True),
            ToldSituation(date(2026, 3, 2), 2018, (ToldPerson("Jan", 70),)),
            ToldSituation(date(2026, 3, 2), 2024, (ToldPerson("Jan"),)),
            ToldSituation(
                date(2026, 3, 2), 2024,
                (ToldPerson("Jan", 40, Occupation.WORKING, Decimal("2.4"), Decimal(38)),),
            ),
        ],
    )  # fmt: skip
    def test_has_words_for_everything(self, guide, trajectory, log_in, told):
        row = note(guide, trajectory, told)

        page = log_in(guide).get(result_url(row))

        assert page.status_code == 200
        assert "UNDEFINED" not in page.content.decode()

    def test_is_refused_to_who_does_not_read_of_income(self, guide, seated, trajectory, log_in):
        row = note(guide, trajectory)

        assert log_in(seated("work")).get(result_url(row)).status_code == 403

    def test_is_unknown_to_another_team(self, guide, staff, trajectory, log_in):
        row = note(guide, trajectory)

        assert log_in(staff("welfare")).get(result_url(row)).status_code == 404

    def test_takes_the_work_intensity_over(self, guide, trajectory, log_in):
        row = note(guide, trajectory)
        url = reverse("household:use_share", args=[trajectory.pk, row.pk])

        answer = log_in(guide).post(url, follow=True)

        assert "Werkintensiteit 0,167 staat in het dossier." in answer.content.decode()
        assert EntryProfile.objects.get().household_work_intensity == Decimal("0.167")

    def test_says_calmly_when_there_is_none_to_take_over(self, guide, trajectory, log_in):
        row = note(guide, trajectory, ToldSituation(date(2026, 3, 2), 2024, (ToldPerson("X"),)))
        url = reverse("household:use_share", args=[trajectory.pk, row.pk])

        answer = log_in(guide).post(url, follow=True)

        assert "geen werkintensiteit om over te nemen" in answer.content.decode()


class TestCost:
    @pytest.mark.parametrize("size", [2, 30])
    @pytest.mark.parametrize("name", ["home", "situation_new", "situation"])
    def test_is_the_same_at_any_size(self, guide, trajectory, log_in, queries_of, name, size):
        for _ in range(size):
            row = note(guide, trajectory)
        if size > 2:
            home = Home(date(2026, 3, 3), (Person(Relation.SELF),) + (Person(Relation.CHILD),) * 9)
            at = AT + timedelta(days=7)
            rights_actions.note_home(actor=guide, trajectory_id=trajectory.pk, home=home, at=at)
        keys = [trajectory.pk, row.pk] if name == "situation" else [trajectory.pk]

        asked = queries_of(log_in(guide), reverse(f"household:{name}", args=keys))

        assert len(asked) <= 12, asked
