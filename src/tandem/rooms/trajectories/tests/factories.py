"""Synthetic partnerships and people for tests. Use inside the `partnership` fixture's wall."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from tandem.rooms.accounts.models import User
from tandem.rooms.consent.models import ConsentText, Purpose
from tandem.rooms.partners.models import Organisation, Partnership, Post, Programme
from tandem.rooms.partners.programme_file import programme_to_json, shipped_programmes
from tandem.rooms.people.actions import index_names
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories.models import FollowUp, LabourSpell, State, TeamMember, Trajectory
from tandem.rooms.trajectories.rules import class_levels


class PartnershipFactory(DjangoModelFactory):
    class Meta:
        model = Partnership

    slug = factory.Sequence(lambda n: f"kring-{n}")
    name = factory.Sequence(lambda n: f"Kring {n}")


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"medewerker{n}@voorbeeld.be")
    first_name = "Sofie"
    last_name = factory.Sequence(lambda n: f"Wuyts {n}")


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Organisatie {n}")
    kind = "ocmw"


class PostFactory(DjangoModelFactory):
    class Meta:
        model = Post

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(
        OrganisationFactory, partnership=factory.SelfAttribute("..partnership")
    )
    role = "welfare"
    starts_on = date(2020, 1, 1)


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme

    key = "sleutel"
    version = factory.Sequence(lambda n: n + 1)
    name = factory.LazyAttribute(lambda o: shipped_programmes()[o.key].name.nl)
    definition = factory.LazyAttribute(lambda o: programme_to_json(shipped_programmes()[o.key]))


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = Participant
        skip_postgeneration_save = True

    first_name = "Samira"
    last_name = factory.Sequence(lambda n: f"Benali {n}")
    gender = "F"
    birth_date = date(1990, 5, 17)
    postcode = "9100"

    @factory.post_generation
    def findable(self, create, extracted, **kwargs):
        index_names([self])


class TrajectoryFactory(DjangoModelFactory):
    class Meta:
        model = Trajectory

    class Params:
        referred = factory.Trait(state=State.REFERRED, entry_on=None, programme=None)

    participant = factory.SubFactory(
        ParticipantFactory, partnership=factory.SelfAttribute("..partnership")
    )
    programme = factory.SubFactory(
        ProgrammeFactory, partnership=factory.SelfAttribute("..partnership")
    )
    state = State.ACTIVE
    referred_on = date(2026, 1, 5)
    entry_on = date(2026, 2, 2)


class TeamMemberFactory(DjangoModelFactory):
    """A seat for `post` (its user and organisation) in `trajectory`."""

    class Meta:
        model = TeamMember
        exclude = ["post", "answers"]

    post = None
    answers = factory.LazyFunction(dict)
    partnership = factory.SelfAttribute("trajectory.partnership")
    user = factory.SelfAttribute("post.user")
    organisation = factory.SelfAttribute("post.organisation")
    role = "welfare"
    starts_on = date(2026, 2, 2)
    class_levels = factory.LazyAttribute(lambda o: class_levels(o.role, o.answers))


class ConsentTextFactory(DjangoModelFactory):
    class Meta:
        model = ConsentText

    purpose = Purpose.SHARE
    version = 1
    body = "Mag deze partner dit lezen?"


class LabourSpellFactory(DjangoModelFactory):
    """A spell of `trajectory`'s participant."""

    class Meta:
        model = LabourSpell

    partnership = factory.SelfAttribute("trajectory.partnership")
    participant = factory.SelfAttribute("trajectory.participant")
    status = "unemployed"
    starts_on = date(2025, 9, 1)
    source = "participant"
    noted_at = datetime(2026, 3, 2, 9, tzinfo=UTC)


class FollowUpFactory(DjangoModelFactory):
    """A moment of `trajectory`, still to do: on leaving."""

    class Meta:
        model = FollowUp

    partnership = factory.SelfAttribute("trajectory.partnership")
    key = "leaving"
    months = 0
    due_on = date(2026, 12, 28)
