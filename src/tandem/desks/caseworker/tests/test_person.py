import re
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from tandem.desks.caseworker.person import FIELDS
from tandem.foundation import clock
from tandem.foundation.audit.models import AuditEvent
from tandem.rooms.partners.models import Post
from tandem.rooms.people.models import HouseholdMember, Participant
from tandem.rooms.trajectories.tests.factories import (
    ParticipantFactory,
    ProgrammeFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(staff):
    return staff("welfare")


@pytest.fixture
def trajectory(partnership, guide):
    person = ParticipantFactory(
        partnership=partnership, first_name="Samira", last_name="Benali", phone="0470 00 00 30"
    )
    made = TrajectoryFactory(
        partnership=partnership,
        participant=person,
        programme=ProgrammeFactory(partnership=partnership),
    )
    TeamMemberFactory(trajectory=made, post=Post.objects.get(pk=guide.posts[0].id))
    return made


def url(name, trajectory, *keys):
    return reverse(f"caseworker:{name}", args=[trajectory.pk, *keys])


def text(response):
    return response.content.decode()


class Browser(HTMLParser):
    """What the fields of the first form in the main part of a page would send."""

    def __init__(self, page):
        super().__init__()
        self.sent, self.select = {}, ""
        form = page[page.index('<form method="post" action="/trajectories/') :]
        self.feed(form[: form.index("</form>")])

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "select":
            self.select = given["name"]
        elif tag == "option" and "selected" in given:
            self.sent[self.select] = given["value"]
        elif tag == "input" and (given.get("type") != "checkbox" or "checked" in given):
            self.sent[given["name"]] = given.get("value", "")


def opened(client, trajectory):
    """What a browser would send back of the form as it was opened."""
    return Browser(text(client.get(url("person_edit", trajectory)))).sent


def person(trajectory):
    return Participant.objects.get(pk=trajectory.participant_id)


class TestPersonForm:
    def test_sends_back_every_field_with_what_it_showed(self, guide, log_in, trajectory):
        sent = opened(log_in(guide), trajectory)

        assert {f"initial-{name}" for name in FIELDS} <= set(sent)
        assert (sent["last_name"], sent["birth_date_year"]) == ("Benali", "1990")

    def test_writes_only_what_was_changed(self, guide, log_in, trajectory):
        client = log_in(guide)
        sent = opened(client, trajectory)

        response = client.post(
            url("person_edit", trajectory), sent | {"known_as": "Sam", "children_count": "2"}
        )

        event = AuditEvent.objects.get(event="participant:changed")
        assert response["Location"] == url("dossier", trajectory)
        assert event.facts == {"fields": ["children_count", "known_as"]}
        assert (person(trajectory).known_as, person(trajectory).children_count) == ("Sam", 2)

    def test_records_no_change_when_nothing_changed(self, guide, log_in, trajectory):
        client = log_in(guide)

        response = client.post(url("person_edit", trajectory), opened(client, trajectory))

        assert response.status_code == 302
        assert not AuditEvent.objects.filter(event="participant:changed").exists()

    def test_leaves_alone_what_a_colleague_changed_meanwhile(self, guide, log_in, trajectory):
        client = log_in(guide)
        sent = opened(client, trajectory)
        Participant.objects.update(email="samira@voorbeeld.be")

        client.post(url("person_edit", trajectory), sent | {"phone": "0470 00 00 31"})

        now = person(trajectory)
        assert (now.phone, now.email) == ("0470 00 00 31", "samira@voorbeeld.be")

    def test_shows_both_when_a_colleague_changed_the_same_and_keeps_mine_on_demand(
        self, guide, log_in, trajectory
    ):
        client = log_in(guide)
        sent = opened(client, trajectory) | {"phone": "0470 00 00 31"}
        Participant.objects.update(phone="0470 00 00 32")

        first = client.post(url("person_edit", trajectory), sent)
        before = person(trajectory).phone
        shown = re.search(r'name="initial-phone" value="([^"]*)"', text(first))[1]
        second = client.post(url("person_edit", trajectory), sent | {"initial-phone": shown})

        assert first.status_code == 409
        assert "0470 00 00 32" in text(first)
        assert 'value="0470 00 00 31"' in text(first)
        assert before == "0470 00 00 32"
        assert second.status_code == 302
        assert person(trajectory).phone == "0470 00 00 31"

    @pytest.mark.parametrize(
        ("typed", "place", "nis_code"),
        [
            ({"postcode": "9140"}, "Temse", "46025"),
            ({"postcode": "9140", "place": "Tielrode"}, "Tielrode", "46025"),
            ({"postcode": "1040"}, "", ""),
            ({"postcode": "1040", "place": "etterbeek"}, "etterbeek", "21005"),
            ({"postcode": "", "place": "Gent"}, "Gent", ""),
        ],
    )
    def test_fills_in_the_town(self, guide, log_in, trajectory, typed, place, nis_code):
        Participant.objects.update(place="Sint-Niklaas")
        client = log_in(guide)

        client.post(url("person_edit", trajectory), opened(client, trajectory) | typed)

        now = person(trajectory)
        assert (now.postcode, now.place, now.nis_code) == (typed["postcode"], place, nis_code)

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ({"postcode": "0001"}, "Deze postcode bestaat niet"),
            ({"birth_date_year": "2999"}, "moet nog komen"),
            ({"birth_date_year": "1790"}, "Kijk het jaar na"),
            ({"birth_date_day": "31", "birth_date_month": "2"}, "errsum"),
            ({"first_name": "", "last_name": " "}, "Vul een voornaam of een familienaam in"),
            ({"email": "geen adres"}, "errsum"),
            ({"children_count": "-1"}, "errsum"),
        ],
    )
    def test_keeps_what_was_typed_when_something_is_wrong(
        self, guide, log_in, trajectory, typed, told
    ):
        client = log_in(guide)
        sent = opened(client, trajectory) | {"street": "Kerkstraat 12"} | typed

        response = client.post(url("person_edit", trajectory), sent)

        assert response.status_code == 422
        assert told in text(response)
        assert "Kerkstraat 12" in text(response)
        assert person(trajectory).street == ""

    def test_never_takes_the_last_name_that_is_left(self, guide, log_in, trajectory):
        client = log_in(guide)
        sent = opened(client, trajectory) | {"last_name": ""}
        Participant.objects.update(first_name="")

        response = client.post(url("person_edit", trajectory), sent)

        assert response.status_code == 422
        assert person(trajectory).last_name == "Benali"

    def test_makes_somebody_findable_under_the_new_name(self, guide, log_in, trajectory):
        client = log_in(guide)

        client.post(
            url("person_edit", trajectory), opened(client, trajectory) | {"last_name": "Haddad"}
        )

        assert "Haddad" in text(client.get(reverse("caseworker:search"), {"q": "haddad"}))

    def test_costs_at_most_twelve_queries(self, guide, log_in, trajectory, queries_of):
        client = log_in(guide)
        for name in ("Nora", "Adam"):
            client.post(url("housemate_add", trajectory), mate(name))

        assert len(queries_of(client, url("person_edit", trajectory))) <= 12


