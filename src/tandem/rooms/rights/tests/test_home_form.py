"""The page on which a household is filled in: what it knows, what it takes, what it asks."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.rooms.people import actions as people_actions
from tandem.rooms.people.actions import Housemate
from tandem.rooms.people.models import HouseholdMember, HouseholdRelation
from tandem.rooms.rights.models import HomeSnapshot, home_of
from tandem.rooms.rights.rules.home import (
    Collar,
    Couple,
    Every,
    HealthInsurance,
    Home,
    Housing,
    Income,
    IncomeKind,
    Person,
    Relation,
    Seen,
    Work,
)
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory

GOOD = {
    "shape": "2-1-0",
    "on": "2026-03-02",
    "couple": "married",
    "housing": "private_rent",
    "housing_euro": "€ 750,50",
    "health_insurance": "increased",
    "p0-name": "Samira",
    "p0-birth": "17/5/1990",
    "p0-work": "jobseeker",
    "p0-complete": "on",
    "p0-i0-kind": "leefloon",
    "p0-i0-euro": "1.776,07",
    "p0-i0-every": "month",
    "p0-i0-seen": "paper",
    "p0-i1-kind": "child_benefit",
    "p0-i1-euro": "183.79",
    "p0-i1-every": "month",
    "p0-i1-seen": "account",
    "p1-relation": "partner",
    "p1-name": "Karim",
    "p1-birth": "40",
    "p1-work": "employee",
    "p1-hours": "19,5",
    "p1-full_time": "38",
    "p1-collar": "blue_collar",
    "p1-i0-kind": "",
    "p1-i0-euro": "",
    "p1-i0-every": "month",
    "p1-i0-seen": "told",
    "p2-relation": "child",
    "p2-name": "Nora",
    "p2-birth": "2017",
    "p2-child_benefit": "yes",
    "p2-complete": "on",
}
KEPT = Home(
    on=date(2026, 3, 2),
    persons=(
        Person(
            Relation.SELF, "Samira", date(1990, 5, 17), Work.JOBSEEKER,
            incomes=(
                Income(IncomeKind.LEEFLOON, Decimal("1776.07"), Every.MONTH, Seen.PAPER),
                Income(IncomeKind.CHILD_BENEFIT, Decimal("183.79"), Every.MONTH, Seen.ACCOUNT),
            ),
            are_incomes_complete=True,
        ),
        Person(
            Relation.PARTNER, "Karim", date(1985, 7, 1), Work.EMPLOYEE,
            weekly_hours=Decimal("19.5"), collar=Collar.BLUE,
        ),
        Person(
            Relation.CHILD, "Nora", date(2017, 7, 1), has_child_benefit=True,
            are_incomes_complete=True,
        ),
    ),
    couple=Couple.MARRIED,
    housing=Housing.PRIVATE_RENT,
    housing_euro=Decimal("750.50"),
    health_insurance=HealthInsurance.INCREASED,
)  # fmt: skip


@pytest.fixture
def url(trajectory):
    return reverse("rights:snapshot_new", args=[trajectory.pk])


@pytest.fixture
def send(guide, url, log_in):
    """`send(**changes)` sends the good form with these fields otherwise."""
    client = log_in(guide)

    def post(**changes):
        fields = {**GOOD, **{name.replace("__", "-"): value for name, value in changes.items()}}
        return client.post(url, {name: value for name, value in fields.items() if value != "-"})

    return post


def errors(page):
    return {name: list(found) for name, found in page.context["form"].errors.items()}


class TestSaving:
    def test_keeps_what_is_filled_in_and_shows_it(self, send, trajectory):
        answer = send()

        row = HomeSnapshot.objects.get()
        assert home_of(row) == KEPT
        assert answer["Location"] == reverse("rights:snapshot", args=[trajectory.pk, row.pk])

    def test_takes_a_participant_of_whom_nothing_is_known(self, guide, url, log_in):
        log_in(guide).post(url, {"shape": "1", "on": "2026-03-02"})

        assert home_of(HomeSnapshot.objects.get()) == Home(
            on=date(2026, 3, 2), persons=(Person(Relation.SELF),)
        )

    def test_takes_a_shape_that_is_none_for_one_person(self, guide, url, log_in):
        for shape in ("", "x-1", "1--2", "999999"):
            log_in(guide).post(url, {"shape": shape, "on": "2026-03-02"})

        assert [row.persons.count() for row in HomeSnapshot.objects.all()] == [1] * 4

    def test_is_refused_to_who_does_not_write_of_income(self, seated, url, log_in):
        client = log_in(seated("work"))

        assert client.get(url).status_code == 403
        assert client.post(url, GOOD).status_code == 403

    def test_is_unknown_to_another_team(self, staff, url, log_in):
        assert log_in(staff("welfare")).post(url, GOOD).status_code == 404


class TestBadInput:
    @pytest.mark.parametrize(
        ("field", "value", "says"),
        [
            ("p0-i0-euro", "-5", "niet lager dan nul"),
            ("p0-i0-euro", "veel", "in cijfers"),
            ("p0-i0-euro", "1,776", "meer dan duizend"),
            ("p0-i0-euro", "", "Vul het bedrag in"),
            ("p0-i0-kind", "", "Kies wat dit bedrag is"),
            ("p0-i1-kind", "leefloon", "Tel de bedragen op"),
            ("housing_euro", "-1", "niet lager dan nul"),
            ("p1-hours", "50", "tussen 0 en 48"),
            ("p1-hours", "-1", "tussen 0 en 48"),
            ("p1-hours", "veel", "in cijfers"),
            ("p2-birth", "17/5/1970", "minstens 12 jaar jonger"),
            ("p2-birth", "1/1/2030", "na de dag"),
            ("p0-birth", "1/1/1850", "meer dan 120 jaar"),
            ("p0-birth", "131", "of een leeftijd"),
            ("p0-birth", "31/2/1990", "bestaat niet"),
            ("p0-birth", "17/5/90", "vier cijfers"),
            ("p0-birth", "lang geleden", "of een leeftijd"),
            ("p2-relation", "partner", "al een partner"),
            ("p2-relation", "", "Kies wat deze persoon voor"),
            ("p2-relation", "self", "Kies"),
            ("on", "2099-01-01", "moet nog komen"),
            ("on", "1926-01-01", "Kijk naar het jaar"),
            ("on", "gisteren", ""),
        ],
    )
    def test_is_answered_at_the_field_and_loses_nothing(self, send, field, value, says):
        page = send(**{field.replace("-", "__"): value})

        found = errors(page)
        assert page.status_code == 422
        assert list(found) == [field]
        assert says in " ".join(found[field])
        assert 'value="Nora"' in page.content.decode()
        assert not HomeSnapshot.objects.exists()

    def test_tells_of_a_person_without_name_or_age(self, send):
        assert list(errors(send(p2__name="", p2__birth=""))) == ["p2-name"]

    def test_says_how_many_people_a_household_has_at_most(self, guide, url, log_in):
        crowd = {f"p{at}-{name}": value for at in range(1, 40)
                 for name, value in (("relation", "other"), ("name", f"Persoon {at}"))}  # fmt: skip

        page = log_in(guide).post(url, {"shape": "-".join("0" * 40), "on": "2026-03-02", **crowd})

        assert "hoogstens 15 mensen" in " ".join(errors(page)["__all__"])
        assert 'value="Persoon 39"' in page.content.decode()

    def test_says_everything_at_once(self, send):
        page = send(p0__i0__euro="-5", p1__hours="50", p2__birth="x")

        assert set(errors(page)) == {"p0-i0-euro", "p1-hours", "p2-birth"}


class TestAsking:
    @pytest.mark.parametrize(
        ("field", "value", "says"),
        [
            ("p0-i0-euro", "16000", "een jaar"),
            ("p1-hours", "45", "45 uur per week"),
            ("housing_euro", "9000", "een twaalfde"),
        ],
    )
    def test_takes_what_is_rare_once_it_is_ticked(self, send, field, value, says):
        change = {field.replace("-", "__"): value}

        page = send(**change)
        ask = page.context["form"].asks[field]

        assert page.status_code == 422
        assert says in " ".join(errors(page)[field])
        assert f'value="{ask.value}"' in page.content.decode()
        assert send(**change, sure=ask.value).status_code == 302

    def test_asks_anew_about_another_amount(self, send):
        ask = send(p0__i0__euro="16000").context["form"].asks["p0-i0-euro"]

        page = send(p0__i0__euro="61000", sure=ask.value)

        assert list(errors(page)) == ["p0-i0-euro"]

    def test_keeps_a_tick_while_something_else_is_put_right(self, send):
        ask = send(p1__hours="45").context["form"].asks["p1-hours"]

        page = send(p1__hours="45", sure=ask.value, p0__birth="x")

        assert list(errors(page)) == ["p0-birth"]
        assert page.context["form"].asks["p1-hours"].is_sure

    def test_asks_about_a_day_that_pays_as_a_month(self, send):
        page = send(p0__i0__every="day")

        assert "Is dit voor één dag?" in " ".join(errors(page)["p0-i0-euro"])

    def test_takes_a_yearly_amount_as_one(self, send):
        assert send(p0__i0__euro="16000", p0__i0__every="year").status_code == 302


class TestPartnerElsewhere:
    @pytest.fixture
    def other_home(self, guide, seated, trajectory):
        """A home of another file, with a partner called Karim of 1985."""
        other = TrajectoryFactory(partnership=trajectory.partnership)
        people_actions.add_household(
            actor=guide,
            name="Elders",
            housemates=[
                Housemate(HouseholdRelation.ADULT, participant_id=other.participant_id),
                Housemate(HouseholdRelation.PARTNER, first_name="Karim", birth_year=1985),
            ],
        )
        return other

    def test_is_asked_and_taken_once_ticked(self, send, guide, seated, other_home):
        seated("welfare", of=other_home, actor=guide)

        page = send()
        ask = page.context["form"].asks["p1-name"]

        assert "partner in een ander gezin" in " ".join(errors(page)["p1-name"])
        assert send(sure=ask.value).status_code == 302

    def test_tells_nothing_of_a_home_that_the_writer_does_not_know(self, send, other_home):
        assert send().status_code == 302

    def test_is_somebody_else_of_another_age(self, send, guide, seated, other_home):
        seated("welfare", of=other_home, actor=guide)

        assert send(p1__birth="52").status_code == 302

    @pytest.mark.parametrize("missing", ["p1__name", "p1__birth"])
    def test_is_not_asked_of_somebody_hardly_known(self, send, guide, seated, other_home, missing):
        seated("welfare", of=other_home, actor=guide)

        assert send(**{missing: ""}).status_code == 302

    def test_is_over_once_they_moved(self, send, guide, seated, other_home):
        seated("welfare", of=other_home, actor=guide)
        HouseholdMember.objects.filter(first_name="Karim").update(ends_on=date(2026, 1, 31))

        assert send().status_code == 302

    def test_is_no_trouble_in_the_own_home(self, send, guide, trajectory):
        people_actions.add_household(
            actor=guide,
            name="Benali",
            housemates=[
                Housemate(HouseholdRelation.ADULT, participant_id=trajectory.participant_id),
                Housemate(HouseholdRelation.PARTNER, first_name="Karim", birth_year=1985),
            ],
        )

        assert send().status_code == 302


class TestRows:
    @pytest.mark.parametrize(
        ("wish", "shape"),
        [
            ("add-child", "2-1-0-0"), ("add-partner", "2-1-0-1"), ("add-other", "2-1-0-1"),
            ("income-1", "2-2-0"), ("drop-1", "2-0"), ("drop-0", "2-1-0"), ("drop-9", "2-1-0"),
            ("add-self", "2-1-0"), ("income-x", "2-1-0"), ("absurd", "2-1-0"),
        ],
    )  # fmt: skip
    def test_come_and_go_and_keep_everything_typed(self, send, wish, shape):
        page = send(do=wish, p0__i0__euro="veel geld")

        form = page.context["form"]
        text = page.content.decode()
        assert page.status_code == 200
        assert form.shape_value == shape
        assert not form.errors
        assert 'value="veel geld"' in text
        assert 'value="Nora"' in text
        assert ('value="Karim"' in text) is (wish != "drop-1")
        assert not HomeSnapshot.objects.exists()

    def test_of_a_child_ask_about_child_benefit_and_no_wage_at_once(self, send):
        rows = send(do="add-child").context["form"].people

        assert [field.name for field in rows[3].who] == [
            "p3-relation", "p3-name", "p3-birth", "p3-child_benefit",
        ]  # fmt: skip
        assert (rows[3].relation, rows[3].complete.value()) == ("child", True)

    def test_come_as_a_part_of_the_page_for_htmx(self, guide, url, log_in):
        answer = log_in(guide).post(
            url, {**GOOD, "do": "add-child"}, headers={"HX-Request": "true"}
        )

        text = answer.content.decode()
        assert text.lstrip().startswith("<form")
        assert 'id="person-3"' in text

    def test_offer_a_second_partner_to_nobody(self, send):
        wishes = [each.wish for each in send(do="add-child").context["form"].adding]

        assert wishes == ["add-child", "add-other"]

    def test_end_where_a_household_is_full(self, guide, url, log_in):
        full = {"shape": "-".join("1" * 14), "on": "2026-03-02", "do": "add-child"}

        page = log_in(guide).post(url, full)

        assert page.context["form"].adding == []
        assert "geen plaats voor meer mensen" in page.content.decode()


class TestDay:
    def test_may_be_today(self, send):
        today = clock.today()

        assert send(on=str(today)).status_code == 302
        assert list(errors(send(on=str(today + timedelta(days=1))))) == ["on"]
