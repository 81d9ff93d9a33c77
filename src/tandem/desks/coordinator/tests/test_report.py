import subprocess
import sys

import pytest
from django.urls import reverse

from tandem.foundation.audit.models import AuditEvent
from tandem.rooms.reporting.models import Submission
from tandem.rooms.trajectories.models import EntryProfile
from tandem.rooms.trajectories.tests.factories import (
    ParticipantFactory,
    ProgrammeFactory,
    TrajectoryFactory,
)

pytestmark = pytest.mark.django_db
YEAR = {"first": "2026-01-01", "last": "2026-12-31"}


@pytest.fixture
def programme(partnership):
    return ProgrammeFactory(partnership=partnership, key="sleutel")


@pytest.fixture
def begin(partnership, programme):
    def make(name, **profile):
        person = ParticipantFactory(partnership=partnership, first_name=name, last_name="Peeters")
        trajectory = TrajectoryFactory(
            partnership=partnership, programme=programme, participant=person
        )
        EntryProfile.objects.create(
            partnership=partnership, trajectory=trajectory,
            **{"employment": "inactive", "isced": 3, **profile},
        )  # fmt: skip
        return trajectory

    return make


@pytest.fixture
def browser(staff, log_in):
    return log_in(staff("coordinator"))


def url(name, *keys, **query):
    return reverse(f"coordinator:{name}", args=keys, query=query or None)


def asked(browser, **more):
    return browser.get(url("report", **YEAR, **{"regime": "esfplus", **more}))


class TestReport:
    def test_asks_for_days_first(self, browser, programme):
        response = browser.get(url("report"))

        assert response.status_code == 200
        assert response.context["shown"] is None
        assert not AuditEvent.objects.filter(event="report:seen").exists()

    def test_shows_figures_and_who_is_incomplete(self, browser, begin):
        begin("Jan")
        lacking = begin("An", isced=None)

        response = asked(browser)

        lines = {line[0]: line for line in response.context["shown"].lines}
        assert (lines["EECO01"][2], lines["TOTAL"][5]) == ("1", "2")
        page = response.content.decode()
        assert reverse("caseworker:dossier", args=[lacking.pk]) in page
        assert "An Peeters" in page
        assert "Jan Peeters" not in page
        assert AuditEvent.objects.get(event="report:seen").facts["incomplete"] == 1

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"first": "2030-01-01", "last": "2030-12-31"}, "first"),
            ({"first": "2026-12-31", "last": "2026-01-01"}, "last"),
            ({"first": "gisteren"}, "first"),
            ({"first": "0001-01-01"}, "first"),
            ({"regime": "esf1999"}, "regime"),
            ({"programmes": "nergens"}, "programmes"),
        ],
    )
    def test_says_beside_the_field_why_there_is_none(self, browser, begin, change, field):
        begin("Jan")

        response = browser.get(url("report", **{**YEAR, **change}))

        assert response.status_code == 422
        assert list(response.context["form"].errors) == [field]

    def test_says_that_a_programme_has_no_indicators(self, browser, partnership):
        free = ProgrammeFactory(partnership=partnership, key="gbo")
        TrajectoryFactory(partnership=partnership, programme=free)

        response = asked(browser)

        assert response.status_code == 422
        assert "programmes" in response.context["form"].errors

    @pytest.mark.parametrize("role", ["work", "welfare", "dpo", "steering", "outreach"])
    def test_is_for_coordinators(self, staff, log_in, begin, role):
        begin("Jan")
        browser = log_in(staff(role))

        answers = [
            asked(browser), browser.get(url("report_file", "indicators.csv", **YEAR)),
            browser.post(url("report_freeze"), YEAR),
        ]  # fmt: skip

        assert {answer.status_code for answer in answers} == {403}
        assert not Submission.objects.exists()

    @pytest.mark.parametrize("size", [2, 30])
    def test_costs_twelve_queries_at_any_size(self, browser, begin, queries_of, size):
        for number in range(size):
            begin(f"Jan{number}", isced=None)

        assert len(queries_of(browser, url("report", **YEAR, regime="esfplus"))) <= 12


