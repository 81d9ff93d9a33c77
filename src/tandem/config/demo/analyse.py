"""Run as the owner after much was written: what the planner needs to know of the tables."""

import sys

import psycopg

from tandem.config import environment


def main() -> None:
    """Tidy and count every table. Raises psycopg.Error."""
    url = environment.DATABASE_OWNER_URL.value or environment.DATABASE_URL.value
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE, SKIP_DATABASE_STATS)")


if __name__ == "__main__":
    sys.exit(main())
