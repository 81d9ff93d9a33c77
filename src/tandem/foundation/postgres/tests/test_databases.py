"""Passing databases for tests and measurements."""

import psycopg
import pytest

from tandem.foundation.postgres import databases
from tandem.foundation.postgres.cluster import EXTENSIONS


class TestCreateDatabase:
    def test_copies_tables_and_rows_of_its_template(self, urls):
        first = databases.create_database(urls.owner_url, "test_first")
        with psycopg.connect(first) as connection:
            connection.execute("CREATE TABLE word AS SELECT 'here' AS word")

        second = databases.create_database(urls.owner_url, "test_second", template="test_first")
        with psycopg.connect(second) as connection:
            rows = connection.execute("SELECT word FROM word").fetchall()
        for name in ("test_first", "test_second"):
            databases.drop_database(urls.owner_url, name)

        assert rows == [("here",)]

    def test_brings_every_extension(self, urls):
        with psycopg.connect(databases.create_database(urls.owner_url, "test_ext")) as connection:
            rows = connection.execute("SELECT extname FROM pg_extension").fetchall()
        databases.drop_database(urls.owner_url, "test_ext")

        assert set(EXTENSIONS) <= {name for (name,) in rows}

    @pytest.mark.parametrize(
        "name", ["tandem", "test_", "test_A", 'test_"; DROP', "test_" + "a" * 59]
    )
    def test_takes_only_names_of_tests(self, urls, name):
        with pytest.raises(ValueError, match="not the name of a passing database"):
            databases.create_database(urls.owner_url, name)


class TestDropDatabase:
    def test_does_not_wait_for_who_is_connected(self, urls):
        connection = psycopg.connect(databases.create_database(urls.owner_url, "test_busy"))

        databases.drop_database(urls.owner_url, "test_busy")

        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
        connection.close()

    def test_may_be_repeated(self, urls):
        databases.drop_database(urls.owner_url, "test_never_made")
        databases.drop_database(urls.owner_url, "test_never_made")

    def test_never_drops_the_real_one(self, urls):
        with pytest.raises(ValueError, match="tandem"):
            databases.drop_database(urls.owner_url, "tandem")

        with psycopg.connect(urls.app_url) as connection:
            assert connection.execute("SELECT 1").fetchone()[0] == 1
