"""A job on offer: noting it, the work that followed, and the payslip."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.translation import override

from tandem.foundation import clock
from tandem.rooms.rights import actions
from tandem.rooms.rights.actions import Payslip
from tandem.rooms.rights.expected import expected_of
from tandem.rooms.rights.models import JobOffer
from tandem.rooms.rights.offered import whatif_of
from tandem.rooms.rights.rules.home import Collar
from tandem.rooms.rights.rules.offers import Offer, SeenIn, WagePer
from tandem.rooms.rights.telling import more_text
from tandem.rooms.rights.tests.homes import AT
from tandem.rooms.rights.tests.homes import note as note_home
from tandem.rooms.rights.tests.test_offers import BAKERY, job, note, pay, taken
from tandem.rooms.rights.tests.works import ON_LEEFLOON
from tandem.rooms.trajectories.models import Contract
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory

__all__ = ["taken"]

SHORT = {
    "title": "Poetshulp",
    "hours": "19,5",
    "wage_euro": "14,5",
    "wage_per": "hour",
    "contract": "open_ended",
    "collar": "blue_collar",
}
REST = {
    "employer": "Dienstencheque De Wasspeld",
    "starts_on": "2026-12-01",
    "days": "2,5",
    "travel_km": "6",
    "travel_euro": "49",
    "child_care_euro": "1.120,50",
    "seen_in": "paper",
}


@pytest.fixture
def new_url(trajectory):
    return reverse("rights:offer_new", args=[trajectory.pk])


def url_of(row, name="offer"):
    return reverse(f"rights:{name}", args=[row.trajectory_id, row.pk])


class TestNew:
    def test_takes_six_fields(self, guide, trajectory, new_url, log_in):
        answer = log_in(guide).post(new_url, SHORT)

        row = JobOffer.objects.get()
        assert answer["Location"] == url_of(row)
        assert row.as_offer == Offer(
            "Poetshulp", Decimal("19.5"), Decimal("14.5"), WagePer.HOUR,
            Contract.OPEN_ENDED, Collar.BLUE,
        )  # fmt: skip

    def test_takes_what_else_is_known(self, guide, new_url, log_in):
        log_in(guide).post(new_url, {**SHORT, **REST})

        offer = JobOffer.objects.get().as_offer
        assert (offer.starts_on, offer.days) == (date(2026, 12, 1), Decimal("2.5"))
        assert (offer.travel_euro, offer.child_care_euro) == (Decimal(49), Decimal("1120.50"))
        assert (offer.employer, offer.seen_in) == (REST["employer"], SeenIn.PAPER)

    @pytest.mark.parametrize(
        ("field", "value", "says"),
        [
            ("title", "", "Schrijf welke job het is"),
            ("hours", "", "Schrijf hoeveel uur"),
            ("hours", "0", "boven 0"),
            ("hours", "49", "tot 48"),
            ("hours", "-3", "boven 0"),
            ("hours", "halftijds", "in cijfers"),
            ("wage_euro", "", "Schrijf het brutoloon"),
            ("wage_euro", "0", "meer dan nul"),
            ("wage_euro", "-14", "niet lager dan nul"),
            ("wage_euro", "genoeg", "in cijfers"),
            ("contract", "self_employed", "Kies er een"),
            ("wage_per", "", "Kies er een"),
            ("days", "9", "tussen 1 en 6"),
            ("travel_km", "-1", "niet lager dan nul"),
            ("child_care_euro", "99999", "te hoog"),
            ("starts_on", "morgen", ""),
        ],
    )
    def test_answers_at_the_field_and_loses_nothing(
        self, guide, new_url, log_in, field, value, says
    ):
        page = log_in(guide).post(new_url, {**SHORT, **REST, field: value})

        errors = page.context["form"].errors
        assert page.status_code == 422
        assert list(errors) == [field]
        assert says in " ".join(errors[field])
        assert "Dienstencheque De Wasspeld" in page.content.decode()
        assert not JobOffer.objects.exists()

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"hours": "40"}, "hours"),
            ({"wage_euro": "2200"}, "wage_euro"),
            ({"wage_per": "month"}, "wage_euro"),
            ({"wage_euro": "26000", "wage_per": "month"}, "wage_euro"),
        ],
    )
    def test_asks_twice_about_what_is_rare(self, guide, new_url, log_in, change, field):
        client = log_in(guide)

        page = client.post(new_url, {**SHORT, **change})
        ask = page.context["form"].asks[field]

        assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
        assert client.post(new_url, {**SHORT, **change, "sure": ask.value}).status_code == 302

    def test_is_refused_to_who_does_not_write_of_income(self, seated, new_url, log_in):
        client = log_in(seated("work"))

        assert client.get(new_url).status_code == 403
        assert client.post(new_url, SHORT).status_code == 403


class TestOffer:
    def test_tells_what_is_known_and_no_more(self, guide, trajectory, log_in):
        page = log_in(guide).get(url_of(note(guide, trajectory))).content.decode()

        for words in ("€ 1.193,83", "€ 14,50", "19 uren per week", "2,5", "€ 120", "Arbeider"):
            assert words in page
        assert "Bus of trein" not in page

    def test_stands_on_the_page_of_rights(self, guide, trajectory, log_in):
        row = note(guide, trajectory)

        page = log_in(guide).get(reverse("rights:home", args=[trajectory.pk])).content.decode()

        assert url_of(row) in page

    def test_is_refused_to_who_does_not_read_of_income(self, guide, seated, trajectory, log_in):
        row = note(guide, trajectory)

        assert log_in(seated("work")).get(url_of(row)).status_code == 403

    def test_is_not_found_below_another_file(self, guide, seated, trajectory, log_in):
        other = TrajectoryFactory(partnership=trajectory.partnership)
        seated("welfare", of=other, actor=guide)
        row = note(guide, trajectory)
        client = log_in(guide)

        for name in ("offer", "offer_change", "offer_work", "offer_payslip"):
            wrong = reverse(f"rights:{name}", args=[other.pk, row.pk])
            assert client.get(wrong).status_code == 404


class TestChange:
    def test_shows_what_is_known_and_writes_it_over(self, guide, trajectory, log_in):
        row = note(guide, trajectory)
        client = log_in(guide)

        shown = client.get(url_of(row, "offer_change")).content.decode()
        answer = client.post(url_of(row, "offer_change"), {**SHORT, "hours": "24"})

        assert 'value="2,5"' in shown
        assert answer["Location"] == url_of(row)
        assert JobOffer.objects.get().hours == 24

    def test_comes_too_late_once_work_followed(self, guide, taken, log_in):
        client = log_in(guide)

        page = client.post(url_of(taken, "offer_change"), SHORT)

        assert page.status_code == 422
        assert "Intussen volgde werk" in page.content.decode()
        assert url_of(taken, "offer_change") not in client.get(url_of(taken)).content.decode()


class TestWork:
    def test_joins_the_work_that_was_chosen(self, guide, trajectory, log_in):
        row, spell = note(guide, trajectory), job(trajectory, contract="fixed_term")
        client = log_in(guide)

        shown = client.get(url_of(row, "offer_work")).content.decode()
        client.post(url_of(row, "offer_work"), {"spell": str(spell.pk)})

        assert ", vanaf 1 september 2025" in shown
        assert JobOffer.objects.get().spell == spell

    @pytest.mark.parametrize("spell", ["", "x", "01a20383-97e9-71bd-a1d2-1d86a087c723"])
    def test_takes_no_other_work(self, guide, trajectory, log_in, spell):
        row = note(guide, trajectory)
        job(trajectory)

        page = log_in(guide).post(url_of(row, "offer_work"), {"spell": spell})

        assert (page.status_code, list(page.context["form"].errors)) == (422, ["spell"])

    def test_asks_to_note_work_when_there_is_none(self, guide, trajectory, log_in):
        page = log_in(guide).get(url_of(note(guide, trajectory), "offer_work")).content.decode()

        assert "nog geen werk genoteerd" in page


class TestPayslip:
    def test_stands_beside_what_was_offered(self, guide, taken, log_in):
        client = log_in(guide)

        answer = client.post(
            url_of(taken, "offer_payslip"),
            {"month": "2026-05-20", "net_euro": "1.123,45", "hours": "20"},
        )

        page = client.get(answer["Location"]).content.decode()
        assert "(mei 2026)" in page
        assert "€ 1.123,45" in page
        assert "€ 1.193,83" in page

    @pytest.mark.parametrize(
        ("field", "value"),
        [("month", "2099-01-01"), ("month", ""), ("net_euro", "-1"), ("hours", "60")],
    )
    def test_answers_at_the_field(self, guide, taken, log_in, field, value):
        good = {"month": "2026-05-20", "net_euro": "1.123,45", "hours": "20"}

        page = log_in(guide).post(url_of(taken, "offer_payslip"), {**good, field: value})

        assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
        assert JobOffer.objects.get().real_net_euro is None

    def test_needs_work_first(self, guide, trajectory, log_in):
        row = note(guide, trajectory)
        good = {"month": str(clock.today() - timedelta(days=40)), "net_euro": "1000"}

        page = log_in(guide).post(url_of(row, "offer_payslip"), good)

        assert page.status_code == 422
        assert "Zeg eerst welk werk" in page.content.decode()


class TestCost:
    @pytest.mark.parametrize("size", [2, 30])
    @pytest.mark.parametrize("name", ["home", "offer", "offer_change", "offer_work"])
    def test_is_the_same_at_any_size(self, guide, trajectory, log_in, queries_of, name, size):
        for at in range(size):
            row = note(guide, trajectory, BAKERY)
            start = date(2026, 1, 1) + timedelta(days=at)
            spell = job(trajectory, starts_on=start, ends_on=start)
        actions.join_spell(actor=guide, offer_id=row.pk, spell_id=spell.pk)
        pay(guide, row)
        url = reverse("rights:home", args=[trajectory.pk]) if name == "home" else url_of(row, name)

        asked = queries_of(log_in(guide), url)

        assert len(asked) <= 12, asked


class TestExpected:
    @pytest.fixture
    def reckon(self, guide, trajectory):
        """`reckon(offer, at)` computes today beside this offer, on that day."""
        home = replace(ON_LEEFLOON, on=date(2026, 3, 2))
        snapshot = note_home(guide, trajectory, home)

        def make(row, at=AT):
            way = actions.Asked(whatif_of(row.as_offer, date(2026, 5, 1)), row.pk)
            return actions.make_comparison(
                actor=guide, trajectory_id=trajectory.pk, snapshot_id=snapshot.pk,
                asked=[way], at=at,
            )  # fmt: skip

        return make

    def test_stands_beside_what_was_really_paid(self, guide, trajectory, reckon, log_in):
        row = note(guide, trajectory)
        comparison = reckon(row)
        spell = job(trajectory, starts_on=date(2026, 4, 1))
        row = actions.join_spell(actor=guide, offer_id=row.pk, spell_id=spell.pk)
        net = expected_of(guide, row).net_euro
        pay(guide, row, Payslip(date(2026, 5, 1), net - 12))

        page = log_in(guide).get(url_of(row)).content.decode()

        assert "Het betaalt € 12 per maand minder dan verwacht." in page
        assert reverse("rights:whatif", args=[trajectory.pk, comparison.pk]) in page

    def test_is_what_was_computed_before_the_work_began(self, guide, trajectory, reckon):
        row = note(guide, trajectory)
        before, _after = reckon(row), reckon(row, AT + timedelta(days=60))
        spell = job(trajectory, starts_on=date(2026, 4, 1))

        row = actions.join_spell(actor=guide, offer_id=row.pk, spell_id=spell.pk)

        assert expected_of(guide, row).comparison == before

    def test_is_nothing_without_a_comparison(self, guide, trajectory):
        assert expected_of(guide, note(guide, trajectory)) is None

    @pytest.mark.parametrize(
        ("difference", "words"),
        [
            ("0.4", "zoals verwacht"),
            ("12.5", "€ 13 per maand meer"),
            ("-1200", "€ 1.200 per maand"),
        ],
    )
    def test_is_told_to_the_euro(self, difference, words):
        with override("nl"):
            assert words in more_text(Decimal(difference))

    def test_tells_nothing_of_what_is_not_known(self):
        assert more_text(None) == ""


class TestCostOfExpected:
    def test_is_bounded(self, guide, trajectory, log_in, queries_of):
        row = note(guide, trajectory)
        snapshot = note_home(guide, trajectory, replace(ON_LEEFLOON, on=date(2026, 3, 2)))
        way = actions.Asked(whatif_of(row.as_offer, date(2026, 5, 1)), row.pk)
        for _ in range(5):
            actions.make_comparison(
                actor=guide, trajectory_id=trajectory.pk, snapshot_id=snapshot.pk,
                asked=[way, way], at=AT,
            )  # fmt: skip

        assert len(queries_of(log_in(guide), url_of(row))) <= 12
