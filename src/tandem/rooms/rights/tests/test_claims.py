from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tandem.foundation import clock, wall
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied, Stale
from tandem.foundation.keys import uuid7
from tandem.rooms.rights import actions, checklist, moments
from tandem.rooms.rights.actions import Impossible, Which
from tandem.rooms.rights.models import Claim, LocalRight, RightsRound
from tandem.rooms.rights.rules.claims import ClaimState, ClaimWords, RoundMoment, months_after
from tandem.rooms.rights.tests.homes import AT, note
from tandem.rooms.rights.tests.stories import home_from
from tandem.rooms.rights.tests.test_homes import counted
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.tests.factories import LabourSpellFactory, TrajectoryFactory

pytestmark = pytest.mark.django_db
TODAY = AT.date()
POOR = home_from(
    {"age": 34, "work": "jobseeker", "complete": True, "housing": "private_rent"}, TODAY
)
TABLES = ("rights_claim", "rights_rightsround", "rights_claimevent", "rights_localright")


def begin(actor, trajectory, moment=RoundMoment.START, on=TODAY):
    return actions.begin_round(
        actor=actor, trajectory_id=trajectory.pk, moment=moment, on=on, at=AT
    )


def tell(actor, trajectory, key="uitpas", edition=0, person="", **words):
    state = ClaimState(words.pop("state", "discussed"))
    return actions.note_claim(
        actor=actor,
        which=Which(trajectory.pk, key, person),
        words=ClaimWords(state, **words),
        edition=edition,
        at=AT,
    )


class TestBeginRound:
    def test_keeps_what_is_likely_with_the_tests_behind_it(self, guide, trajectory):
        snapshot = note(guide, trajectory, POOR)

        begun = begin(guide, trajectory)

        assert begun.snapshot_id == snapshot.pk
        claim = Claim.objects.get(right_key="leefloon")
        assert (claim.estimate, claim.state, claim.discussed_on) == ("probably", "open", None)
        assert (claim.expected_euro, claim.every) == (Decimal("1340.48"), "month")
        assert [one["fact"] for one in claim.why["passed"]] == ["age", "below_leefloon"]
        assert not Claim.objects.filter(estimate__in=["no", "unknown"]).exists()

    def test_goes_without_a_household_and_finds_nothing(self, guide, trajectory):
        begun = begin(guide, trajectory)

        assert begun.snapshot is None
        assert not Claim.objects.exists()

    def test_weighs_again_and_leaves_what_was_told(self, guide, trajectory):
        note(guide, trajectory, POOR)
        begin(guide, trajectory)
        tell(guide, trajectory, "leefloon", 1, state="not_wanted", note="Liever niet.")
        rich = home_from(
            {"age": 40, "work": "employee", "incomes": {"wage": 6000}, "complete": True}, TODAY
        )
        note(guide, trajectory, rich)

        begin(guide, trajectory, RoundMoment.JOB_START)

        claim = Claim.objects.get(right_key="leefloon")
        assert (claim.estimate, claim.state, claim.note) == ("no", "not_wanted", "Liever niet.")

    def test_is_held_once_a_day_for_one_moment_and_never_tomorrow(self, guide, trajectory):
        begin(guide, trajectory)

        with pytest.raises(actions.RoundIsThere):
            begin(guide, trajectory)
        with pytest.raises(actions.NotYet):
            begin(guide, trajectory, RoundMoment.EXIT, TODAY + timedelta(days=1))

    def test_is_recorded_with_a_number_only(self, guide, trajectory):
        note(guide, trajectory, POOR)
        begin(guide, trajectory)

        event = AuditEvent.objects.get(event="rights:round-begun")

        assert event.participant_id == trajectory.participant_id
        assert event.facts["found"] == Claim.objects.count()


