from datetime import timedelta

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.foundation.audit.models import AuditEvent
from tandem.rooms.rights import actions
from tandem.rooms.rights.actions import Which
from tandem.rooms.rights.models import Claim, RightsRound
from tandem.rooms.rights.rules.catalogue import catalogue
from tandem.rooms.rights.rules.claims import ClaimState, ClaimWords, RoundMoment
from tandem.rooms.rights.tests.homes import HOME, note
from tandem.rooms.rights.tests.stories import home_from

pytestmark = pytest.mark.django_db
NOTHING = {"state": "discussed", "every": "month", "edition": "0"}


def url(name, trajectory, *keys):
    return reverse(f"rights:{name}", args=[trajectory.pk, *keys])


def text(response):
    return response.content.decode()


@pytest.fixture
def today():
    return clock.today()


@pytest.fixture
def found(guide, trajectory, today):
    """A round, begun today, for somebody without any income."""
    told = {"age": 34, "work": "jobseeker", "complete": True, "housing": "private_rent"}
    note(guide, trajectory, home_from(told, today), at=clock.now())
    return actions.begin_round(
        actor=guide, trajectory_id=trajectory.pk, moment=RoundMoment.START, on=today,
        at=clock.now(),
    )  # fmt: skip


class TestChecklist:
    def test_shows_what_is_likely_why_and_how_far_the_round_is(
        self, guide, trajectory, found, log_in
    ):
        page = text(log_in(guide).get(url("checklist", trajectory)))

        assert "Waarschijnlijk" in page
        assert "Bestaansmiddelen onder het bedrag van het leefloon: € 0 (grens € 1.340,48)" in page
        assert "0 van " in page
        assert "Bij de start" in page

    def test_has_tabs_for_what_to_talk_about_and_what_is_under_way(
        self, guide, trajectory, found, log_in
    ):
        client = log_in(guide)
        client.post(url("mark", trajectory, "leefloon"), {"state": "applied", "edition": "1"})

        talk = text(client.get(url("checklist", trajectory) + "?show=talk"))
        busy = text(client.get(url("checklist", trajectory) + "?show=busy"))
        unknown = client.get(url("checklist", trajectory) + "?show=onzin")

        assert 'id="right-leefloon"' not in talk
        assert 'id="right-leefloon"' in busy
        assert unknown.status_code == 200

    def test_is_calm_for_who_reads_a_summary_only(self, trajectory, seated, log_in):
        page = log_in(seated("work")).get(url("checklist", trajectory))

        assert page.status_code == 200
        assert "leefloon" not in text(page).lower()
        assert "niet voor jouw rol" in text(page)

    def test_is_not_there_for_a_stranger(self, trajectory, staff, log_in):
        client = log_in(staff("welfare"))

        for name, keys in (("checklist", ()), ("right", ("leefloon",)), ("paper", ())):
            assert client.get(url(name, trajectory, *keys)).status_code == 404

    @pytest.mark.parametrize("others", [0, 30])
    def test_costs_at_most_twelve_queries(
        self, guide, trajectory, found, log_in, queries_of, others
    ):
        for key in list(catalogue())[:others]:
            if not Claim.objects.filter(right_key=key).exists():
                actions.note_claim(
                    actor=guide, which=Which(trajectory.pk, key),
                    words=ClaimWords(ClaimState.DISCUSSED), edition=0, at=clock.now(),
                )  # fmt: skip

        assert len(queries_of(log_in(guide), url("checklist", trajectory))) <= 12


class TestMark:
    def test_notes_it_and_comes_back_to_the_row(self, guide, trajectory, found, log_in):
        answer = log_in(guide).post(
            url("mark", trajectory, "leefloon"),
            {"state": "not_wanted", "edition": "1", "show": "all"},
        )

        assert answer.url.endswith("?show=all#right-leefloon")
        assert Claim.objects.get(right_key="leefloon").state == "not_wanted"

    def test_gives_the_row_back_to_htmx(self, guide, trajectory, found, log_in):
        answer = log_in(guide).post(
            url("mark", trajectory, "uitpas"), {"state": "discussed", "edition": "0"},
            headers={"HX-Request": "true"},
        )  # fmt: skip

        assert answer.status_code == 200
        assert text(answer).startswith('<li data-row id="right-uitpas"')
        assert "Besproken" in text(answer)

    def test_says_so_when_somebody_was_first(self, guide, trajectory, found, log_in):
        client, sent = log_in(guide), {"state": "discussed", "edition": "0"}
        client.post(url("mark", trajectory, "uitpas"), sent)

        again = client.post(url("mark", trajectory, "uitpas"), sent, follow=True)
        swapped = client.post(
            url("mark", trajectory, "uitpas"), sent, headers={"HX-Request": "true"}
        )

        assert "intussen gewijzigd" in text(again)
        assert swapped.status_code == 409
        assert Claim.objects.get(right_key="uitpas").edition == 1

    @pytest.mark.parametrize(
        ("key", "sent"),
        [
            ("gratis_bier", {"state": "discussed", "edition": "0"}),
            ("uitpas", {"state": "weg", "edition": "0"}),
            ("uitpas", {"state": "discussed", "edition": "-1"}),
            ("uitpas", {}),
        ],
    )
    def test_knows_nothing_of_other_rights_and_states(self, guide, trajectory, log_in, key, sent):
        assert log_in(guide).post(url("mark", trajectory, key), sent).status_code == 404
        assert not Claim.objects.exists()


