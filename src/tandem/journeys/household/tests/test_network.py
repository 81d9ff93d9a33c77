from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.urls import reverse

from tandem.foundation import wall
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.journeys.household import actions
from tandem.journeys.household.forms.network import NetworkForm
from tandem.rooms.people.actions import Network, NotYet, Tie
from tandem.rooms.people.models import (
    Closeness,
    Energy,
    MayAsk,
    NetworkMoment,
    NetworkPicture,
    TieKind,
)
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
MAMA = Tie("Mama", Closeness.CLOSE, TieKind.STRONG, Energy.BOTH, MayAsk.YES, "belt elke dag")
LANDLORD = Tie("De huisbaas", Closeness.FAR, TieKind.STRAINING, Energy.RECEIVES)
START = Network(NetworkMoment.START, date(2026, 3, 2), [MAMA, LANDLORD])
GOOD = {
    "moment": "start",
    "on": "2026-03-02",
    **{
        f"tie-{at}-{name}": value
        for at in range(12)
        for name, value in {
            "name": {0: "Mama", 9: "Buurvrouw Rita"}.get(at, ""),
            "closeness": "1", "kind": "strong", "energy": "both", "may_ask": "yes", "words": "",
        }.items()
    },
}  # fmt: skip


def draw(actor, trajectory, network=START, **more):
    return actions.note_network(
        actor=actor, trajectory_id=trajectory.pk, network=network, at=AT, **more
    )


def url(name, *keys):
    return reverse(f"household:{name}", args=keys)


class TestNoteNetwork:
    def test_keeps_the_ties_in_the_order_told(self, guide, trajectory):
        picture = draw(guide, trajectory)

        assert [tie.name for tie in picture.ties.all()] == ["Mama", "De huisbaas"]
        assert picture.participant_id == trajectory.participant_id
        event = AuditEvent.objects.get(event="network:noted")
        assert event.facts == {"ties": 2}

    def test_draws_a_picture_again_and_keeps_what_it_was(self, guide, trajectory):
        picture = draw(guide, trajectory)
        again = Network(NetworkMoment.BETWEEN, date(2026, 3, 1), [MAMA])

        draw(guide, trajectory, again, picture_id=picture.pk)

        picture = NetworkPicture.objects.get()
        assert (picture.moment, picture.ties.count()) == ("between", 1)
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM people_networktieevent ORDER BY name")
            assert [name for (name,) in cursor.fetchall()] == ["De huisbaas", "Mama"]

    def test_is_not_of_a_day_to_come(self, guide, trajectory):
        with pytest.raises(NotYet):
            draw(guide, trajectory, Network(NetworkMoment.START, date(2026, 3, 3), [MAMA]))

    def test_is_for_who_writes_of_family(self, seated, trajectory):
        with pytest.raises(Denied):
            draw(seated("work"), trajectory)

    def test_does_not_know_a_picture_of_another_file(self, guide, seated, trajectory):
        other = TrajectoryFactory(partnership=trajectory.partnership)
        seated("welfare", of=other, actor=guide)
        picture = draw(guide, other)

        with pytest.raises(NetworkPicture.DoesNotExist):
            draw(guide, trajectory, picture_id=picture.pk)

    @pytest.mark.parametrize("table", ["networkpicture", "networktie", "networktieevent"])
    def test_stands_behind_the_wall(self, guide, trajectory, table):
        draw(guide, trajectory, picture_id=draw(guide, trajectory).pk)

        def count():
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM people_{table}")
                return cursor.fetchone()[0]

        inside = count()
        wall.enter(None)
        assert (inside > 0, count()) == (True, 0)


class TestNames:
    @pytest.mark.parametrize(
        "name",
        ["Mama", "mijn zus", "Tante Rita", "de buurvrouw", "Jan-Pieter", "Oma Els"],
    )
    def test_may_be_how_people_call_each_other(self, name):
        assert NetworkForm({**GOOD, "tie-0-name": name}).is_valid()

    @pytest.mark.parametrize(
        "name", ["Rita Peeters", "Ömer Şahin", "0470 12 34 56", "rita@voorbeeld.be"]
    )
    def test_are_no_family_names_or_addresses(self, name):
        assert list(NetworkForm({**GOOD, "tie-0-name": name}).errors) == ["tie-0-name"]

    def test_tell_people_apart(self):
        form = NetworkForm({**GOOD, "tie-9-name": "mama"})

        assert list(form.errors) == ["tie-9-name"]


class TestPages:
    def test_show_start_and_end_beside_each_other(self, guide, trajectory, log_in):
        draw(guide, trajectory)
        draw(guide, trajectory, Network(NetworkMoment.END, date(2026, 3, 2), [MAMA]))

        page = log_in(guide).get(url("network", trajectory.pk))

        words = page.content.decode()
        assert [one.picture.moment for one in page.context["drawn"]] == ["start", "end"]
        assert words.count('<svg xmlns="http://www.w3.org/2000/svg" class="chart ecomap"') == 4
        assert "belt elke dag" in words
        assert "2 personen, van wie er 1 om hulp gevraagd mag worden." in words
        assert "UNDEFINED" not in words

    def test_keep_what_is_filled_in(self, guide, trajectory, log_in):
        answer = log_in(guide).post(url("network_new", trajectory.pk), GOOD)

        assert answer["Location"] == url("network", trajectory.pk)
        ties = NetworkPicture.objects.get().ties.values_list("name", "position")
        assert list(ties) == [("Mama", 0), ("Buurvrouw Rita", 1)]

    def test_begin_the_next_picture_with_the_same_people(self, guide, trajectory, log_in):
        draw(guide, trajectory)

        initial = log_in(guide).get(url("network_new", trajectory.pk)).context["form"].initial

        assert (initial["moment"], initial["tie-1-name"]) == ("end", "De huisbaas")
        assert "tie-1-kind" not in initial

    def test_change_a_picture(self, guide, trajectory, log_in):
        picture = draw(guide, trajectory)
        client, page = log_in(guide), url("network_edit", trajectory.pk, picture.pk)

        known = client.get(page).context["form"].initial
        client.post(page, GOOD)

        assert known["tie-1-kind"] == "straining"
        assert [tie.name for tie in NetworkPicture.objects.get().ties.all()] == [
            "Mama", "Buurvrouw Rita",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"on": "2099-01-01"}, "on"),
            ({"tie-0-name": "", "tie-9-name": ""}, "tie-0-name"),
            ({"tie-0-kind": "warm"}, "tie-0-kind"),
        ],
    )
    def test_lose_nothing_when_something_is_not_right(
        self, guide, trajectory, log_in, change, field
    ):
        page = log_in(guide).post(url("network_new", trajectory.pk), {**GOOD, **change})

        assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
        assert not NetworkPicture.objects.exists()

    @pytest.mark.parametrize("name", ["network", "network_new"])
    def test_are_refused_to_who_does_not_read_of_family(self, seated, trajectory, log_in, name):
        assert log_in(seated("work")).get(url(name, trajectory.pk)).status_code == 403

    @pytest.mark.parametrize("size", [2, 30])
    @pytest.mark.parametrize("name", ["network", "network_new", "home"])
    def test_cost_the_same_at_any_size(self, guide, trajectory, log_in, queries_of, name, size):
        for _ in range(size):
            draw(guide, trajectory)

        asked = queries_of(log_in(guide), url(name, trajectory.pk))

        assert len(asked) <= 12, asked