class TestNoteClaim:
    def test_keeps_days_and_amounts(self, guide, trajectory):
        claim = tell(
            guide, trajectory, state="granted", granted_from=TODAY, granted_euro=Decimal("12.50")
        )

        kept = Claim.objects.get()
        assert (kept.pk, kept.granted_euro, kept.discussed_on) == (claim.pk, Decimal("12.5"), TODAY)
        assert (kept.edition, kept.estimate, kept.first_on) == (1, "unknown", TODAY)

    def test_tells_one_right_for_each_person_apart(self, guide, trajectory):
        tell(guide, trajectory, state="not_wanted")
        tell(guide, trajectory, person="Karim", state="applied", applied_on=TODAY)

        assert dict(Claim.objects.values_list("person", "state")) == {
            "": "not_wanted",
            "Karim": "applied",
        }

    def test_counts_as_talked_about_in_the_newest_round(self, guide, trajectory):
        begin(guide, trajectory)
        tell(guide, trajectory)
        tell(guide, trajectory, "davo", state="open")

        assert RightsRound.objects.get().talked_keys == ["uitpas"]

    @pytest.mark.parametrize(
        ("words", "problem"),
        [
            ({"state": "applied"}, ("applied_on", "needed")),
            ({"state": "granted"}, ("granted_from", "needed")),
            ({"state": "refused"}, ("decided_on", "needed")),
            (
                {"state": "refused", "decided_on": TODAY,
                 "appeal_before": TODAY - timedelta(days=1)},
                ("appeal_before", "too_early"),
            ),
            ({"appeal_before": TODAY}, ("decided_on", "needed")),
            ({"renew_on": TODAY}, ("granted_from", "needed")),
            ({"applied_on": TODAY + timedelta(days=1)}, ("applied_on", "to_come")),
            ({"granted_euro": Decimal(-1)}, ("granted_euro", "negative")),
            ({"expected_euro": Decimal("-0.01")}, ("expected_euro", "negative")),
        ],
    )  # fmt: skip
    def test_refuses_what_cannot_be_and_names_the_field(self, guide, trajectory, words, problem):
        with pytest.raises(Impossible) as refusal:
            tell(guide, trajectory, **words)

        assert problem in refusal.value.facts["problems"]
        assert not Claim.objects.exists()

    def test_refuses_a_right_that_does_not_exist(self, guide, trajectory):
        with pytest.raises(actions.UnknownRight):
            tell(guide, trajectory, "gratis_bier")

    def test_tells_the_second_of_two_at_once(self, guide, trajectory):
        tell(guide, trajectory)
        tell(guide, trajectory, edition=1, state="not_wanted")

        with pytest.raises(Stale) as refusal:
            tell(guide, trajectory, edition=1)
        with pytest.raises(Stale):
            tell(guide, trajectory, edition=0)

        assert refusal.value.facts["edition"] == 2

    def test_is_denied_to_who_reads_a_summary_only(self, staff, trajectory, seated):
        worker = seated("work")

        with pytest.raises(Denied):
            tell(worker, trajectory)
        with pytest.raises(Trajectory.DoesNotExist):
            tell(staff("welfare"), trajectory)

    def test_keeps_its_history(self, guide, trajectory):
        claim = tell(guide, trajectory)
        tell(guide, trajectory, edition=1, state="applied", applied_on=TODAY)

        assert list(claim.events.order_by("pgh_id").values_list("state", flat=True)) == [
            "discussed",
        ]


class TestMarkClaim:
    def test_keeps_what_was_told_before(self, guide, trajectory):
        tell(guide, trajectory, note="Samen bellen.", expected_euro=Decimal(30))

        claim = actions.mark_claim(
            actor=guide, which=Which(trajectory.pk, "uitpas"), state=ClaimState.APPLIED,
            edition=1, at=AT,
        )  # fmt: skip

        assert (claim.applied_on, claim.note, claim.expected_euro) == (TODAY, "Samen bellen.", 30)

    def test_asks_for_more_words_where_a_state_needs_them(self, guide, trajectory):
        with pytest.raises(Impossible):
            actions.mark_claim(
                actor=guide, which=Which(trajectory.pk, "uitpas"), state=ClaimState.GRANTED,
                edition=0, at=AT,
            )  # fmt: skip


