import logging

import pytest
from django.db import transaction

from tests.leaks.world import make_world


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker):
    """Marked data for all of these tests, in one transaction that never ends well."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def refusals_are_not_logged():
    """Thousands of pages are refused here, on purpose."""
    log = logging.getLogger("django.request")
    before = log.level
    log.setLevel(logging.ERROR)
    yield
    log.setLevel(before)
