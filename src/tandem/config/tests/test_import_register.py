"""The two registers that partners keep, through the command that imports them."""

import json
from contextlib import nullcontext

import pytest
from openpyxl import Workbook

from tandem.config import cli
from tandem.config.commands import database
from tandem.foundation import wall
from tandem.journeys.registers.tests.registers import DATA, SOURCES, truth
from tandem.rooms.people.models import BatchState, Participant, RegisterBatch, RegisterRow
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.tests.factories import ProgrammeFactory

SIZES = {"sleutel": (126, 105, 6), "groepswerking": (400, 392, 0)}


@pytest.fixture
def here(partnership, monkeypatch):
    """A partnership; the command works on the database of the test."""
    monkeypatch.setattr(database, "running", lambda: nullcontext({}))
    monkeypatch.setattr(database, "prepare", lambda owner: None)
    ProgrammeFactory(partnership=partnership)
    return partnership


@pytest.fixture
def run(here, tmp_path):
    """`run("file", "--option")` gives the exit code and the report, if there is one."""

    def work(file, *options, partnership=None):
        out = tmp_path / "report.json"
        out.unlink(missing_ok=True)
        slug = (partnership or here).slug
        code = cli.main(
            ["import-register", str(file), "--partnership", slug, "--json", str(out), *options]
        )
        wall.enter(here.pk)
        return code, json.loads(out.read_text(encoding="utf-8")) if out.exists() else None

    return work


def given(name):
    return DATA / SOURCES[name]


