"""The pages of going to work: filling in, what comes of it, on paper, then and now."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.keys import uuid7
from tandem.rooms.rights.models import ComparedWhatIf, Comparison, JobOffer
from tandem.rooms.rights.rules.home import Collar, IncomeKind
from tandem.rooms.rights.tests.homes import HOME, note
from tandem.rooms.rights.tests.test_comparisons import compare
from tandem.rooms.rights.tests.works import ON_LEEFLOON, gets, work
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory

PAGES = ("rights:whatif", "rights:whatif_sheet", "rights:whatif_values", "rights:whatif_again")
GOOD = {
    "w0-title": "Poetsen",
    "w0-contract": "regular",
    "w0-weekly_hours": "19",
    "w0-pay": "minimum",
    "w0-collar": "white_collar",
    "w0-starts_on": "2026-05-01",
    "w0-transport_euro": "12,50",
    "w1-starts_on": "2026-05-01",
    "w1-pay": "month",
}


@pytest.fixture
def snapshot(guide, trajectory):
    return note(guide, trajectory, replace(ON_LEEFLOON, on=date(2026, 3, 2)))


@pytest.fixture
def row(guide, snapshot):
    return compare(guide, snapshot)


@pytest.fixture
def page(guide, log_in):
    return log_in(guide)


def new_url(trajectory, query=""):
    return reverse("rights:whatif_new", args=[trajectory.pk]) + query


def urls(row):
    return [reverse(name, args=[row.trajectory_id, row.pk]) for name in PAGES]


def words_of(answer):
    return answer.content.decode()


class TestNew:
    def test_asks_for_the_household_first(self, page, trajectory):
        answer = page.get(new_url(trajectory))

        assert reverse("rights:snapshot_new", args=[trajectory.pk]) in words_of(answer)
        assert '<form method="post" class="stack"' not in words_of(answer)

    def test_computes_and_shows_what_comes_of_it(self, page, snapshot, trajectory):
        answer = page.post(new_url(trajectory), GOOD)

        row = Comparison.objects.get()
        assert answer.url == reverse("rights:whatif", args=[trajectory.pk, row.pk])
        kept = ComparedWhatIf.objects.get()
        assert (kept.title, kept.transport_euro) == ("Poetsen", Decimal("12.50"))

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"w0-weekly_hours": "50"}, "w0-weekly_hours"),
            ({"w0-weekly_hours": "40"}, "w0-weekly_hours"),
            ({"w0-weekly_hours": "-3"}, "w0-weekly_hours"),
            ({"w0-weekly_hours": "veel"}, "w0-weekly_hours"),
            ({"w0-weekly_hours": ""}, "w0-weekly_hours"),
            ({"w0-pay": "month"}, "w0-pay_euro"),
            ({"w0-pay": "month", "w0-pay_euro": "26277"}, "w0-pay_euro"),
            ({"w0-pay": "hour", "w0-pay_euro": "2189,81"}, "w0-pay_euro"),
            ({"w0-pay_euro": "-12"}, "w0-pay_euro"),
            ({"w0-starts_on": "2019-05-01"}, "w0-starts_on"),
            ({"w0-starts_on": "2035-05-01"}, "w0-starts_on"),
            ({"w0-starts_on": "0026-05-01"}, "w0-starts_on"),
            ({"w0-starts_on": ""}, "w0-starts_on"),
            ({"w0-supplement_euro": "200"}, "w0-supplement_source"),
            ({"w0-child_care_euro": "abc"}, "w0-child_care_euro"),
            ({"w1-title": "Keuken"}, "w1-weekly_hours"),
            ({"w0-title": "", "w0-weekly_hours": ""}, "w0-weekly_hours"),
        ],
    )
    def test_says_what_is_wrong_at_the_field_and_loses_nothing(
        self, page, snapshot, trajectory, typed, field
    ):
        answer = page.post(new_url(trajectory), GOOD | typed)

        assert answer.status_code == 422
        assert field in answer.context["form"].errors
        assert not Comparison.objects.exists()
        assert "12,50" in words_of(answer)
        for value in typed.values():
            assert value in words_of(answer)

    def test_takes_long_weeks_that_are_confirmed(self, page, snapshot, trajectory):
        long = GOOD | {"w0-weekly_hours": "40", "w0-full_time_hours": "40"}
        asked = page.post(new_url(trajectory), long)
        (ask,) = asked.context["form"].open_plans[0].asks
        assert ask.value in words_of(asked)

        answer = page.post(new_url(trajectory), long | {"sure": ask.value})

        assert answer.status_code == 302
        assert ComparedWhatIf.objects.get().are_long_hours_meant

    def test_begins_with_a_job_on_offer(self, page, snapshot, trajectory, guide):
        offer = JobOffer.objects.create(
            partnership_id=guide.partnership_id, trajectory=trajectory, sensitivity=1,
            title="Kok", employer="De Keuken", contract="open_ended", hours=Decimal(30),
            wage_euro=Decimal("15.5"), wage_per="hour", collar=Collar.BLUE,
            seen_in="vacancy", noted_at=clock.now(),
        )  # fmt: skip

        form = page.get(new_url(trajectory, f"?offer={offer.pk}")).context["form"]

        shown = {name: form[f"w0-{name}"].value() for name in ("title", "offer", "pay")}
        assert shown == {"title": "Kok, De Keuken", "offer": str(offer.pk), "pay": "hour"}
        page.post(new_url(trajectory), GOOD | {"w0-offer": str(offer.pk)})
        assert ComparedWhatIf.objects.get().offer == offer

    def test_goes_on_from_an_earlier_comparison(self, page, row, trajectory):
        form = page.get(new_url(trajectory, f"?from={row.pk}")).context["form"]

        assert form["w0-title"].value() == "Halftijds"
        assert form["w0-starts_on"].value() > clock.today()

    @pytest.mark.parametrize("query", ["offer", "from"])
    def test_knows_no_offer_or_comparison_of_another_file(self, page, snapshot, trajectory, query):
        assert page.get(new_url(trajectory, f"?{query}={uuid7()}")).status_code == 404
        assert page.get(new_url(trajectory, f"?{query}=iets")).status_code == 200

    def test_is_for_who_writes_of_income(self, seated, log_in, trajectory):
        assert log_in(seated("work")).get(new_url(trajectory)).status_code == 403

    @pytest.mark.parametrize("size", [1, 12])
    def test_costs_the_same_with_many_comparisons(
        self, page, guide, snapshot, trajectory, queries_of, size
    ):
        row = compare(guide, snapshot)
        for _each in range(size):
            Comparison.objects.create(
                partnership_id=guide.partnership_id, trajectory=trajectory, sensitivity=1,
                snapshot=snapshot, outcome=row.outcome, rules_version="0", made_at=clock.now(),
            )  # fmt: skip

        assert len(queries_of(page, new_url(trajectory))) <= 12


class TestEachPage:
    def test_opens_with_at_most_twelve_queries(self, page, row, queries_of):
        for url in urls(row):
            assert len(queries_of(page, url)) <= 12, url

    def test_opens_for_the_fullest_comparison(self, page, guide, trajectory):
        whatifs = [work(f"Lange naam van plan nummer {at}", 19 + 5 * at) for at in range(4)]
        full = compare(guide, note(guide, trajectory, HOME), *whatifs)

        for url in urls(full):
            answer = page.get(url)
            assert answer.status_code == 200
            assert "Lange naam van plan nummer 3" in words_of(answer)

    def test_is_for_who_reads_of_income(self, seated, log_in, row):
        reader = log_in(seated("work"))

        assert {reader.get(url).status_code for url in urls(row)} == {403}

    def test_is_not_known_below_another_file(self, page, guide, seated, row):
        other = TrajectoryFactory(partnership=row.trajectory.partnership)
        seated("welfare", of=other, actor=guide)

        for name in PAGES:
            assert page.get(reverse(name, args=[other.pk, row.pk])).status_code == 404

    def test_names_what_is_not_known(self, page, guide, trajectory):
        home = replace(HOME, persons=(replace(HOME.participant, are_incomes_complete=False),))
        full = compare(guide, note(guide, trajectory, home), work(transport_euro=None))

        told = page.get(urls(full)[0]).context["told"]

        assert any("Vervoer".lower() in sentence for sentence in told[0].sentences)
        assert "inkomen" in " ".join(told[0].sentences)


class TestResult:
    def test_tells_what_is_kept_in_whole_euro(self, page, row):
        (told,) = page.get(urls(row)[0]).context["told"]

        assert told.headline == "Je houdt per maand ongeveer 337 euro meer over."
        assert any("582 euro" in sentence for sentence in told.sentences)

    def test_draws_the_curve_that_was_asked_for(self, page, guide, snapshot):
        two = compare(guide, snapshot, work("Eerste"), work("Tweede", 30))

        for query, title in (("", "Eerste"), ("?curve=1", "Tweede"), ("?curve=9", "Eerste")):
            assert page.get(urls(two)[0] + query).context["curve_title"] == title

    def test_tells_where_more_hours_leave_less(self, page, row):
        assert page.get(urls(row)[0]).context["curve_told"] == [
            "Van 28 naar 29 uur houd je 6 euro minder over.",
            "Van 6 tot 28 uur houd je niet meer over.",
        ]


class TestSheet:
    def test_is_noted_as_a_print(self, page, row):
        page.get(urls(row)[1])

        event = AuditEvent.objects.get(event="rights:comparison-printed")
        assert (event.subject_id, event.participant_id) == (row.pk, row.trajectory.participant_id)

    def test_sums_up_what_stays_the_same(self, page, guide, trajectory):
        incomes = (
            *ON_LEEFLOON.participant.incomes,
            gets(IncomeKind.MAINTENANCE, 100),
            gets(IncomeKind.OTHER, 50),
        )
        me = replace(ON_LEEFLOON.participant, incomes=incomes, are_incomes_complete=False)
        home = replace(ON_LEEFLOON, on=date(2026, 3, 2), persons=(me,))
        answer = page.get(urls(compare(guide, note(guide, trajectory, home)))[1])

        rows = {line.label: line for line, _cells in answer.context["table"]}
        assert [cell.text for cell in rows["Andere inkomens, zoals vandaag"].cells] == ["150"] * 2
        assert "Onderhoudsgeld" not in rows
        assert "Misschien kennen we niet elk inkomen" in words_of(answer)


class TestValues:
    def test_tell_date_source_and_status_of_each(self, page, row):
        answer = page.get(urls(row)[2])

        shown = [value for value, _label, _users in answer.context["values"]]
        assert {value.parameter for value in shown} >= {
            "leefloon.amount.single",
            "leefloon.spi.general",
        }
        assert all(value.since in words_of(answer) for value in shown)
        assert answer.context["unverified"] == sum(not value.is_verified for value in shown) > 0


class TestAgain:
    def test_says_when_no_rules_reach_that_far(self, page, row, monkeypatch):
        monkeypatch.setattr(clock, "today", lambda: date(2033, 1, 5))

        answer = page.get(urls(row)[3])

        assert answer.status_code == 200
        assert answer.context["refusal"]["last"] < date(2033, 1, 1)
