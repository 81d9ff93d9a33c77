import pytest

from tandem.foundation import wall
from tandem.foundation.access import system
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.rooms.partners import access, circle, kbo
from tandem.rooms.partners.models import Organisation, Partnership
from tandem.rooms.trajectories.tests.factories import OrganisationFactory

FACTS = {"name": "CAW Waasland", "kind": "caw", "kbo_number": "BE 0203.430.576"}


def recorded(event):
    return [(e.subject_id, e.facts) for e in AuditEvent.objects.filter(event=event).order_by("id")]


@pytest.mark.django_db
class TestFoundPartnership:
    def test_begins_inside_its_own_wall(self):
        partnership = circle.found_partnership(slug="dender", name="Samen Dender")

        assert list(Partnership.objects.all()) == [partnership]
        assert recorded("partnership:founded") == [(partnership.pk, {})]

    def test_refuses_a_short_name_that_is_taken_behind_another_wall(self):
        circle.found_partnership(slug="dender", name="Samen Dender")
        wall.enter(None)

        with pytest.raises(circle.SlugTaken) as refusal:
            circle.found_partnership(slug="dender", name="Nog eens")

        assert refusal.value.facts == {"slug": "dender"}

    def test_refuses_a_short_name_that_was_taken_a_moment_ago(self, monkeypatch):
        circle.found_partnership(slug="dender", name="Samen Dender")
        monkeypatch.setattr(
            Partnership.objects, "filter", lambda **_: Partnership.objects.none(), raising=False
        )

        with pytest.raises(circle.SlugTaken):
            circle.found_partnership(slug="dender", name="Nog eens")


class TestAddOrganisation:
    def test_keeps_the_number_as_ten_digits(self, staff):
        organisation = circle.add_organisation(actor=staff("coordinator"), facts=FACTS)

        organisation.refresh_from_db()
        assert (organisation.name, organisation.kbo_number) == ("CAW Waasland", "0203430576")
        assert recorded("organisation:added") == [(organisation.pk, {})]

    @pytest.mark.parametrize("typed", ["0203.430.577", "12", "abc", "0203430576 0203430576"])
    def test_refuses_a_number_that_cannot_be(self, staff, typed):
        with pytest.raises(circle.NotAKboNumber):
            circle.add_organisation(actor=staff("coordinator"), facts=FACTS | {"kbo_number": typed})

    def test_refuses_a_name_that_is_there_whatever_its_case(self, partnership, staff):
        OrganisationFactory(partnership=partnership, name="Caw Waasland")

        with pytest.raises(circle.NameTaken):
            circle.add_organisation(actor=staff("coordinator"), facts=FACTS)

    @pytest.mark.parametrize("role", ["work", "welfare", "mediator", "dpo", "steering"])
    def test_is_for_coordinators(self, staff, role):
        with pytest.raises(Denied):
            circle.add_organisation(actor=staff(role), facts=FACTS)

    def test_writes_known_fields_only(self, staff):
        with pytest.raises(TypeError, match="partnership_id"):
            circle.add_organisation(
                actor=staff("coordinator"), facts=FACTS | {"partnership_id": None}
            )


class TestChangeOrganisation:
    def change(self, actor, organisation, **facts):
        return circle.change_organisation(actor=actor, organisation_id=organisation.pk, facts=facts)

    def test_writes_only_what_changes(self, partnership, staff):
        organisation = OrganisationFactory(partnership=partnership, phone="03 000 00 10")

        self.change(staff("coordinator"), organisation, name="Nieuwe naam")

        organisation.refresh_from_db()
        assert (organisation.name, organisation.phone) == ("Nieuwe naam", "03 000 00 10")
        assert recorded("organisation:changed") == [(organisation.pk, {"fields": ["name"]})]

    def test_moves_the_promotor_without_leaving_two_or_none(self, partnership, staff):
        former = OrganisationFactory(partnership=partnership, is_promotor=True)
        successor = OrganisationFactory(partnership=partnership)

        self.change(staff("coordinator"), successor, is_promotor=True)

        assert list(Organisation.objects.filter(is_promotor=True)) == [successor]
        assert [key for key, _ in recorded("organisation:changed")] == [former.pk, successor.pk]

    def test_never_leaves_the_circle_without_promotor(self, partnership, staff):
        promotor = OrganisationFactory(partnership=partnership, is_promotor=True)

        with pytest.raises(circle.NeedsPromotor):
            self.change(staff("coordinator"), promotor, is_promotor=False)

    def test_keeps_its_own_name_and_refuses_that_of_another(self, partnership, staff):
        organisation = OrganisationFactory(partnership=partnership, name="De Brug")
        OrganisationFactory(partnership=partnership, name="De Weg")
        coordinator = staff("coordinator")

        renamed = self.change(coordinator, organisation, name="de brug")
        with pytest.raises(circle.NameTaken):
            self.change(coordinator, organisation, name="De Weg")

        assert renamed.name == "de brug"

    def test_reaches_no_other_partnership(self, staff, other_partnership, inside):
        coordinator = staff("coordinator")
        with inside(other_partnership):
            strange = OrganisationFactory(partnership=other_partnership)

        with pytest.raises(Organisation.DoesNotExist):
            self.change(coordinator, strange, name="Van ons")

    def test_is_for_coordinators(self, partnership, staff):
        organisation = OrganisationFactory(partnership=partnership)

        with pytest.raises(Denied):
            self.change(staff("dpo"), organisation, name="Anders")


class TestAccess:
    @pytest.mark.parametrize(
        ("role", "sees", "changes"),
        [("coordinator", True, True), ("dpo", True, False), ("welfare", False, False),
         ("steering", False, False)],
    )  # fmt: skip
    def test_follows_the_role(self, staff, role, sees, changes):
        actor = staff(role)

        assert access.can_see_circle(actor) is sees
        assert access.can_change_circle(actor) is changes

    def test_is_open_to_the_program(self, partnership):
        assert access.can_change_circle(system(partnership.pk))


class TestKboNumber:
    def test_is_written_as_on_a_letterhead(self):
        assert kbo.spaced("0203430576") == "0203.430.576"
        assert kbo.spaced("") == ""

    def test_may_be_empty(self):
        assert kbo.compact("  ") == ""
