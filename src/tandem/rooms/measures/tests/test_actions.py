from datetime import UTC, date, datetime
from importlib.resources import files

import pytest

from tandem.foundation import clock
from tandem.foundation.access import system
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.foundation.keys import uuid7
from tandem.rooms.measures import actions
from tandem.rooms.measures.models import Assessment, DomainScore, Instrument, Need, Voice
from tandem.rooms.measures.scoring import Given, Score, mark
from tandem.rooms.measures.tests.factories import (
    AssessmentFactory,
    InstrumentFactory,
    NeedFactory,
)
from tandem.rooms.measures.xlsform import shipped_instruments
from tandem.rooms.trajectories.models import Trajectory

ON = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def file_of(key="satisfaction", version="1", **words):
    text = (files("tandem.rooms.measures") / "instruments" / f"{key}.md").read_text()
    text = text.replace(f"| {key} | 1 |", f"| {key} | {version} |")
    for old, new in words.items():
        text = text.replace(old, new)
    return text


class TestAdoptInstrument:
    def adopt(self, actor, **more):
        return actions.adopt_instrument(actor=actor, data=file_of(**more), file_name="s.md")

    def test_keeps_what_the_file_says(self, staff):
        instrument = self.adopt(staff("coordinator"))

        kept = Instrument.objects.get(pk=instrument.pk)
        assert kept.definition == shipped_instruments()["satisfaction"].to_json()
        assert (kept.key, kept.version, kept.is_offered) == ("satisfaction", "1", True)

    def test_changes_nothing_the_second_time(self, staff):
        coordinator = staff("coordinator")

        assert self.adopt(coordinator) == self.adopt(coordinator)
        assert AuditEvent.objects.filter(event="instrument:adopted").count() == 1

    def test_lets_a_new_version_succeed_the_old(self, staff):
        coordinator = staff("coordinator")
        old = self.adopt(coordinator)

        new = self.adopt(coordinator, version="2")

        old.refresh_from_db()
        assert (old.is_offered, new.is_offered) == (False, True)

    def test_never_changes_a_version(self, staff):
        coordinator = staff("coordinator")
        self.adopt(coordinator)

        with pytest.raises(actions.VersionTaken) as refusal:
            self.adopt(coordinator, luisterden="hoorden", luisterde="x", luisterd="y")

        assert refusal.value.facts == {"key": "satisfaction", "version": "1"}

    def test_writes_nothing_of_a_broken_file(self, staff):
        broken = file_of().replace("| select_one agree | heard", "| select_won agree | heard")

        with pytest.raises(actions.InstrumentError) as refusal:
            actions.adopt_instrument(actor=staff("coordinator"), data=broken, file_name="s.md")

        assert (refusal.value.code, refusal.value.sheet) == ("unknown_type", "survey")
        assert not Instrument.objects.exists()

    @pytest.mark.parametrize("role", ["work", "welfare", "steering"])
    def test_is_not_for(self, staff, role):
        with pytest.raises(Denied):
            self.adopt(staff(role))
        with pytest.raises(Denied):
            actions.adopt_shipped(actor=staff(role), key="satisfaction")

    @pytest.mark.parametrize("key", shipped_instruments())
    def test_takes_what_comes_with_the_program(self, partnership, key):
        assert actions.adopt_shipped(actor=system(partnership.pk), key=key).key == key

    def test_knows_no_other(self, partnership):
        with pytest.raises(actions.NotShipped):
            actions.ready_instrument(actor=system(partnership.pk), key="something")


class TestBeginAssessment:
    def begin(self, actor, trajectory, **more):
        given = {"voice": Voice.PARTICIPANT, "moment": "start", "on": ON} | more
        return actions.begin_assessment(actor=actor, trajectory_id=trajectory.pk, **given)

    def test_takes_the_life_domains_that_come_with_the_program(self, guide, trajectory):
        assessment = self.begin(guide, trajectory)

        assert assessment.instrument.key == "life_domains"
        assert assessment.participant == trajectory.participant

    def test_goes_on_with_what_was_begun(self, guide, seated, trajectory):
        first = self.begin(guide, trajectory)

        assert self.begin(seated("work"), trajectory) == first
        assert AuditEvent.objects.filter(event="assessment:begun").count() == 1

    def test_keeps_the_voices_apart(self, guide, trajectory):
        voices = [self.begin(guide, trajectory, voice=voice) for voice in Voice]

        assert voices[0] != voices[1]

    def test_is_not_for_a_stranger_nor_who_only_coordinates(self, staff, trajectory):
        with pytest.raises(Trajectory.DoesNotExist):
            self.begin(staff("welfare"), trajectory)
        with pytest.raises(Denied):
            self.begin(staff("coordinator"), trajectory)


