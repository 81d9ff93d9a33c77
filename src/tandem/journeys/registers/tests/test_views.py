import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from tandem.foundation.audit.models import AuditEvent
from tandem.journeys.registers.tests.registers import DATA
from tandem.journeys.registers.tests.uploads import (
    DEVOS,
    HEAD,
    JAN,
    SARAH,
    WRONG,
    outcomes,
    row_of,
    upload,
    upload_given,
    write,
)
from tandem.journeys.registers.tests.workbooks import HEADERS, ROW, repacked, xlsx
from tandem.rooms.people.models import Participant, RegisterBatch
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.tests.factories import ProgrammeFactory, TeamMemberFactory

LIST = reverse("registers:list")
AS_PART = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


@pytest.fixture
def page(log_in, coordinator):
    """A client on which the coordinator is logged in."""
    return log_in(coordinator)


def send(client, data, name="r.xlsx", sheet="", **headers):
    file = SimpleUploadedFile(name, data)
    return client.post(LIST, {"file": file, "sheet": sheet}, **headers)


def at(name, batch, *more):
    return reverse(f"registers:{name}", args=[batch.pk, *more])


def text(response):
    return response.content.decode()


class TestStory:
    def test_goes_from_file_to_trajectories_and_back(self, page, partnership):
        programme = ProgrammeFactory(partnership=partnership)
        sent = send(page, (DATA / "sleutel.xlsx").read_bytes(), "sleutel.xlsx")
        batch = RegisterBatch.objects.get()
        columns = page.get(sent.url)
        mapped = page.post(sent.url, columns_of(columns))
        rows = page.get(mapped.url)
        errors = page.get(mapped.url, {"show": "errors"})
        row = row_of(batch, 70)
        corrected = page.post(at("row", batch, row.pk), {"c4": "28/02/1985"})
        asked = page.get(at("write", batch))
        written = page.post(at("write", batch), {"programme": programme.pk})

        assert sent.url == at("columns", batch)
        assert "105 rijen" in text(rows)
        assert "31/02/1985" in text(errors)
        assert "show=all" in corrected.url
        assert "106 rijen" in text(asked)
        assert written.url == at("rows", batch)
        assert Trajectory.objects.filter(programme=programme).count() == 106

        undone = page.post(at("undo", batch), follow=True)

        assert not Participant.objects.exists()
        assert "ongedaan gemaakt" in text(undone)
        assert page.post(at("delete", batch)).url == LIST
        assert not RegisterBatch.objects.exists()

    def test_needs_no_columns_for_a_source_that_was_seen_before(self, page, coordinator):
        write(coordinator, upload(coordinator, JAN))

        answer = send(page, xlsx([HEAD, SARAH]))

        assert answer.url == at("rows", RegisterBatch.objects.order_by("-pk").first())


def columns_of(response):
    form = response.context["form"]
    return {name: field.initial for name, field in form.fields.items()}


class TestRefusedFile:
    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"", "leeg"),
            (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "geen rekenblad"),
            (b"Beste,\nhierbij de lijst.\n", "geen tabel"),
            (xlsx([HEADERS, ROW], [HEADERS, ROW], titles=["2024", "2025"]), "2024, 2025"),
            (xlsx([[f"k{n}" for n in range(200)]]), "100 kolommen"),
            (("Naam;Start\n" + "A;1/1/25\n" * 60_000).encode(), "rij 50000"),
            (repacked(xlsx([HEADERS, ROW]), {"xl/vbaProject.bin": b"x"}), "macro"),
            ("Naam;Voornaam;Start\nCl\N{REPLACEMENT CHARACTER};A;1/1/25".encode(), "accenten"),
        ],
        ids=["empty", "photo", "letter", "sheets", "columns", "rows", "macro", "garbled"],
    )
    @pytest.mark.parametrize("headers", [{}, AS_PART], ids=["page", "part"])
    def test_is_answered_with_the_reason_and_the_way_out(self, page, data, says, headers):
        answer = send(page, data, **headers)

        assert answer.status_code == 422
        assert says in text(answer)
        assert ("<html" in text(answer)) is not bool(headers)
        assert not RegisterBatch.objects.exists()

    def test_with_two_registers_lets_one_be_chosen(self, page):
        data = xlsx([HEADERS, ROW], [HEADERS, ROW], titles=["2024", "2025"])
        asked = send(page, data)

        answer = send(page, data, sheet="2025")

        assert 'value="2025"' in text(asked)
        assert answer.status_code == 302
        assert RegisterBatch.objects.get().sheet == "2025"

    def test_holds_back_a_row_with_a_formula(self, page):
        send(page, xlsx([HEADERS, ["=A1", *ROW[1:]]]))

        row = RegisterBatch.objects.get().rows.get()
        assert [found["code"] for found in row.problems] == ["formula"]

    def test_of_a_partnership_without_keys_is_told_so(self, page, partnership, settings):
        partnership.national_number_authorisation = "Beraadslaging"
        partnership.save()
        settings.PRODUCTION = True
        settings.SECURE_SSL_REDIRECT = False

        answer = send(page, xlsx([HEAD, SARAH]))

        assert answer.status_code == 422
        assert "TANDEM_KEY_RING" in text(answer)