class TestFiles:
    @pytest.mark.parametrize(
        ("name", "kind", "start"),
        [
            ("indicators.csv", "text/csv", b"code,label_nl,"),
            ("incomplete.csv", "text/csv", b"trajectory,participant,"),
            ("validation.csv", "text/csv", b"rule,level,where,message"),
            ("report.xlsx", "application/vnd", b"PK"),
            ("report.pdf", "application/pdf", b"%PDF-"),
        ],
    )
    def test_come_down_and_are_recorded(self, browser, begin, name, kind, start):
        begin("Jan")

        response = browser.get(url("report_file", name, **YEAR))

        assert response["Content-Type"].startswith(kind)
        assert response.content.startswith(start)
        assert f'filename="esf-2026-01-01-2026-12-31-{name}"' in response["Content-Disposition"]
        assert AuditEvent.objects.get(event="report:exported").facts["files"] == [name]

    def test_have_known_names_only(self, browser, begin):
        begin("Jan")

        assert browser.get(url("report_file", "passwd", **YEAR)).status_code == 404

    def test_of_an_empty_period_are_not_made(self, browser, programme):
        response = browser.get(url("report_file", "indicators.csv", **YEAR))

        assert response.status_code == 422


class TestSubmission:
    @pytest.fixture
    def keep(self, browser, begin):
        def make(note=""):
            response = browser.post(
                url("report_freeze"), {**YEAR, "regime": "esfplus", "note": note}
            )
            assert response.status_code == 302
            return Submission.objects.order_by("-id").first()

        return make

    def test_is_kept_and_shown(self, browser, begin, keep):
        begin("Jan")
        kept = keep("Verzonden")

        response = browser.get(url("submission", kept.pk))

        assert response.context["is_intact"] is True
        assert "Verzonden" in response.content.decode()
        assert kept.digest in response.content.decode()
        assert str(kept.pk) in browser.get(url("report")).content.decode()

    def test_of_an_empty_period_is_not_kept(self, browser, programme):
        response = browser.post(url("report_freeze"), {**YEAR, "note": "Verzonden"})

        assert response.status_code == 422
        assert not Submission.objects.exists()

    def test_loses_no_note_when_it_is_not_kept(self, browser, begin):
        begin("Jan")
        refused = browser.post(url("report_freeze"), {**YEAR, "first": "", "note": "Verzonden"})

        shown = asked(browser, note="Verzonden")

        assert 'value="Verzonden"' in refused.content.decode()
        assert 'value="Verzonden"' in shown.content.decode()

    def test_is_compared_by_name(self, browser, begin, keep):
        jan = begin("Jan", isced=None)
        before = keep()
        EntryProfile.objects.filter(trajectory=jan).update(isced=6)
        after = keep()

        page = browser.get(url("submission_compare", after.pk, before.pk)).content.decode()

        assert "Jan Peeters" in page
        assert "EECO11" in page

    def test_of_another_partnership_is_not_found(
        self, browser, begin, keep, other_partnership, inside
    ):
        begin("Jan")
        kept = keep()
        with inside(other_partnership):
            strange = Submission.objects.create(
                partnership=other_partnership, regime="esfplus", programmes=[], counts={},
                first_on=kept.first_on, last_on=kept.last_on, incomplete_count=0, error_count=0,
                records=b"", digest="", frozen_at=kept.frozen_at,
            )  # fmt: skip

        assert browser.get(url("submission", strange.pk)).status_code == 404
        assert browser.get(url("submission_compare", kept.pk, strange.pk)).status_code == 404

    def test_is_on_the_page_of_the_desk(self, browser):
        assert url("report") in browser.get(reverse("coordinator:desk")).content.decode()


class TestWorkerAtRest:
    def test_has_loaded_nothing_heavy(self):
        probe = (
            "import django, os, sys;"
            "os.environ['DJANGO_SETTINGS_MODULE'] = 'tandem.config.settings_test';"
            "django.setup(); import tandem.config.urls;"
            "sys.exit(', '.join({'ibis', 'duckdb', 'pyarrow', 'typst'} & {*sys.modules}) or 0)"
        )

        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", probe], check=False, capture_output=True
        )

        assert done.stderr.decode().strip() == ""
        assert done.returncode == 0