class TestTheDatabase:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"state": "applied", "applied_on": None},
            {"state": "granted"},
            {"state": "refused"},
            {"expected_euro": -1},
            {"granted_euro": -1},
            {"decided_on": TODAY, "appeal_before": TODAY - timedelta(days=1)},
            {"appeal_before": TODAY},
            {"renew_on": TODAY},
            {"discussed_on": None},
        ],
    )
    def test_repeats_what_must_never_be(self, guide, trajectory, wrong):
        claim = tell(guide, trajectory)

        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(**wrong)

    def test_shows_nothing_behind_the_wall(self, guide, trajectory, other_partnership, inside):
        note(guide, trajectory, POOR)
        begin(guide, trajectory)
        tell(guide, trajectory, "leefloon", 1)
        coordinator = guide
        assert counted("rights_claim") > 0

        with inside(other_partnership):
            assert [counted(table) for table in TABLES] == [0, 0, 0, 0]
        wall.enter(None)
        assert [counted(table) for table in TABLES] == [0, 0, 0, 0]
        wall.enter(coordinator.partnership_id)


class TestVisibleTo:
    def test_shows_claims_to_who_reads_of_income_only(self, guide, staff, trajectory, seated):
        tell(guide, trajectory)
        begin(guide, trajectory)
        worker, coordinator = seated("work"), staff("coordinator")

        for rows in (Claim.objects, RightsRound.objects):
            assert rows.visible_to(guide).count() == 1
            for stranger in (worker, coordinator, staff("welfare")):
                assert not rows.visible_to(stranger).exists()


class TestWaiting:
    def test_takes_the_day_that_goes_with_the_state(self, guide, trajectory):
        soon, later = TODAY + timedelta(days=3), TODAY + timedelta(days=300)
        tell(guide, trajectory, "davo", state="refused", decided_on=TODAY, appeal_before=soon)
        tell(guide, trajectory, "leefloon", state="granted", granted_from=TODAY, renew_on=later)
        tell(guide, trajectory, "uitpas", due_on=soon)
        tell(guide, trajectory, "train_reduced", state="not_wanted", due_on=soon)

        rows = Claim.objects.visible_to(guide).waiting(TODAY + timedelta(days=7))

        assert dict(rows.values_list("right_key", "waits_on")) == {"davo": soon, "uitpas": soon}


class TestTheChecklist:
    def test_weighs_everything_and_counts_what_was_talked_about(self, guide, trajectory):
        note(guide, trajectory, POOR)
        begin(guide, trajectory)
        tell(guide, trajectory, "leefloon", 1)

        found = checklist.checklist(guide, trajectory)

        counts = found.counts()
        assert found.talked_in_round == 1
        assert counts["all"] == len(found.rows)
        assert counts["busy"] == 1
        assert 0 < counts["talk"] < counts["all"]
        groups = [authority for authority, _parts in checklist.grouped(found.rows)]
        assert groups == ["federal", "flemish", "local"]


class TestMoments:
    def test_ask_for_a_round_at_the_start_with_a_job_and_at_the_end(self, guide, trajectory):
        Trajectory.objects.filter(pk=trajectory.pk).update(
            exit_on=TODAY, state="closed", exit_reason="work"
        )
        LabourSpellFactory(trajectory=trajectory, status="employed", starts_on=TODAY)
        trajectory.refresh_from_db()

        assert moments.rounds_of(guide, trajectory).due == ("start", "job_start", "exit")
        for moment in (RoundMoment.START, RoundMoment.JOB_START, RoundMoment.EXIT):
            begin(guide, trajectory, moment)
        assert moments.rounds_of(guide, trajectory).due == ()

    def test_ask_again_with_the_next_job(self, guide, trajectory):
        begin(guide, trajectory)
        begin(guide, trajectory, RoundMoment.JOB_START, TODAY - timedelta(days=90))
        LabourSpellFactory(trajectory=trajectory, status="employed", starts_on=TODAY)

        assert moments.rounds_of(guide, trajectory).due == ("job_start",)