class TestColumns:
    def test_are_refused_with_the_reason(self, page, coordinator):
        batch = upload(coordinator, JAN)
        chosen = columns_of(page.get(at("columns", batch)))

        answer = page.post(at("columns", batch), chosen | {"c5": "ignored"})

        assert answer.status_code == 422
        assert "startdatum" in text(answer)

    def test_show_no_national_number(self, page, coordinator):
        batch = upload(coordinator, SARAH, (*JAN[:4], "85.05.06-034.98", *JAN[5:]))

        shown = text(page.get(at("columns", batch)))
        assert "034.98" not in shown
        assert "85050603498" not in shown


class TestRows:
    @pytest.mark.parametrize("show", ["all", "errors", "duplicates", "warnings", "known"])
    def test_cost_the_same_at_any_number(
        self, page, coordinator, django_assert_max_num_queries, show
    ):
        two = upload(coordinator, SARAH, DEVOS, WRONG)
        many = upload_given(coordinator, "sleutel")
        write(coordinator, many)
        page.get(LIST)

        for batch in (two, many):
            with django_assert_max_num_queries(12):
                answer = page.get(at("rows", batch), {"show": show})
            assert answer.status_code == 200

    def test_are_shown_a_page_at_a_time(self, page, coordinator):
        batch = upload_given(coordinator, "sleutel")

        first = page.get(at("rows", batch))
        last = page.get(at("rows", batch), {"page": 6})

        assert "1 tot 25 van 126" in text(first)
        assert "126 tot 126 van 126" in text(last)

    @pytest.mark.parametrize("query", [{"page": "-1"}, {"page": "x"}, {"show": "<b>"}])
    def test_do_not_stumble_over_an_odd_address(self, page, coordinator, query):
        batch = upload(coordinator, JAN)

        assert "Peeters" in text(page.get(at("rows", batch), query))

    def test_far_beyond_the_end_are_none(self, page, coordinator):
        batch = upload(coordinator, JAN)

        answer = page.get(at("rows", batch), {"page": "999999"})

        assert "geen rijen" in text(answer)

    def test_escape_what_partners_type(self, page, coordinator):
        nasty = "<script>alert(1)</script>"
        batch = upload(coordinator, (1, nasty, nasty, nasty, "", nasty, nasty, nasty))
        row = row_of(batch, 1)

        for url in (at("rows", batch), at("row", batch, row.pk), at("columns", batch)):
            for headers in ({}, AS_PART):
                assert "<script>alert" not in text(page.get(url, **headers))

    def test_are_looked_at_for_the_record(self, page, coordinator):
        batch = upload(coordinator, JAN)

        page.get(at("rows", batch))

        event = AuditEvent.objects.get(event="register:opened")
        assert (event.subject_id, event.facts) == (batch.pk, {"part": "rows"})


