from contextlib import nullcontext

import pytest

from tandem.config import cli
from tandem.config.commands import database, demo
from tandem.config.demo import deck, large
from tandem.config.demo.circle import PASSWORD
from tandem.rooms.trajectories.models import Trajectory

pytestmark = pytest.mark.django_db
OWNER = {"DATABASE_OWNER_URL": "postgresql:///nowhere"}


@pytest.fixture
def run(monkeypatch, capsys):
    """`run("--empty")` gives the exit code and what was printed, on the database of the test."""
    monkeypatch.setattr(database, "running", lambda: nullcontext(OWNER))
    monkeypatch.setattr(database, "prepare", lambda owner: None)

    def work(*options):
        code = cli.main(["demo", *options])
        return code, capsys.readouterr()

    return work


class TestDemo:
    def test_lays_an_empty_partnership_and_tells_who_can_log_in(self, run):
        code, told = run("--empty")

        assert code == 0
        assert PASSWORD in told.out
        assert "an@voorbeeld.be" in told.out
        assert "0 participants" in told.err

    def test_refuses_to_do_it_twice(self, run):
        run("--empty")

        code, told = run("--empty")

        assert code == 2
        assert "is there already" in told.err

    def test_leaves_in_peace_what_is_there_when_asked_so(self, run):
        run("--empty")

        assert run("--empty", "--if-empty")[0] == 0

    def test_prints_logins_only_of_a_demo_that_is_there(self, run):
        nothing = run("--logins")[1].out
        run("--empty")

        told = run("--logins")[1].out

        assert nothing == ""
        assert told.count("@voorbeeld.be") == 15
        assert "Samen Sterk Waasland" in told

    def test_makes_a_large_partnership_and_lets_the_owner_tidy_up(self, run, monkeypatch):
        two = deck.cards(large.PEOPLE)[:2]
        monkeypatch.setattr(deck, "cards", lambda name: two)
        tidied = []
        monkeypatch.setattr(
            demo.subprocess, "run", lambda command, **given: tidied.append((command, given["env"]))
        )

        code, told = run("--size", "4")

        ((command, environment),) = tidied
        assert code == 0
        assert "4 trajectories" in told.err
        assert command[-1] == "tandem.config.demo.analyse"
        assert environment == OWNER

    def test_keeps_the_large_one_apart_from_the_small_one(self, run, monkeypatch):
        two = deck.cards(large.PEOPLE)[:2]
        monkeypatch.setattr(deck, "cards", lambda name: two)
        monkeypatch.setattr(demo.subprocess, "run", lambda command, **given: None)
        run("--size", "4")

        code, _ = run("--empty")

        assert code == 0
        assert not Trajectory.objects.exists()

    def test_makes_people_of_known_outflow_and_tells_the_truth_about_them(self, run):
        code, told = run("--calibrated")

        assert code == 0
        assert "1,048 participants" in told.err
        assert "an@voorbeeld.be" in told.out
        assert "316 (55%) left unemployment" in told.out
        assert "+4.00 points" in told.out

    def test_calibrates_an_empty_partnership_but_none_with_people(self, run):
        run("--empty")

        codes = [run("--calibrated")[0] for _ in range(2)]

        assert codes == [0, 2]
        assert Trajectory.objects.count() == 1_048