class TestWhoMayChange:
    def test_finds_the_way_on_the_first_page(self, guide, log_in, trajectory):
        page = text(log_in(guide).get(url("dossier", trajectory)))

        assert url("person_edit", trajectory) in page

    def test_is_not_a_coordinator_without_seat(self, staff, log_in, trajectory):
        client = log_in(staff("coordinator"))

        assert url("person_edit", trajectory) not in text(client.get(url("dossier", trajectory)))
        assert client.get(url("person_edit", trajectory)).status_code == 403
        assert client.post(url("housemate_add", trajectory), mate()).status_code == 403

    def test_is_not_an_expert_who_was_told_nothing(self, staff, log_in, trajectory):
        expert = staff("expert")
        TeamMemberFactory(
            trajectory=trajectory, post=Post.objects.get(pk=expert.posts[0].id), role="expert"
        )

        assert log_in(expert).get(url("person_edit", trajectory)).status_code == 403

    def test_is_not_somebody_who_left(self, staff, log_in, trajectory):
        former = staff("welfare")
        TeamMemberFactory(
            trajectory=trajectory, post=Post.objects.get(pk=former.posts[0].id),
            ends_on=clock.today() - timedelta(days=3),
        )  # fmt: skip
        client = log_in(former)

        assert client.get(url("dossier", trajectory)).status_code == 200
        assert client.get(url("person_edit", trajectory)).status_code == 403

    def test_is_no_stranger(self, staff, log_in, trajectory):
        assert log_in(staff("welfare")).get(url("person_edit", trajectory)).status_code == 404


