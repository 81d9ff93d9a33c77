from importlib.resources import files

import pytest

from tandem.foundation.access import system
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.rooms.partners import actions
from tandem.rooms.partners.models import Programme
from tandem.rooms.partners.programme_file import programme_from_json, shipped_programmes
from tandem.rooms.partners.programme_reading import ProgrammeError


def file_of(key: str, **changes: str) -> str:
    """The text of a shipped file with one top-level line per key changed."""
    text = (files("tandem.rooms.partners") / "programmes" / f"{key}.yaml").read_text()
    lines = text.splitlines()
    for name, value in changes.items():
        at = next(place for place, line in enumerate(lines) if line.startswith(f"{name}:"))
        lines[at] = f"{name}: {value}"
    return "\n".join(lines)


class TestAdoptProgramme:
    def test_stores_what_the_file_says(self, staff):
        programme = actions.adopt_programme(
            actor=staff("coordinator"), text=file_of("sleutel"), file_name="sleutel.yaml"
        )

        stored = Programme.objects.get(pk=programme.pk)
        assert programme_from_json(stored.definition) == shipped_programmes()["sleutel"]
        assert AuditEvent.objects.get(event="programme:adopted").subject_id == programme.pk

    def test_changes_nothing_the_second_time(self, staff):
        coordinator = staff("coordinator")

        first, second = (
            actions.adopt_programme(actor=coordinator, text=file_of("wij3"), file_name="a.yaml")
            for _ in range(2)
        )

        assert first == second
        assert AuditEvent.objects.filter(event="programme:adopted").count() == 1

    def test_lets_a_newer_version_succeed_the_older(self, staff):
        coordinator = staff("coordinator")
        first = actions.adopt_shipped(actor=coordinator, key="wij3")

        second = actions.adopt_programme(
            actor=coordinator, text=file_of("wij3", version="2"), file_name="wij3.yaml"
        )

        first.refresh_from_db()
        assert (first.is_offered, second.is_offered) == (False, True)

    def test_does_not_offer_an_older_version_beside_a_newer(self, staff):
        coordinator = staff("coordinator")
        newer = file_of("wij3", version="3")
        actions.adopt_programme(actor=coordinator, text=newer, file_name="wij3.yaml")

        older = actions.adopt_shipped(actor=coordinator, key="wij3")

        assert not older.is_offered

    def test_refuses_other_words_under_a_version_in_use(self, staff):
        coordinator = staff("coordinator")
        actions.adopt_shipped(actor=coordinator, key="wij3")
        other = file_of("wij3").replace("WIJ", "WIJ!")

        with pytest.raises(actions.VersionTaken) as refusal:
            actions.adopt_programme(actor=coordinator, text=other, file_name="wij3.yaml")

        assert refusal.value.facts == {"key": "wij3", "version": 1, "free": 2}

    def test_writes_nothing_of_a_broken_file(self, staff):
        broken = file_of("wij3") + "\ncolour: blue\n"

        with pytest.raises(ProgrammeError) as refusal:
            actions.adopt_programme(actor=staff("coordinator"), text=broken, file_name="wij3.yaml")

        assert (refusal.value.code, refusal.value.found) == ("unknown_key", "colour")
        assert not Programme.objects.exists()

    @pytest.mark.parametrize("role", ["work", "welfare", "steering", "dpo"])
    def test_is_not_for(self, staff, role):
        with pytest.raises(Denied):
            actions.adopt_programme(actor=staff(role), text="", file_name="a.yaml")
        with pytest.raises(Denied):
            actions.adopt_shipped(actor=staff(role), key="sleutel")


class TestAdoptShipped:
    @pytest.mark.parametrize("key", shipped_programmes())
    def test_takes(self, partnership, key):
        programme = actions.adopt_shipped(actor=system(partnership.pk), key=key)

        assert (programme.key, programme.is_offered) == (key, True)

    def test_knows_only_what_comes_with_the_program(self, staff):
        with pytest.raises(actions.NotShipped):
            actions.adopt_shipped(actor=staff("coordinator"), key="something")


class TestOfferProgramme:
    def test_stops_and_takes_up_again(self, staff):
        coordinator = staff("coordinator")
        programme = actions.adopt_shipped(actor=coordinator, key="gbo")

        for is_offered in (False, False, True):
            actions.offer_programme(
                actor=coordinator, programme_id=programme.pk, is_offered=is_offered
            )

        programme.refresh_from_db()
        events = AuditEvent.objects.filter(subject_id=programme.pk).order_by("id")
        assert programme.is_offered
        assert [each.event for each in events] == [
            "programme:adopted", "programme:withdrawn", "programme:offered",
        ]  # fmt: skip

    def test_is_not_for_others(self, staff):
        programme = actions.adopt_shipped(actor=staff("coordinator"), key="gbo")

        with pytest.raises(Denied):
            actions.offer_programme(
                actor=staff("work"), programme_id=programme.pk, is_offered=False
            )
