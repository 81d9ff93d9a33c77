from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tandem.desks.coordinator.rights.figures import figures
from tandem.foundation import clock
from tandem.foundation.keys import uuid7
from tandem.rooms.rights.models import Claim, LocalRight
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory

pytestmark = pytest.mark.django_db
RIGHT = {
    "name": "Zwemkaart", "what": "Tien keer zwemmen.", "group": "mobility", "of": "person",
    "automatic": "no", "step": "Vraag het aan de balie.", "papers": "Attest\nIdentiteitskaart\n",
    "decides": "Stad", "where": "Zwembad", "every": "year", "source": "reglement van 2026",
    "joined": "all", "is_partial": "on", "edition": "0", "fact-0": "age",
    "compare-0": "at_least", "bound-0": "12", "fact-1": "owns_home", "compare-1": "not",
}  # fmt: skip
FILE = """rights:
  - key: zwemkaart
    authority: local
    group: mobility
    name: {nl: Zwemkaart, en: Swimming card}
    what: {nl: Tien keer zwemmen., en: Ten swims.}
    automatic: "no"
    step: {nl: Vraag het., en: Ask.}
    decides: {nl: Stad, en: City}
    where: {nl: Zwembad, en: Pool}
    source: reglement
    status: verified
"""


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


@pytest.fixture
def claims(partnership):
    """`claims("davo", 6, state="granted")` notes a right in so many files."""

    def make(key, count, **fields):
        today = clock.today()
        for _ in range(count):
            Claim.objects.create(
                partnership=partnership,
                trajectory=TrajectoryFactory(partnership=partnership),
                sensitivity=1,
                right_key=key,
                first_on=today,
                discussed_on=today,
                applied_on=today,
                decided_on=today,
                granted_from=today,
                changed_at=clock.now(),
                **fields,
            )

    return make


class TestTakeUp:
    def test_hides_small_numbers_their_euro_and_what_totals_would_bring_back(
        self, coordinator, claims
    ):
        claims("leefloon", 6, state="granted", granted_euro=Decimal(100), every="month")
        claims("davo", 2, state="granted", granted_euro=Decimal(70), every="month")
        claims("davo", 5, state="refused")
        today = clock.today()

        told = figures(coordinator, today, today)

        (part,) = told.parts
        leefloon, davo = part.lines
        assert leefloon.cells == ("0", "0", "6", "0", "0")
        assert davo.cells == ("0", "0", "<5", "5", "0")
        assert (davo.paid, part.total.cells[2], part.total.cells[3]) == ("<5", "6", "5")
        assert told.paid == part.total.paid == leefloon.paid
        assert told.has_hidden

    def test_stands_on_a_page_without_names(self, coordinator, claims, log_in):
        claims("leefloon", 6, state="applied", expected_euro=Decimal(10), every="month")

        page = log_in(coordinator).get(reverse("coordinator:takeup")).content.decode()

        assert "Leefloon" in page
        assert "Minstens" in page
        assert "€ 720,00" in page
        assert "Benali" not in page

    def test_answers_nonsense_days_at_the_field(self, coordinator, log_in):
        client, page = log_in(coordinator), reverse("coordinator:takeup")
        today = clock.today()
        backward = {"first": today.isoformat(), "last": (today - timedelta(1)).isoformat()}

        for sent in (backward, {"first": "gisteren", "last": today.isoformat()}):
            answer = client.get(page, sent)
            assert answer.status_code == 422
            assert answer.context["form"].errors

    def test_is_for_who_coordinates(self, staff, log_in):
        for role in ("welfare", "dpo", "steering"):
            client = log_in(staff(role))
            for name in ("takeup", "own_rights", "own_right_new"):
                assert client.get(reverse(f"coordinator:{name}")).status_code == 403

    @pytest.mark.parametrize("size", [2, 30])
    def test_costs_at_most_twelve_queries(self, coordinator, claims, log_in, queries_of, size):
        claims("leefloon", size, state="applied")
        claims("davo", size, state="discussed")

        assert len(queries_of(log_in(coordinator), reverse("coordinator:takeup"))) <= 12


