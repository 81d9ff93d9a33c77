from contextlib import nullcontext

import pytest

from tandem.config import cli
from tandem.config.commands import circle, database
from tandem.foundation import clock, wall
from tandem.foundation.audit.models import AuditEvent
from tandem.rooms.accounts.models import User
from tandem.rooms.consent.models import ConsentText
from tandem.rooms.measures.models import Instrument
from tandem.rooms.measures.xlsform import shipped_instruments
from tandem.rooms.partners.models import Organisation, Partnership, Post, Programme
from tandem.rooms.partners.programme_file import shipped_programmes

pytestmark = pytest.mark.django_db
WORDS = {
    "--name": "Samen Dender",
    "--organisation": "OCMW Aalst",
    "--coordinator-email": "Rita@voorbeeld.be",
    "--first-name": "Rita",
    "--last-name": "De Smet",
    "--site": "https://tandem.voorbeeld.be/",
}


@pytest.fixture
def run(monkeypatch, capsys):
    """`run("dender", **{"--name": "..."})` gives the exit code, and what was printed."""
    monkeypatch.setattr(database, "running", lambda: nullcontext({}))
    monkeypatch.setattr(database, "prepare", lambda owner: None)

    def work(slug="dender", **changes):
        options = [word for pair in (WORDS | changes).items() for word in pair]
        code = cli.main(["new-partnership", slug, *options])
        return code, capsys.readouterr()

    return work


def enter(slug="dender"):
    partnership = circle.find(slug)
    wall.enter(partnership.pk)
    return partnership


def partnerships():
    """Every partnership, seen by whoever reads behind no wall but their names."""
    return [slug for slug in ("dender", "anders") if exists(slug)]


def exists(slug):
    wall.enter(None, slug=slug)
    return Partnership.objects.filter(slug=slug).exists()


class TestNewPartnership:
    def test_is_ready_to_work_in(self, run):
        code, _ = run()

        partnership = enter()
        post = Post.objects.select_related("user", "organisation").get()
        assert code == 0
        assert partnership.name == "Samen Dender"
        assert (post.role, post.starts_on, post.organisation.name) == (
            "coordinator", clock.today(), "OCMW Aalst",
        )  # fmt: skip
        assert post.organisation.is_promotor
        assert Programme.objects.count() == len(shipped_programmes())
        assert Instrument.objects.filter(is_offered=True).count() == len(shipped_instruments())
        assert ConsentText.objects.exists()

    def test_prints_a_link_with_which_the_coordinator_gets_in(self, run, client):
        _, printed = run()

        link = next(line.strip() for line in printed.out.splitlines() if "/reset/key/" in line)
        form = client.get(link.removeprefix("https://tandem.voorbeeld.be"), follow=True)
        chosen = {"password1": "een-lang-wachtwoord", "password2": "een-lang-wachtwoord"}
        client.post(form.redirect_chain[-1][0], chosen)
        client.post(
            "/account/login/", {"login": "rita@voorbeeld.be", "password": "een-lang-wachtwoord"}
        )

        assert client.get("/coordination/circle/").status_code == 200

    def test_is_recorded_behind_its_own_wall(self, run):
        run()

        partnership = enter()
        events = AuditEvent.objects.filter(partnership_id=partnership.pk)
        assert {event.actor_kind for event in events} == {"system"}
        assert {
            "partnership:founded", "organisation:added", "login:made", "login:link-shown",
            "post:added", "programme:adopted", "consent:texts-adopted", "instrument:adopted",
        } <= {event.event for event in events}  # fmt: skip

    def test_is_refused_twice_and_changes_nothing(self, run):
        run()
        code, printed = run(**{"--organisation": "Anders", "--coordinator-email": "x@voorbeeld.be"})

        enter()
        assert code == 2
        assert printed.err == (
            "tandem: there is a partnership dender already; nothing was changed.\n"
        )
        assert list(Organisation.objects.values_list("name", flat=True)) == ["OCMW Aalst"]
        assert not User.objects.filter(email="x@voorbeeld.be").exists()

    def test_makes_nothing_when_a_step_fails(self, run, monkeypatch):
        def broken(**_):
            raise RuntimeError("no instrument")

        monkeypatch.setattr("tandem.rooms.measures.actions.adopt_shipped", broken)

        with pytest.raises(RuntimeError):
            run()

        assert partnerships() == []
        assert not User.objects.exists()

    @pytest.mark.parametrize(
        ("slug", "changes", "told"),
        [
            ("geen goede", {}, "slug: "),
            ("dender", {"--coordinator-email": "rita"}, "coordinator_email: "),
            ("dender", {"--name": " "}, "name: "),
            ("dender", {"--name": "x" * 201}, "name: "),
            ("dender", {"--kind": "koninkrijk"}, "kind: "),
        ],
    )
    def test_says_which_word_is_wrong(self, run, slug, changes, told):
        code, printed = run(slug, **changes)

        assert code == 2
        assert printed.err.startswith(f"tandem: {told}")
        assert partnerships() == []

    def test_lets_a_login_that_is_used_work_in_both(self, run, client):
        run()
        client.force_login(User.objects.get())

        code, printed = run("anders")

        assert code == 0
        assert "has a login already" in printed.out
        assert "/reset/key/" not in printed.out
        assert partnerships() == ["dender", "anders"]
