"""Instruments, assessments, scores and needs for tests. Use inside a partnership's wall."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.rooms.measures.models import (
    Assessment,
    DomainScore,
    Instrument,
    Moment,
    Need,
    ScoreKind,
    Voice,
)
from tandem.rooms.measures.xlsform import shipped_instruments
from tandem.rooms.partners.domains import Domain
from tandem.rooms.trajectories.tests.factories import UserFactory


class InstrumentFactory(DjangoModelFactory):
    class Meta:
        model = Instrument
        django_get_or_create = ["partnership", "key", "version"]

    key = "life_domains"
    version = "1"
    title = factory.LazyAttribute(lambda o: shipped_instruments()[o.key].title["nl"])
    definition = factory.LazyAttribute(lambda o: shipped_instruments()[o.key].to_json())
    digest = factory.LazyAttribute(lambda o: shipped_instruments()[o.key].digest())


class AssessmentFactory(DjangoModelFactory):
    class Meta:
        model = Assessment

    partnership = factory.SelfAttribute("trajectory.partnership")
    participant = factory.SelfAttribute("trajectory.participant")
    instrument = factory.SubFactory(
        InstrumentFactory, partnership=factory.SelfAttribute("..partnership")
    )
    moment = Moment.START
    voice = Voice.PARTICIPANT
    on = date(2026, 3, 2)


class DomainScoreFactory(DjangoModelFactory):
    """A score of level 3 unless `level=None, kind=...` says otherwise."""

    class Meta:
        model = DomainScore

    partnership = factory.SelfAttribute("assessment.partnership")
    trajectory = factory.SelfAttribute("assessment.trajectory")
    domain = Domain.WON
    sensitivity = factory.LazyAttribute(lambda o: Domain(o.domain).sensitivity)
    kind = ScoreKind.SCORED
    level = 3


class NeedFactory(DjangoModelFactory):
    class Meta:
        model = Need

    partnership = factory.SelfAttribute("trajectory.partnership")
    domain = Domain.WON
    sensitivity = factory.LazyAttribute(lambda o: Domain(o.domain).sensitivity)
    text = "Een droge woning"
    voice = Voice.PARTICIPANT
    noted_on = date(2026, 3, 2)
    noted_by = factory.SubFactory(UserFactory)