class TestCorrection:
    @pytest.fixture
    def batch(self, coordinator):
        return upload(coordinator, JAN, WRONG)

    def test_in_its_place_asks_only_for_the_cell_that_is_wrong(self, page, batch):
        answer = page.get(at("row", batch, row_of(batch, 4).pk), **AS_PART)

        assert text(answer).count('<input type="text"') == 1
        assert "31/02/1990" in text(answer)
        assert "<html" not in text(answer)

    def test_in_its_place_gives_the_row_and_the_counts_back(self, page, batch):
        url = at("row", batch, row_of(batch, 4).pk)

        answer = page.post(url, {"c3": "28/02/1990"}, **AS_PART)

        assert 'id="counts"' in text(answer)
        assert "2 rijen" in text(answer)
        assert outcomes(batch)["4"] == "ready"

    def test_can_be_cancelled(self, page, batch):
        answer = page.get(at("row", batch, row_of(batch, 4).pk), {"cancel": ""}, **AS_PART)

        assert "<input" not in text(answer)
        assert text(answer).strip().startswith("<tr")

    def test_on_a_page_of_its_own_shows_every_cell(self, page, batch):
        answer = page.get(at("row", batch, row_of(batch, 4).pk))

        assert text(answer).count('<input type="text"') == len(HEAD)
        assert "belt terug" in text(answer)

    def test_on_a_page_of_its_own_goes_back_to_the_list(self, page, batch):
        row = row_of(batch, 4)
        url = f"{at('row', batch, row.pk)}?show=errors&page=1"

        answer = page.post(url, {"c3": "28/02/1990"})

        assert answer.url == f"{at('rows', batch)}?show=errors&page=1#row-{row.pk}"

    def test_comes_too_late_once_the_row_is_written(self, page, coordinator, batch):
        write(coordinator, batch)
        row = row_of(batch, 1)

        answer = page.post(at("row", batch, row.pk), {"c2": "Piet"}, follow=True)

        assert "niet meer verbeteren" in text(answer)
        assert row_of(batch, 1).values[2] == "Jan"
        assert "dossier" in text(page.get(at("row", batch, row.pk)))


class TestPossibleDuplicate:
    @pytest.fixture
    def batch(self, coordinator):
        return upload(coordinator, SARAH, DEVOS)

    def test_stands_beside_whom_it_may_be(self, page, batch):
        answer = text(page.get(at("rows", batch), {"show": "duplicates"}))

        assert "Sarah Devos" in answer
        assert "Sarah De Vos" in answer
        assert "zelfde geboortedatum" in answer

    @pytest.mark.parametrize("headers", [{}, AS_PART], ids=["page", "part"])
    @pytest.mark.parametrize(
        ("choice", "outcome"), [("new", "ready"), ("same:0", "duplicate"), ("leave_out", "skipped")]
    )
    def test_is_settled_by_a_choice(self, page, batch, choice, outcome, headers):
        url = at("decide", batch, row_of(batch, 3).pk)

        answer = page.post(url, {"choice": choice}, **headers)

        assert answer.status_code == (200 if headers else 302)
        assert outcomes(batch)["3"] == outcome

    @pytest.mark.parametrize("choice", ["", "same:9", "same:x", "perhaps"])
    def test_answers_an_odd_choice_calmly(self, page, batch, choice):
        url = at("decide", batch, row_of(batch, 3).pk)

        answer = page.post(url, {"choice": choice}, follow=True)

        assert answer.status_code == 200
        assert outcomes(batch)["3"] in ("likely", "duplicate")


class TestWriting:
    def test_asks_for_a_programme(self, page, coordinator, partnership):
        ProgrammeFactory(partnership=partnership)
        batch = upload(coordinator, JAN)

        answer = page.post(at("write", batch), {"programme": ""})

        assert answer.status_code == 422
        assert not Trajectory.objects.exists()

    def test_proposes_the_programme_of_last_time(self, page, coordinator, partnership):
        chosen = ProgrammeFactory(partnership=partnership)
        ProgrammeFactory(partnership=partnership, key="wij3")
        write(coordinator, upload(coordinator, JAN), programme_id=chosen.pk)
        batch = upload(coordinator, SARAH)

        form = page.get(at("write", batch)).context["form"]

        assert form["programme"].initial == str(chosen.pk)

    def test_twice_says_that_nothing_was_left(self, page, coordinator):
        batch = upload(coordinator, JAN)
        page.post(at("write", batch), {"programme": ""})

        answer = page.post(at("write", batch), {"programme": ""}, follow=True)

        assert "niets meer om te bewaren" in text(answer)
        assert Trajectory.objects.count() == 1

    def test_says_what_becomes_of_remarks_and_numbers(self, page, coordinator):
        answer = text(page.get(at("write", upload(coordinator, JAN))))

        assert "blijft alleen bij dit register" in answer
        assert "Rijksregisternummers bewaren we niet" in answer