class TestRight:
    def test_says_the_step_papers_and_who_decides(self, guide, trajectory, found, log_in):
        page = text(log_in(guide).get(url("right", trajectory, "leefloon")))

        assert "Vraag het schriftelijk aan bij het OCMW" in page
        assert "Rekeninguittreksels" in page
        assert "niet nagekeken" in page
        assert "Kijk op de brief" in page

    def test_keeps_what_was_filled_in_and_fills_in_the_usual_renewal(
        self, guide, trajectory, log_in, today
    ):
        sent = NOTHING | {
            "state": "granted", "granted_from": today.isoformat(), "granted_euro": "1.234,50",
        }  # fmt: skip

        answer = log_in(guide).post(url("right", trajectory, "leefloon"), sent)

        claim = Claim.objects.get()
        assert answer.status_code == 302
        assert (str(claim.granted_euro), claim.renew_on.year) == ("1234.50", today.year + 1)

    @pytest.mark.parametrize(
        ("words", "field", "sentence"),
        [
            ({"state": "granted"}, "granted_from", "vanaf welke dag"),
            ({"granted_euro": "-5"}, "granted_euro", "lager dan nul"),
            ({"granted_euro": "veel"}, "granted_euro", "cijfers"),
            (
                {"state": "refused", "decided_on": "2026-03-02", "appeal_before": "2026-03-01"},
                "appeal_before", "voor de beslissing",
            ),
            ({"state": "refused"}, "decided_on", "dag van de beslissing"),
            ({"state": "weg"}, "state", ""),
        ],
    )  # fmt: skip
    def test_says_at_the_field_what_cannot_be_and_loses_nothing(
        self, guide, trajectory, log_in, words, field, sentence
    ):
        sent = NOTHING | words | {"note": "Nora belt het OCMW."}

        answer = log_in(guide).post(url("right", trajectory, "leefloon"), sent)

        assert answer.status_code == 422
        assert sentence in str(answer.context["form"].errors[field])
        assert "Nora belt het OCMW." in text(answer)
        assert not Claim.objects.exists()

    def test_shows_both_when_two_save_at_once(self, guide, trajectory, log_in):
        client, page = log_in(guide), url("right", trajectory, "uitpas")
        client.post(page, NOTHING | {"note": "Eerste"})

        second = client.post(page, NOTHING | {"note": "Tweede"})
        edition = second.context["form"]["edition"].value()
        third = client.post(page, NOTHING | {"note": "Tweede", "edition": edition})

        assert second.status_code == 422
        assert "Eerste" in text(second)
        assert "Tweede" in text(second)
        assert third.status_code == 302
        assert Claim.objects.get().note == "Tweede"

    def test_is_told_for_each_person_of_the_household(self, guide, trajectory, log_in):
        note(guide, trajectory, HOME)
        client, page = log_in(guide), url("right", trajectory, "uitpas")

        shown = text(client.get(page))
        client.post(page + "?for=Karim", NOTHING)
        client.post(page + "?for=Niemand", NOTHING)

        assert "?for=Karim" in shown
        assert set(Claim.objects.values_list("person", flat=True)) == {"", "Karim"}

    def test_does_not_exist_under_another_name(self, guide, trajectory, log_in):
        client = log_in(guide)

        assert client.get(url("right", trajectory, "gratis_bier")).status_code == 404

    def test_is_closed_to_who_reads_a_summary_only(self, trajectory, seated, log_in):
        client = log_in(seated("work"))

        assert client.get(url("right", trajectory, "leefloon")).status_code == 403
        assert client.post(url("right", trajectory, "leefloon"), NOTHING).status_code == 403

    def test_costs_at_most_twelve_queries(self, guide, trajectory, found, log_in, queries_of):
        assert len(queries_of(log_in(guide), url("right", trajectory, "leefloon"))) <= 12


class TestRound:
    def test_begins_with_the_moment_that_is_due(self, guide, trajectory, log_in, today):
        client, page = log_in(guide), url("round_new", trajectory)

        known = client.get(page).context["form"].initial
        client.post(page, {"moment": "start", "on": today.isoformat()})

        assert known["moment"] == "start"
        assert RightsRound.objects.get().moment == "start"

    def test_is_refused_tomorrow_and_twice_a_day(self, guide, trajectory, log_in, today):
        client, page = log_in(guide), url("round_new", trajectory)
        tomorrow = (today + timedelta(days=1)).isoformat()
        client.post(page, {"moment": "start", "on": today.isoformat()})

        for on in (tomorrow, today.isoformat(), "31-02-2026"):
            answer = client.post(page, {"moment": "start", "on": on})
            assert answer.status_code == 422
            assert answer.context["form"].errors["on"]
        assert RightsRound.objects.count() == 1


class TestPaper:
    def test_tells_what_to_ask_and_leaves_out_what_is_not_wanted(
        self, guide, trajectory, found, log_in
    ):
        client = log_in(guide)
        client.post(url("mark", trajectory, "bus_reduced"), {"state": "applied", "edition": "0"})
        client.post(
            url("mark", trajectory, "social_housing"), {"state": "not_wanted", "edition": "1"}
        )

        page = text(client.get(url("paper", trajectory)))

        assert "Vraag het schriftelijk aan bij het OCMW" in page
        assert "Goedkoper met De Lijn" in page
        assert "Sociale woning" not in page
        assert AuditEvent.objects.filter(event="rights:checklist-printed").count() == 1
