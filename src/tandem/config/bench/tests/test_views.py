import os
import subprocess
import sys

import pytest

from tandem.config.bench import settings as bench_settings
from tandem.rooms.trajectories.tests.factories import ParticipantFactory, TrajectoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def measured(settings):
    """The addresses and templates of a server that is measured."""
    settings.ROOT_URLCONF = bench_settings.ROOT_URLCONF
    settings.TEMPLATES = bench_settings.TEMPLATES


class TestBare:
    def test_shows_the_newest_twenty_five_and_asks_one_question(
        self, client, measured, partnership, django_assert_num_queries
    ):
        for number in range(30):
            person = ParticipantFactory(partnership=partnership, last_name=f"Nummer{number}")
            TrajectoryFactory(partnership=partnership, participant=person, programme=None)

        with django_assert_num_queries(4):  # Two frames, the wall, and the rows.
            page = client.get(f"/bench/bare/{partnership.pk}/").content.decode()

        assert page.count("<tr>") == 26
        assert "Nummer29" in page
        assert "Nummer4<" not in page

    def test_is_not_there_outside_a_benchmark(self, client, partnership):
        assert client.get(f"/bench/bare/{partnership.pk}/").status_code in (302, 404)


class TestSettings:
    def test_refuse_to_work_in_production(self):
        environment = os.environ | {"TANDEM_MODE": "production", "TANDEM_SECRET_KEY": "k" * 60}

        done = subprocess.run(
            [sys.executable, "-c", "import tandem.config.bench.settings"],
            env=environment,
            capture_output=True,
            text=True,
        )

        assert done.returncode != 0
        assert "asks for no login" in done.stderr
