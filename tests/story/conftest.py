from random import choices
from string import ascii_lowercase

import pytest
from django.db import connection, transaction

from tandem.config.demo.circle import lay_circle
from tandem.foundation import clock
from tests.story.people import Story, empty_tables


@pytest.fixture(scope="module")
def transactional_db(django_db_setup, django_db_blocker):
    """Rows are really written here, so that other threads see them, and emptied by the owner."""
    with django_db_blocker.unblock():
        yield
        empty_tables()


@pytest.fixture(scope="module")
def circle(transactional_db):
    """The partnership before its first participant."""
    with transaction.atomic():
        return lay_circle("sleutel", today=clock.today())


@pytest.fixture
def story(circle):
    """Somebody new."""
    yield Story(circle, f"zq{''.join(choices(ascii_lowercase, k=12))}qz")
    connection.close()