class TestSaveScores:
    @pytest.fixture
    def assessment(self, trajectory):
        return AssessmentFactory(trajectory=trajectory)

    def save(self, actor, assessment, **given):
        return actions.save_scores(
            actor=actor, assessment_id=assessment.pk, at=AT,
            given={domain: each if isinstance(each, Given) else Given(each)
                   for domain, each in given.items()},
        )  # fmt: skip

    def test_keeps_level_words_wish_and_barrier(self, guide, assessment):
        self.save(guide, assessment, WON=Score("2", "Te vochtig", "yes", "unclear"))

        kept = DomainScore.objects.get()
        assert (kept.kind, kept.level, kept.words) == ("scored", 2, "Te vochtig")
        assert (kept.wish, kept.hinders, kept.sensitivity) == ("yes", "unclear", 1)
        assert (kept.noted_by_id, kept.noted_at) == (guide.user_id, AT)

    @pytest.mark.parametrize("state", ["not_discussed", "prefers_not"])
    def test_keeps_no_level_for(self, guide, assessment, state):
        self.save(guide, assessment, WON=Score(state))

        assert (DomainScore.objects.get().kind, DomainScore.objects.get().level) == (state, None)

    def test_leaves_the_other_domains_as_they_are(self, guide, assessment):
        self.save(guide, assessment, WON=Score("2"))

        changed = self.save(guide, assessment, INC=Score("4"))

        assert changed == ["INC"]
        assert DomainScore.objects.count() == 2

    def test_lets_two_people_fill_in_the_same_voice_at_once(self, guide, seated, assessment):
        other = seated("case_manager")
        self.save(guide, assessment, WON=Score("2"))

        # The other saw an empty page, and sends it back with one answer of their own.
        self.save(other, assessment, INC=Score("3"))

        levels = dict(DomainScore.objects.values_list("domain", "level"))
        assert levels == {"WON": 2, "INC": 3}

    def test_never_overwrites_unseen_what_somebody_else_said(self, guide, seated, assessment):
        self.save(guide, assessment, WON=Score("2", "Te vochtig"))

        with pytest.raises(actions.ScoresChanged) as refusal:
            self.save(seated("case_manager"), assessment, WON=Score("4"), INC=Score("1"))

        assert refusal.value.theirs["WON"].words == "Te vochtig"
        assert DomainScore.objects.count() == 1

    def test_takes_the_place_of_what_was_seen(self, guide, seated, assessment):
        self.save(guide, assessment, WON=Score("2"))

        self.save(seated("case_manager"), assessment, WON=Given(Score("4"), mark(Score("2"))))

        assert DomainScore.objects.get().level == 4

    def test_does_not_put_back_what_somebody_else_changed(self, guide, assessment):
        first = Score("2")
        self.save(guide, assessment, WON=first)
        self.save(guide, assessment, WON=Given(Score("4"), mark(first)))

        changed = self.save(guide, assessment, WON=Given(first, mark(first)))

        assert (changed, DomainScore.objects.get().level) == ([], 4)

    def test_twice_is_once(self, guide, assessment):
        for _ in range(2):
            self.save(guide, assessment, WON=Score("2"))

        assert AuditEvent.objects.filter(event="assessment:saved").count() == 1

    @pytest.mark.parametrize(
        ("role", "domain"),
        [
            ("work", "WON"),
            ("work", "PSY"),
            ("welfare", "GEZ"),
            ("welfare", "JUS"),
            ("expert", "WRK"),
        ],
    )
    def test_is_refused_where_the_seat_does_not_read(self, seated, assessment, role, domain):
        with pytest.raises(Denied):
            self.save(seated(role), assessment, **{domain: Score("2")})

    def test_is_refused_after_leaving(self, seated, assessment):
        left = seated("welfare", starts_on=ON, ends_on=clock.today().replace(day=1))
        with pytest.raises((Denied, Assessment.DoesNotExist)):
            self.save(left, assessment, WON=Score("2"))

    def test_finds_nothing_for_a_stranger(self, staff, assessment):
        with pytest.raises(Assessment.DoesNotExist):
            self.save(staff("welfare"), assessment, WON=Score("2"))


