from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tandem.foundation import wall
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.foundation.keys import uuid7
from tandem.rooms.rights import actions
from tandem.rooms.rights.actions import Payslip
from tandem.rooms.rights.models import JobOffer
from tandem.rooms.rights.rules.home import Collar
from tandem.rooms.rights.rules.offers import Offer, SeenIn, WagePer
from tandem.rooms.rights.tests.homes import AT
from tandem.rooms.rights.tests.test_homes import counted
from tandem.rooms.trajectories.models import Contract, LabourSpell
from tandem.rooms.trajectories.tests.factories import LabourSpellFactory, TrajectoryFactory

BAKERY = Offer(
    title="Bakkershulp",
    hours=Decimal(19),
    wage_euro=Decimal("14.50"),
    wage_per=WagePer.HOUR,
    contract=Contract.FIXED_TERM,
    collar=Collar.BLUE,
    employer="Bakkerij De Ster",
    starts_on=date(2026, 4, 1),
    days=Decimal("2.5"),
    travel_km=Decimal("6.5"),
    child_care_euro=Decimal(120),
    seen_in=SeenIn.PAPER,
)
TODAY = date(2026, 6, 2)
SLIP = Payslip(date(2026, 5, 20), Decimal("1123.45"), Decimal(19))


def note(actor, trajectory, offer=BAKERY):
    return actions.note_offer(actor=actor, trajectory_id=trajectory.pk, offer=offer, at=AT)


def job(trajectory, **more):
    return LabourSpellFactory(trajectory=trajectory, **{"status": "employed", **more})


@pytest.fixture
def taken(guide, trajectory):
    """An offer with the work that followed."""
    row = note(guide, trajectory)
    spell = job(trajectory, starts_on=date(2026, 4, 1))
    return actions.join_spell(actor=guide, offer_id=row.pk, spell_id=spell.pk)


def pay(actor, row, slip=SLIP):
    return actions.note_payslip(actor=actor, offer_id=row.pk, payslip=slip, today=TODAY)


class TestOffer:
    def test_reckons_hours_of_an_average_month(self):
        assert BAKERY.gross_month == Decimal("1193.83")
        assert BAKERY.gross_hour == Decimal("14.50")

    def test_leaves_a_wage_of_a_month_as_it_is(self):
        monthly = replace(BAKERY, wage_euro=Decimal("1250.10"), wage_per=WagePer.MONTH)

        assert monthly.gross_month == Decimal("1250.10")
        assert monthly.gross_hour == Decimal("15.18")


class TestNoteOffer:
    def test_comes_back_as_it_was_noted(self, guide, trajectory):
        row = note(guide, trajectory)

        assert JobOffer.objects.get(pk=row.pk).as_offer == BAKERY
        event = AuditEvent.objects.get(event="rights:offer-noted")
        assert (event.participant_id, event.facts) == (trajectory.participant_id, {})

    def test_is_for_who_writes_of_income(self, seated, trajectory):
        actor = seated("work")

        with pytest.raises(Denied):
            note(actor, trajectory)


class TestJobOffer:
    def test_is_seen_by_who_reads_of_income_only(self, guide, seated, staff, trajectory):
        row = note(guide, trajectory)

        seen = [
            list(JobOffer.objects.visible_to(actor).of_file(trajectory.pk))
            for actor in (guide, seated("work"), staff("welfare"), staff("coordinator"))
        ]

        assert seen == [[row], [], [], []]

    def test_is_behind_the_wall(self, guide, trajectory):
        note(guide, trajectory)

        own = counted("rights_joboffer")
        wall.enter(uuid7())

        assert (own, counted("rights_joboffer")) == (1, 0)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"hours": 0}, {"hours": 49}, {"wage_euro": 0}, {"days": 0}, {"travel_km": -1},
            {"real_hours": 60}, {"real_net_euro": 900},
            {"real_net_euro": 900, "real_month": date(2026, 5, 1)},
        ],
    )  # fmt: skip
    def test_is_held_by_the_database(self, guide, trajectory, wrong):
        row = note(guide, trajectory)

        with pytest.raises(IntegrityError), transaction.atomic():
            JobOffer.objects.filter(pk=row.pk).update(**wrong)

    def test_stays_as_it_was_once_work_followed(self, taken):
        with pytest.raises(DatabaseError), transaction.atomic():
            JobOffer.objects.filter(pk=taken.pk).update(days=None)