def workbook(path, *rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def as_told(trajectory):
    """A trajectory in the shape of the truth files, but for the national number."""
    person, profile = trajectory.participant, trajectory.entry_profile
    number = trajectory.register_row.number
    return {
        "row": int(number) if number.isdigit() else number,
        "first": person.first_name,
        "last": person.last_name,
        "born": person.birth_date.isoformat(),
        "gender": person.gender,
        "postcode": person.postcode,
        "employment": profile.employment,
        "isced": str(profile.isced),
        "start": trajectory.entry_on.isoformat(),
        "end": trajectory.exit_on.isoformat() if trajectory.exit_on else None,
    }


def counts():
    return [
        model.objects.count() for model in (Participant, Trajectory, RegisterBatch, RegisterRow)
    ]


class TestGivenRegister:
    @pytest.mark.parametrize("name", SOURCES)
    def test_arrives_with_the_right_values(self, run, name):
        read, good, duplicates = SIZES[name]

        code, report = run(given(name))

        wanted = [
            {key: value for key, value in row.items() if key not in ("inss", "duplicate_row")}
            for row in truth(name)["good"]
        ]
        told = Trajectory.objects.select_related("participant", "entry_profile", "register_row")
        assert sorted(map(as_told, told), key=str) == sorted(wanted, key=str)
        assert code == 1
        assert (report["read"], report["created"], report["unchanged"]) == (read, good, 0)
        assert len(report["duplicates"]) == duplicates
        assert [row["row"] for row in report["held_back"]] == [
            row["row"] for row in truth(name)["bad"]
        ]

    @pytest.mark.parametrize("name", SOURCES)
    def test_changes_nothing_the_second_time(self, run, name):
        _, good, duplicates = SIZES[name]
        run(given(name))
        before = counts()

        code, report = run(given(name))

        assert counts() == before
        assert (code, report["created"], report["unchanged"]) == (1, 0, good)
        assert len(report["duplicates"]) == duplicates

    def test_is_only_told_about_in_a_dry_run(self, run):
        code, report = run(given("sleutel"), "--dry-run")

        assert counts() == [0, 0, 0, 0]
        assert (code, report["created"]) == (1, 105)

    def test_comes_after_another_without_a_question(self, run):
        run(given("sleutel"))

        _, report = run(given("groepswerking"))

        assert report["created"] == 392
        assert {entry["code"] for entry in report["held_back"]} == {"birth_date_unreadable"}

    def test_stands_in_the_browser_as_a_written_batch(self, run):
        run(given("sleutel"))

        batch = RegisterBatch.objects.get()
        assert (batch.state, batch.file_name) == (BatchState.WRITTEN, "sleutel.xlsx")
        assert batch.programme.key == "sleutel"
        assert batch.rows.count() == 126

    def test_keeps_no_national_number_anywhere(self, run):
        numbers = {row["inss"] for row in truth("sleutel")["good"]}

        _, report = run(given("sleutel"))

        rows = RegisterRow.objects.values_list("values", "cleaned", "warnings", "problems")
        kept = json.dumps([list(rows), report]).translate(str.maketrans("", "", ".- "))
        assert [number for number in numbers if number in kept] == []
        assert not Participant.objects.filter(national_number__isnull=False).exists()

    def test_reads_wishes_in_the_remarks(self, run):
        run(given("sleutel"))

        interpreted = Participant.objects.filter(needs_interpreter=True)
        assert set(interpreted.values_list("language", flat=True)) == {"Arabisch"}
        wishes = Participant.objects.exclude(contact_wish="").values_list("contact_wish", flat=True)
        assert set(wishes) == {"GEEN sms!"}


class TestRepeats:
    def test_of_somebody_who_came_back_are_held_back(self, run, tmp_path):
        file = workbook(
            tmp_path / "r.xlsx",
            ["Nr", "Naam", "Voornaam", "Geboortedatum", "Start"],
            [1, "Peeters", "Jan", "01/02/1980", "03/04/2024"],
            [2, "Peeters", "Jan", "01/02/1980", "03/04/2025"],
        )

        code, report = run(file)

        assert (code, report["created"]) == (1, 1)
        assert [(entry["row"], entry["code"]) for entry in report["held_back"]] == [
            (2, "possible_duplicate")
        ]
        assert "rij 1" in report["held_back"][0]["message"]

    def test_that_are_only_likely_are_held_back(self, run, tmp_path):
        file = workbook(
            tmp_path / "r.xlsx",
            ["Naam", "Voornaam", "Geboortedatum", "Start"],
            ["De Vos", "Sarah", "06/05/1985", "03/04/2024"],
            ["Devos", "Sarah", "06/05/1985", "03/04/2024"],
        )

        code, report = run(file)

        assert (code, report["created"], report["duplicates"]) == (1, 1, [])
        assert [(e["row"], e["line"], e["code"]) for e in report["held_back"]] == [
            (3, 3, "possible_duplicate")
        ]

    def test_are_not_seen_across_partnerships(self, run, here, other_partnership, inside):
        run(given("sleutel"))
        with inside(other_partnership):
            ProgrammeFactory(partnership=other_partnership)

        _, report = run(given("sleutel"), partnership=other_partnership)

        assert (report["created"], report["unchanged"]) == (105, 0)
        assert Trajectory.objects.count() == 105

    def test_tell_of_an_end_that_is_new(self, run, tmp_path):
        head = ["Naam", "Voornaam", "Geboortedatum", "Start", "Einde"]
        person = ["Peeters", "Jan", "01/02/1980", "03/04/2024"]
        run(workbook(tmp_path / "a.xlsx", head, [*person, ""]))

        code, report = run(workbook(tmp_path / "b.xlsx", head, [*person, "05/06/2025"]))

        assert (code, report["unchanged"]) == (0, 1)
        row = RegisterBatch.objects.order_by("-uploaded_at").first().rows.get()
        assert [found["code"] for found in row.warnings] == ["known_end_differs"]


class TestProgramme:
    def test_can_be_chosen(self, run, here):
        chosen = ProgrammeFactory(partnership=here, key="wij3")

        run(given("sleutel"), "--programme", "wij3")

        assert set(Trajectory.objects.values_list("programme", flat=True)) == {chosen.pk}

    def test_must_be_offered(self, run, capsys):
        code, report = run(given("sleutel"), "--programme", "nowhere")

        assert (code, report) == (2, None)
        assert "nowhere" in capsys.readouterr().err
        assert counts() == [0, 0, 0, 0]


class TestRefusal:
    @pytest.mark.parametrize(
        ("name", "content", "says"),
        [
            ("empty.xlsx", b"", "leeg"),
            ("photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "geen rekenblad"),
            ("letter.csv", b"Beste,\nhierbij de lijst.\n", "geen tabel"),
        ],
    )
    def test_takes_one_line_and_writes_nothing(self, run, tmp_path, capsys, name, content, says):
        (tmp_path / name).write_bytes(content)

        code, report = run(tmp_path / name)

        told = capsys.readouterr().err.splitlines()
        assert (code, report, len(told)) == (2, None, 1)
        assert says in told[0]
        assert counts() == [0, 0, 0, 0]

    def test_of_two_sheets_names_them(self, run, tmp_path, capsys):
        book = Workbook()
        for title in ("2024", "2025"):
            page = book.create_sheet(title)
            page.append(["Naam", "Voornaam", "Start"])
            page.append(["Peeters", "Jan", "03/04/2024"])
        book.save(tmp_path / "two.xlsx")

        refused, _ = run(tmp_path / "two.xlsx")
        told = capsys.readouterr().err
        code, report = run(tmp_path / "two.xlsx", "--sheet", "2025")

        assert refused == 2
        assert "2024, 2025" in told
        assert (code, report["created"]) == (0, 1)

    def test_of_columns_says_which_is_missing(self, run, tmp_path, capsys):
        file = workbook(tmp_path / "r.xlsx", ["Naam", "GSM"], ["Peeters", "0494032699"])

        code, _ = run(file)

        assert code == 2
        assert "startdatum" in capsys.readouterr().err

    def test_comes_for_a_file_that_is_not_there(self, run, tmp_path, capsys):
        code, _ = run(tmp_path / "nowhere.xlsx")

        assert code == 2
        assert "nowhere.xlsx" in capsys.readouterr().err

    def test_comes_for_a_report_that_cannot_be_written(self, here, tmp_path, capsys):
        out = tmp_path / "nowhere" / "report.json"

        code = cli.main(
            ["import-register", str(given("sleutel")), "--partnership", here.slug,
             "--json", str(out)]
        )  # fmt: skip

        assert code == 2
        assert str(out) in capsys.readouterr().err
        assert counts() == [0, 0, 0, 0]

    def test_comes_for_an_unknown_partnership(self, here, capsys):
        code = cli.main(["import-register", str(given("sleutel")), "--partnership", "elders"])

        assert code == 2
        assert "elders" in capsys.readouterr().err