class TestSaveAnswers:
    @pytest.fixture
    def assessment(self, partnership, trajectory):
        instrument = InstrumentFactory(partnership=partnership, key="warning_lights")
        return AssessmentFactory(trajectory=trajectory, instrument=instrument, moment="middle")

    def save(self, actor, assessment, answers, edition=1):
        return actions.save_answers(
            actor=actor, assessment_id=assessment.pk, answers=answers, edition=edition, on=ON
        )

    def test_keeps_only_what_shows(self, guide, assessment):
        self.save(guide, assessment, {"won_signals": ["eviction"], "person_hinders": "yes"})

        assessment.refresh_from_db()
        assert assessment.answers == {"won_signals": ["eviction"], "person_hinders": "yes"}
        assert assessment.edition == 2

    def test_leaves_alone_what_the_writer_does_not_read(self, guide, seated, assessment):
        self.save(guide, assessment, {"won_signals": ["eviction"], "mob_signals": []})

        self.save(
            seated("work"), assessment, {"mob_signals": ["cannot_reach"], "won_signals": []}, 2
        )

        assessment.refresh_from_db()
        assert assessment.answers["won_signals"] == ["eviction"]

    def test_never_overwrites_unseen(self, guide, seated, assessment):
        self.save(guide, assessment, {"won_signals": ["eviction"]})

        with pytest.raises(actions.AnswersChanged) as refusal:
            self.save(seated("case_manager"), assessment, {"won_signals": ["unfit"]})

        assert refusal.value.theirs.answers == {"won_signals": ["eviction"]}

    def test_twice_is_once(self, guide, assessment):
        for _ in range(2):
            self.save(guide, assessment, {"won_signals": ["eviction"]})

        assessment.refresh_from_db()
        assert assessment.edition == 2

    def test_refuses_what_the_instrument_does_not_take(self, guide, assessment):
        with pytest.raises(actions.AnswersRefused) as refusal:
            self.save(guide, assessment, {"won_signals": ["castle"], "colour": "blue"})

        assert set(refusal.value.facts["problems"]) == {"won_signals", "colour"}


class TestSignals:
    def note(self, actor, instrument, key, answers=None):
        return actions.note_signals(
            actor=actor, assessment_id=key, instrument_id=instrument.pk, on=ON,
            answers=answers or {"won_signals": ["eviction"]},
        )  # fmt: skip

    @pytest.fixture
    def instrument(self, partnership):
        return InstrumentFactory(partnership=partnership, key="warning_lights")

    def test_are_kept_without_a_name_and_once(self, staff, instrument):
        mediator, key = staff("mediator"), uuid7()

        for _ in range(2):
            self.note(mediator, instrument, key)

        kept = Assessment.objects.get()
        assert (kept.participant, kept.trajectory, kept.moment) == (None, None, "signal")

    def test_are_nobody_elses_to_read(self, staff, instrument):
        mediator = staff("mediator")
        self.note(mediator, instrument, uuid7())

        assert Assessment.objects.visible_to(mediator).exists()
        for other in (staff("mediator"), staff("coordinator")):
            assert not Assessment.objects.visible_to(other).exists()

    def test_go_to_the_file_and_out_of_sight_of_who_referred(self, staff, instrument, trajectory):
        mediator = staff("mediator")
        kept = self.note(mediator, instrument, uuid7())

        actions.attach_signals(
            actor=mediator, assessment_id=kept.pk, trajectory_id=trajectory.pk,
            participant_id=trajectory.participant_id,
        )  # fmt: skip

        kept.refresh_from_db()
        assert kept.participant == trajectory.participant
        assert not Assessment.objects.visible_to(mediator).exists()


class TestNeeds:
    def note(self, actor, trajectory, domain="WON", key=None):
        return actions.note_need(
            actor=actor, need_id=key or uuid7(), trajectory_id=trajectory.pk, domain=domain,
            text="Een droge woning", voice=Voice.PARTICIPANT, on=ON,
        )  # fmt: skip

    def test_are_dated_and_authored(self, guide, trajectory):
        need = self.note(guide, trajectory)

        assert (need.noted_on, need.noted_by_id, need.voice) == (ON, guide.user_id, "participant")
        trace = AuditEvent.objects.get(event="need:noted")
        assert trace.participant_id == trajectory.participant_id
        assert trace.facts == {"domain": "WON"}

    def test_are_noted_once(self, guide, trajectory):
        key = uuid7()

        for _ in range(2):
            self.note(guide, trajectory, key=key)

        assert Need.objects.count() == 1

    def test_are_refused_where_the_seat_does_not_read(self, seated, trajectory):
        with pytest.raises(Denied):
            self.note(seated("work"), trajectory)

    def test_end_with_a_reason(self, guide, trajectory):
        need = NeedFactory(trajectory=trajectory)

        actions.end_need(actor=guide, need_id=need.pk, on=date(2026, 5, 1), reason="Verhuisd")

        need.refresh_from_db()
        assert (need.ended_on, need.end_reason) == (date(2026, 5, 1), "Verhuisd")

    def test_do_not_end_before_they_began(self, guide, trajectory):
        need = NeedFactory(trajectory=trajectory)

        with pytest.raises(actions.EndsBeforeStart):
            actions.end_need(actor=guide, need_id=need.pk, on=date(2026, 1, 1), reason="x")

    def test_are_not_found_by_who_does_not_read_them(self, seated, trajectory):
        need = NeedFactory(trajectory=trajectory)

        with pytest.raises(Need.DoesNotExist):
            actions.end_need(actor=seated("work"), need_id=need.pk, on=ON, reason="x")