class TestChangeOffer:
    def test_writes_it_over(self, guide, trajectory):
        row = note(guide, trajectory)
        other = replace(BAKERY, hours=Decimal(24), days=None)

        actions.change_offer(actor=guide, offer_id=row.pk, offer=other)

        assert JobOffer.objects.get(pk=row.pk).as_offer == other

    def test_comes_too_late_once_work_followed(self, guide, taken):
        with pytest.raises(actions.WorkFollowed):
            actions.change_offer(actor=guide, offer_id=taken.pk, offer=BAKERY)

    def test_is_for_who_knows_the_file(self, guide, staff, trajectory):
        row = note(guide, trajectory)

        with pytest.raises(JobOffer.DoesNotExist):
            actions.change_offer(actor=staff("welfare"), offer_id=row.pk, offer=BAKERY)


class TestJoinSpell:
    def test_joins_work_of_the_same_person_from_any_file(self, guide, trajectory):
        row = note(guide, trajectory)
        other = TrajectoryFactory(
            partnership=trajectory.partnership, participant=trajectory.participant,
            state="closed", exit_on=date(2025, 1, 1), exit_reason="work", entry_on=date(2024, 1, 1),
        )  # fmt: skip
        spell = job(other)

        actions.join_spell(actor=guide, offer_id=row.pk, spell_id=spell.pk)

        assert JobOffer.objects.get().spell == spell

    def test_joins_no_training_nor_what_was_set_aside(self, guide, trajectory):
        row = note(guide, trajectory)
        training = LabourSpellFactory(trajectory=trajectory, status="training")
        aside = job(trajectory, source="vdab", set_aside_at=AT, set_aside_reason="Contract gezien")

        for spell in (training, aside):
            with pytest.raises(actions.NoJob):
                actions.join_spell(actor=guide, offer_id=row.pk, spell_id=spell.pk)

    def test_joins_no_work_of_somebody_else(self, guide, seated, trajectory):
        row = note(guide, trajectory)
        other = TrajectoryFactory(partnership=trajectory.partnership)
        known, unknown = job(other), job(TrajectoryFactory(partnership=trajectory.partnership))
        seated("welfare", of=other, actor=guide)

        with pytest.raises(actions.NoJob):
            actions.join_spell(actor=guide, offer_id=row.pk, spell_id=known.pk)
        with pytest.raises(LabourSpell.DoesNotExist):
            actions.join_spell(actor=guide, offer_id=row.pk, spell_id=unknown.pk)

    def test_takes_away_what_was_paid_for_other_work(self, guide, trajectory, taken):
        pay(guide, taken)
        again = actions.join_spell(actor=guide, offer_id=taken.pk, spell_id=taken.spell_id)
        other = job(trajectory, starts_on=date(2026, 5, 1), source="payslip")

        kept = again.real_net_euro
        moved = actions.join_spell(actor=guide, offer_id=taken.pk, spell_id=other.pk)

        assert (kept, moved.real_net_euro, moved.real_month) == (SLIP.net_euro, None, None)


class TestNotePayslip:
    def test_keeps_what_was_really_paid(self, guide, taken):
        pay(guide, taken)

        row = JobOffer.objects.get()
        assert (row.real_month, row.real_net_euro) == (date(2026, 5, 1), Decimal("1123.45"))
        assert AuditEvent.objects.filter(event="rights:offer-compared").exists()

    def test_asks_for_work_first(self, guide, trajectory):
        with pytest.raises(actions.NoWorkYet):
            pay(guide, note(guide, trajectory))

    def test_is_not_of_a_month_to_come(self, guide, taken):
        assert pay(guide, taken, replace(SLIP, month=date(2026, 6, 30)))

        with pytest.raises(actions.MonthToCome):
            pay(guide, taken, replace(SLIP, month=date(2026, 7, 1)))