def mate(first_name="Nora", **changes):
    told = {"first_name": first_name, "relation": "child", "birth_year": "2021", "starts_on": ""}
    return {f"mate-{name}": value for name, value in (told | changes).items()}


class TestHousehold:
    @pytest.fixture
    def client(self, guide, log_in):
        return log_in(guide)

    def test_is_not_for_the_work_side(self, client, staff, log_in, trajectory):
        client.post(url("housemate_add", trajectory), mate())
        colleague = staff("work")
        post = Post.objects.get(pk=colleague.posts[0].id)
        TeamMemberFactory(trajectory=trajectory, post=post, role="work")
        nora = HouseholdMember.objects.get(first_name="Nora")

        there = log_in(colleague)
        page = there.get(url("person_edit", trajectory))

        assert page.status_code == 200
        assert "Nora" not in text(page)
        assert there.post(url("housemate_add", trajectory), mate()).status_code == 403
        assert there.get(url("housemate_end", trajectory, nora.pk)).status_code == 403

    def test_begins_with_the_first_housemate(self, client, trajectory):
        client.post(url("housemate_add", trajectory), mate())
        client.post(url("housemate_add", trajectory), mate("Adam", birth_year=""))

        home = HouseholdMember.objects.get(participant=trajectory.participant).household
        page = text(client.get(url("person_edit", trajectory)))
        assert home.name == "Benali"
        assert home.members.count() == 3
        assert re.findall(r'<div class="what">(\w+)<', page) == ["Nora", "Adam"]
        assert "Nora (kind)" in text(client.get(url("dossier", trajectory)))

    def test_keeps_what_was_typed_when_something_is_wrong(self, client, trajectory):
        response = client.post(url("housemate_add", trajectory), mate(birth_year="2999"))

        assert response.status_code == 422
        assert 'value="Nora"' in text(response)
        assert not HouseholdMember.objects.exists()

    def test_lets_somebody_go(self, client, trajectory):
        client.post(url("housemate_add", trajectory), mate())
        nora = HouseholdMember.objects.get(first_name="Nora")
        page = url("housemate_end", trajectory, nora.pk)

        asked = text(client.get(page))
        client.post(page, {"ends_on": "2026-03-31"})

        nora.refresh_from_db()
        assert "Nora woont hier niet meer" in asked
        assert nora.ends_on == date(2026, 3, 31)
        assert client.get(page).status_code == 404

    def test_says_that_nobody_goes_before_coming(self, client, trajectory):
        client.post(url("housemate_add", trajectory), mate(starts_on="2026-02-01"))
        nora = HouseholdMember.objects.get(first_name="Nora")

        response = client.post(url("housemate_end", trajectory, nora.pk), {"ends_on": "2026-01-31"})

        assert response.status_code == 422
        assert "1 februari 2026" in text(response)

    def test_asks_for_the_day(self, client, trajectory):
        client.post(url("housemate_add", trajectory), mate())
        nora = HouseholdMember.objects.get(first_name="Nora")

        response = client.post(url("housemate_end", trajectory, nora.pk), {})

        assert response.status_code == 422

    def test_of_somebody_else_cannot_be_reached(self, client, partnership, trajectory, guide):
        other = TrajectoryFactory(partnership=partnership, programme=trajectory.programme)
        TeamMemberFactory(trajectory=other, post=Post.objects.get(pk=guide.posts[0].id))
        client.post(url("housemate_add", other), mate())
        nora = HouseholdMember.objects.get(first_name="Nora")

        response = client.post(url("housemate_end", trajectory, nora.pk), {"ends_on": "2026-03-31"})

        nora.refresh_from_db()
        assert response.status_code == 404
        assert nora.ends_on is None