class TestOwnRights:
    DEFINITION = {
        "authority": "local", "group": "mobility",
        "name": {"nl": "Zwemkaart", "en": "Swimming card"},
        "what": {"nl": "Tien keer zwemmen.", "en": "Ten swims."}, "automatic": "no",
        "step": {"nl": "Vraag het aan de balie.", "en": "Ask the desk."},
        "decides": {"nl": "Stad", "en": "City"}, "where": {"nl": "Zwembad", "en": "Pool"},
        "when": {"fact": "age", "at_least": 12}, "source": "reglement", "status": "verified",
    }  # fmt: skip

    def test_stand_in_the_checklist_until_they_end_and_longer_where_asked_for(
        self, guide, staff, trajectory, partnership
    ):
        coordinator = staff("coordinator")
        row = actions.add_local_right(actor=coordinator, definition=self.DEFINITION, at=AT)
        other = TrajectoryFactory(partnership=partnership)
        tell(guide, trajectory, row.key)

        actions.end_local_right(
            actor=coordinator, right_id=row.pk, on=clock.today() - timedelta(days=1), at=AT
        )

        shown = [one.right.key for one in checklist.checklist(guide, trajectory).rows]
        assert row.key in shown
        there = [one.right.key for one in checklist.checklist(guide, other).rows]
        assert row.key not in there

    def test_are_added_once_by_who_coordinates(self, guide, staff):
        coordinator, key = staff("coordinator"), uuid7()
        for _ in range(2):
            actions.add_local_right(actor=coordinator, definition=self.DEFINITION, key=key, at=AT)

        assert LocalRight.objects.get().name == "Zwemkaart"
        with pytest.raises(Denied):
            actions.add_local_right(actor=guide, definition=self.DEFINITION, at=AT)

    def test_are_changed_without_losing_a_word(self, staff):
        coordinator = staff("coordinator")
        row = actions.add_local_right(actor=coordinator, definition=self.DEFINITION, at=AT)
        changed = self.DEFINITION | {"name": {"nl": "Zwempas", "en": "Swim pass"}}
        actions.change_local_right(
            actor=coordinator, right_id=row.pk, definition=changed, edition=1, at=AT
        )

        with pytest.raises(Stale):
            actions.change_local_right(
                actor=coordinator, right_id=row.pk, definition=changed, edition=1, at=AT
            )
        assert checklist.rights_of(coordinator, None)[row.key].name.nl == "Zwempas"


class TestDays:
    def test_end_with_a_shorter_month(self):
        assert months_after(TODAY.replace(month=8, day=31), 6).day in (28, 29)


class TestWhatIsThereAlready:
    RECEIVES = home_from(
        {"age": 34, "incomes": {"leefloon": 900}, "complete": True, "health": "increased"}, TODAY
    )

    def test_is_not_found_once_more(self, guide, trajectory):
        note(guide, trajectory, self.RECEIVES)

        begin(guide, trajectory)

        assert not Claim.objects.filter(
            right_key__in=["leefloon", "increased_reimbursement"]
        ).exists()
        assert Claim.objects.filter(right_key="train_reduced").exists()

    def test_is_not_to_be_talked_about(self, guide, trajectory):
        note(guide, trajectory, self.RECEIVES)

        found = checklist.checklist(guide, trajectory)

        there = {row.right.key for row in found.rows if row.is_there}
        assert {"leefloon", "increased_reimbursement"} <= there
        assert there.isdisjoint(row.right.key for row in found.shown(checklist.TO_TALK))

    def test_can_be_noted_all_the_same(self, guide, trajectory):
        note(guide, trajectory, self.RECEIVES)
        tell(guide, trajectory, "leefloon", state="granted", granted_from=TODAY)

        found = checklist.checklist(guide, trajectory)

        assert "leefloon" in {row.right.key for row in found.shown(checklist.BUSY)}
