"""The story of a participant through the pages: in order, out of order, twice, at once, killed."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection
from structlog.testing import capture_logs

from tandem.foundation import clock
from tandem.foundation.audit.models import AuditEvent
from tandem.rooms.consent.models import ConsentEvent
from tandem.rooms.measures.actions import decisions
from tandem.rooms.people.models import Participant
from tandem.rooms.plans import actions as plan_actions
from tandem.rooms.plans.models import Action, Plan, PlanVersion
from tandem.rooms.trajectories.actions import team
from tandem.rooms.trajectories.models import IntroductoryMeeting, State, TeamMember, Trajectory
from tests.leaks.filled import form_of
from tests.story.people import COORDINATOR, DONE, MEDIATOR, STRANGER, WELFARE, WORK, upload

pytestmark = pytest.mark.usefixtures("circle")
REFUSED, STALE = 422, 409


def at_once(*works):
    """What each of these gave back, all begun at the same moment."""
    start = Barrier(len(works))

    def one(work):
        start.wait(timeout=10)
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return [each.result() for each in [pool.submit(one, work) for work in works]]


class TestInOrder:
    def test_leads_from_a_referral_to_a_signed_plan(self, story):
        story.refer()
        assert not story.find(MEDIATOR), "who refers gets no access by referring"
        story.meet()
        story.start()
        assert not story.find(STRANGER), "a colleague outside the team finds nobody"
        assert story.consent() >= 6
        story.measure()
        story.plan()
        assert story.read().status_code in DONE
        assert story.sign().status_code in DONE

        assert story.trajectory.state == State.ACTIVE
        assert "zqincomeqz" in story.screen(WELFARE).words(f"{story.file}life-domains/")
        for paper in ("plan.pdf", "report.pdf", "versions/1/plan.pdf"):
            answer = story.screen(WELFARE).get(f"{story.file}plan/{paper}")
            assert answer.content.startswith(b"%PDF-"), paper

    def test_leaves_no_name_number_or_free_text_in_the_logs(self, story, caplog, capfd):
        with caplog.at_level(0), capture_logs() as structured:
            story.as_far_as("sign")
            story.screen(STRANGER).get(f"/search/?q={story.last_name}")
            story.screen(STRANGER).get(story.file)

        said = " ".join((caplog.text, str(structured), *capfd.readouterr()))
        assert re.findall(r"zq\w+?qz|0470|Zehra", said) == []


class TestRegister:
    def test_brings_in_the_good_row_once_and_holds_the_other_back(self, story):
        someone = story.screen(COORDINATOR)
        good = f"Jan;{story.last_name};12/03/1980;9100;01/02/2026"
        bad = f"Piet;{story.last_name}b;31/02/1980;9100;01/02/2026"
        batch = someone.save(upload(someone, good, bad))
        chosen = {"programme": story.circle.programmes["sleutel"].pk}

        someone.save(f"{batch}write/", **chosen)
        someone.post(f"{batch}write/", chosen)

        with story.inside():
            people = Participant.objects.filter(last_name__istartswith=story.last_name)
            assert [person.first_name for person in people] == ["Jan"]
        assert someone.get(f"{batch}held-back.xlsx").content.startswith(b"PK")


class TestOutOfOrder:
    def test_nothing_is_started_before_the_meeting_says_so(self, story):
        story.as_far_as("refer")

        answer = story.screen(WELFARE).post(f"{story.file}plan/dream/", {"dream": "Te vroeg"})

        assert answer.status_code == 404
        with story.inside():
            assert not Plan.objects.filter(trajectory=story.trajectory).exists()

    def test_nobody_signs_what_was_not_read(self, story):
        story.as_far_as("plan")

        answer = story.sign()

        assert answer.status_code == REFUSED
        assert "Lees het plan eerst samen" in answer.content.decode()

    def test_nobody_reads_together_a_plan_that_is_not_complete(self, story):
        story.as_far_as("measure")

        dream = story.screen(WELFARE).words(f"{story.file}plan/dream/")
        sent = {
            "on": clock.today(),
            "edition": re.search(r'name="edition" value="(\d+)"', dream)[1],
        }
        answer = story.screen(WELFARE).post(f"{story.file}plan/read/", sent)

        assert answer.status_code == REFUSED
        with story.inside():
            assert not PlanVersion.objects.filter(plan__trajectory=story.trajectory).exists()

    def test_a_change_after_reading_is_read_again_before_signing(self, story):
        story.as_far_as("read")
        story.screen(WORK).save(f"{story.file}plan/dream/", dream="Iets anders")

        assert story.sign().status_code == REFUSED


class TestTwice:
    def test_a_list_is_sent_once(self, story):
        refer = f"{story.tick_lights()}refer/"
        mediator = story.screen(MEDIATOR)
        mediator.save(refer, **story.wish())

        mediator.post(refer, story.wish())

        with story.inside():
            assert Participant.objects.filter(last_name=story.last_name).count() == 1

    def test_consent_is_kept_once_a_day(self, story):
        story.as_far_as("consent")
        with story.inside():
            before = ConsentEvent.objects.count()

        story.consent()

        with story.inside():
            assert ConsentEvent.objects.count() == before

    def test_a_plan_is_signed_once(self, story):
        story.as_far_as("read")
        sign = f"{story.file}plan/sign/"
        sent = form_of(story.screen(WELFARE).words(sign), sign) | {"agrees": "on"}

        answers = [story.screen(WELFARE).post(sign, sent) for _hand in range(2)]

        assert all(answer.status_code in DONE for answer in answers)
        with story.inside():
            assert PlanVersion.objects.filter(plan__trajectory=story.trajectory).count() == 1


class TestAtOnce:
    def test_two_counsellors_lose_no_word(self, story):
        story.as_far_as("plan")
        dream = f"{story.file}plan/dream/"
        edition = re.search(r'name="edition" value="(\d+)"', story.screen(WORK).words(dream))[1]
        hands = {WORK: "Een winkel", WELFARE: "Een tuin"}

        def write(key):
            sent = {"dream": hands[key], "edition": edition}
            return lambda: story.screen(key).post(dream, sent)

        story.screen(WELFARE)
        answers = at_once(write(WORK), write(WELFARE))

        assert sorted(each.status_code for each in answers) == [303, STALE]
        second = next(each for each in answers if each.status_code == STALE)
        assert all(words in second.content.decode() for words in hands.values())

    def test_two_signatures_make_one_version(self, story):
        story.as_far_as("read")
        answers = at_once(story.sign, story.sign)

        assert all(each.status_code in DONE for each in answers)
        with story.inside():
            assert PlanVersion.objects.filter(plan__trajectory=story.trajectory).count() == 1

    def test_two_referrals_of_one_list_make_one_file(self, story):
        refer = f"{story.tick_lights()}refer/"
        send = lambda: story.screen(MEDIATOR).post(refer, story.wish())  # noqa: E731

        at_once(send, send)

        with story.inside():
            assert Trajectory.objects.filter(participant__last_name=story.last_name).count() == 1

    def test_two_starts_make_one_team(self, story):
        story.as_far_as("meet")

        def start():
            try:
                story.start()
            except AssertionError:
                # A page of the second hand says that this has been done.
                return False
            return True

        story.screen(COORDINATOR)
        at_once(start, start)

        with story.inside():
            seats = TeamMember.objects.filter(trajectory=story.trajectory)
            assert sorted(seats.values_list("role", flat=True)) == ["welfare", "work"]


class TestKilled:
    """The connection is lost just before the last row of an action."""

    @pytest.fixture
    def lost(self, monkeypatch):
        """Let the connection be lost when the action comes to record itself."""

        def lose(module):
            def record(*_, **__):
                connection.connection.close()
                raise OperationalError

            monkeypatch.setattr(module, "record", record)

        yield lose
        connection.close()

    def test_a_referral_is_whole_or_not_there(self, story, lost):
        refer = f"{story.tick_lights()}refer/"
        lost(decisions)

        with pytest.raises(OperationalError):
            story.screen(MEDIATOR).fill(refer, **story.wish())
        connection.close()

        with story.inside():
            assert not Participant.objects.filter(last_name=story.last_name).exists()

    def test_consent_opens_nothing_when_the_answer_is_not_kept(self, story, lost):
        story.as_far_as("start")
        lost(team)

        with pytest.raises(OperationalError):
            story.consent()
        connection.close()

        with story.inside():
            mine = ConsentEvent.objects.filter(participant=story.trajectory.participant_id)
            # Health is the first class that a yes opens: that answer was lost with its effect.
            assert not mine.filter(purpose="share", sensitivity=2).exists()

    def test_a_signature_is_whole_or_not_there(self, story, lost):
        story.as_far_as("read")
        lost(plan_actions.agreement)

        with pytest.raises(OperationalError):
            story.sign()
        connection.close()

        with story.inside():
            assert not PlanVersion.objects.filter(plan__trajectory=story.trajectory).exists()
            assert Plan.objects.get(trajectory=story.trajectory, is_current=True).state == "read"


class TestTrail:
    def test_tells_every_step(self, story):
        story.as_far_as("sign")

        with story.inside():
            told = set(
                AuditEvent.objects.filter(
                    participant_id=story.trajectory.participant_id
                ).values_list("event", flat=True)
            )
            kept = Action.objects.filter(plan__trajectory=story.trajectory).count()
            met = IntroductoryMeeting.objects.filter(trajectory=story.trajectory).count()

        assert {"consent:answered", "plan:signed", "trajectory:viewed"} <= told
        assert (kept, met) == (2, 1)