class TestOwnRight:
    def add(self, client, **words):
        sent = {**RIGHT, "key": str(uuid7()), **words}
        return client.post(reverse("coordinator:own_right_new"), sent)

    def test_is_added_with_conditions_chosen_from_a_list(self, coordinator, log_in):
        answer = self.add(log_in(coordinator), euro="12,50", months="12", renewal="Elk jaar.")

        row = LocalRight.objects.get()
        assert answer.status_code == 302
        assert row.definition["when"] == {
            "all": [{"fact": "age", "at_least": 12}, {"none": [{"fact": "owns_home"}]}]
        }
        assert row.definition["expected"]["euro"] == 12.5
        assert [paper["nl"] for paper in row.definition["papers"]] == [
            "Attest", "Identiteitskaart",
        ]  # fmt: skip

    def test_comes_back_in_the_form_as_it_was_filled_in(self, coordinator, log_in):
        client = log_in(coordinator)
        self.add(client, euro="12,50", months="12", renewal="Elk jaar.")
        row = LocalRight.objects.get()
        page = reverse("coordinator:own_right", args=[row.pk])

        known = client.get(page).context["form"].initial
        assert (known["fact-1"], known["compare-1"], known["months"]) == ("owns_home", "not", 12)

        changed = {**RIGHT, "name": "Zwempas", "edition": "1", "key": str(uuid7())}
        assert client.post(page, changed).status_code == 302
        again = client.post(page, changed)
        row.refresh_from_db()
        assert (row.name, row.edition, again.status_code) == ("Zwempas", 2, 422)

    @pytest.mark.parametrize(
        ("words", "field"),
        [
            ({"name": ""}, "name"),
            ({"euro": "-3"}, "euro"),
            ({"group": "zwemmen"}, "group"),
            ({"fact-0": "agee"}, "fact-0"),
            ({"compare-0": "yes"}, "compare-0"),
            ({"bound-0": ""}, "bound-0"),
            ({"compare-1": "below", "bound-1": "3"}, "compare-1"),
            ({"months": "12"}, "renewal"),
            ({"months": "0", "renewal": "Ooit"}, "months"),
            ({"source": ""}, "source"),
        ],
    )
    def test_is_refused_at_the_field_without_losing_a_word(self, coordinator, log_in, words, field):
        answer = self.add(log_in(coordinator), **words)

        assert answer.status_code == 422
        assert answer.context["form"].errors[field]
        assert "Tien keer zwemmen." in answer.content.decode()
        assert not LocalRight.objects.exists()

    def test_ends_and_comes_again(self, coordinator, log_in):
        client = log_in(coordinator)
        self.add(client)
        row = LocalRight.objects.get()
        end = reverse("coordinator:own_right_end", args=[row.pk])

        for ends, on in (("yes", clock.today()), ("no", None)):
            client.post(end, {"ends": ends})
            row.refresh_from_db()
            assert row.ends_on == on

    def test_comes_in_a_file_once(self, coordinator, log_in):
        client, page = log_in(coordinator), reverse("coordinator:own_rights")

        for _ in range(2):
            sent = {"file": SimpleUploadedFile("eigen.yaml", FILE.encode())}
            assert client.post(page, sent).status_code == 302

        assert [row.name for row in LocalRight.objects.all()] == ["Zwemkaart"]
        assert "Zwemkaart" in client.get(page).content.decode()

    @pytest.mark.parametrize(
        ("before", "after", "told"),
        [
            ("authority: local", "authority: provincie", "zwemkaart.authority"),
            ("group: mobility", "group: zwemmen", "zwemkaart.group"),
            ("rights:", "rechten:", "“rechten”"),
        ],
    )
    def test_of_a_bad_file_is_refused_with_file_right_and_field(
        self, coordinator, log_in, before, after, told
    ):
        sent = {"file": SimpleUploadedFile("eigen.yaml", FILE.replace(before, after).encode())}

        answer = log_in(coordinator).post(reverse("coordinator:own_rights"), sent)

        assert answer.status_code == 422
        said = str(answer.context["form"].errors["file"].as_data()[0].message)
        assert told in said
        assert said.startswith("eigen.yaml")
        assert not LocalRight.objects.exists()