class TestUndoing:
    def test_is_refused_with_whom_somebody_worked_on(self, page, coordinator):
        batch = upload(coordinator, JAN, SARAH)
        write(coordinator, batch)
        trajectory = Trajectory.objects.get(participant__first_name="Jan")
        from tandem.rooms.partners.models import Post

        TeamMemberFactory(trajectory=trajectory, post=Post.objects.get(pk=coordinator.posts[0].id))

        answer = page.post(at("undo", batch))

        assert answer.status_code == 409
        assert "Jan Peeters" in text(answer)
        assert "het traject, het team of een gesprek" in text(answer)
        assert "Sarah" not in text(answer)
        assert Trajectory.objects.count() == 2

    def test_of_a_written_register_comes_before_throwing_it_away(self, page, coordinator):
        batch = upload(coordinator, JAN)
        write(coordinator, batch)

        answer = page.post(at("delete", batch), follow=True)

        assert "ongedaan" in text(answer)
        assert RegisterBatch.objects.exists()


class TestDownload:
    def test_is_a_spreadsheet_with_the_reasons(self, page, coordinator):
        batch = upload(coordinator, JAN, WRONG)

        answer = page.get(at("held_back", batch))

        rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
        assert rows[0] == (*HEAD, "Waarom")
        assert rows[1][1] == "Claes"
        assert "31/02/1990" in rows[1][-1]
        assert "register-tegengehouden.xlsx" in answer["Content-Disposition"]
        assert answer["Cache-Control"] == "no-store"


class TestStranger:
    NAMES = ("rows", "columns", "held_back", "write", "undo", "delete")

    @pytest.mark.parametrize("role", ["work", "welfare", "mediator", "outreach", "dpo", "steering"])
    def test_of_another_role_is_refused(self, log_in, staff, coordinator, role):
        batch = upload(coordinator, JAN)
        client = log_in(staff(role))

        urls = [LIST, *(at(name, batch) for name in self.NAMES)]
        urls.append(at("row", batch, row_of(batch, 1).pk))
        assert {client.get(url).status_code for url in urls} == {403}
        assert send(client, xlsx([HEAD, JAN])).status_code == 403

    def test_of_another_partnership_finds_nothing(
        self, log_in, other_partnership, inside, staff, coordinator
    ):
        from tandem.foundation import wall

        mine = upload(coordinator, JAN)
        row = row_of(mine, 1).pk
        with inside(other_partnership):
            from tandem.foundation.access import STAFF, Actor
            from tandem.rooms.trajectories.tests.factories import PostFactory

            post = PostFactory(partnership=other_partnership, role="coordinator")
        client = log_in(Actor(STAFF, other_partnership.pk, post.user_id))
        urls = [at(name, mine) for name in self.NAMES] + [at("row", mine, row)]

        read_only = (at("rows", mine), at("held_back", mine))

        statuses = {client.get(url).status_code for url in urls}
        statuses |= {client.post(url).status_code for url in urls if url not in read_only}
        listed = text(client.get(LIST))

        assert statuses == {404}
        assert mine.file_name not in listed
        wall.enter(mine.partnership_id)
        assert outcomes(mine) == {"1": "ready"}

    def test_row_of_another_batch_is_not_found(self, page, coordinator):
        one, other = upload(coordinator, JAN), upload(coordinator, SARAH)
        row = row_of(other, 2).pk

        assert page.get(at("row", one, row)).status_code == 404
        assert page.post(at("decide", one, row), {"choice": "new"}).status_code == 404


class TestList:
    @pytest.mark.parametrize("size", [1, 21])
    def test_costs_the_same_at_any_number(
        self, page, coordinator, django_assert_max_num_queries, size
    ):
        for number in range(size):
            upload(coordinator, (number, *JAN[1:]))
        page.get(LIST)

        with django_assert_max_num_queries(12):
            page.get(LIST)

    def test_shows_an_older_page(self, page, coordinator):
        for number in range(21):
            upload(coordinator, (number, *JAN[1:]), name=f"register {number}.xlsx")

        assert "register 0.xlsx" in text(page.get(LIST, {"page": 2}))
