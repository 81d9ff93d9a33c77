from uuid import uuid4

import pytest
from django.urls import NoReverseMatch, reverse

from tandem.foundation.addresses import address, place


class TestAddress:
    @pytest.mark.parametrize("route", ["caseworker:dossier", "plans:plan", "contacts:note_new"])
    def test_is_what_reverse_gives(self, route):
        one, other = uuid4(), uuid4()

        assert address(route, one) == reverse(route, args=[one])
        assert address(route, other) == reverse(route, args=[other])

    def test_refuses_a_page_that_takes_no_key(self):
        with pytest.raises(NoReverseMatch):
            address("caseworker:day", uuid4())


class TestPlace:
    def test_is_what_reverse_gives(self):
        assert place("caseworker:day") == reverse("caseworker:day")
