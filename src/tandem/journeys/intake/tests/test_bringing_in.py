from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.journeys.intake import actions, events
from tandem.rooms.contacts import actions as contacts_actions
from tandem.rooms.contacts.models import ContactKind, ContactNote, OutreachContact
from tandem.rooms.contacts.tests.factories import OutreachContactFactory
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories.models import State, Trajectory
from tandem.rooms.trajectories.tests.factories import ParticipantFactory, TrajectoryFactory

ON = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 15, tzinfo=UTC)
EVA = actions.Person(
    first_name="Éva", last_name="De Vos", birth_date=date(1988, 4, 1), phone="0470 12 34 56"
)
WISH = actions.Wish(person=EVA, reason="Zoekt werk en opvang.", agreed_on=ON)


def bring_in(actor, wish=WISH):
    return actions.bring_in(actor=actor, wish=wish, kind=ContactKind.OFFICE, at=AT)


class TestBringingIn:
    def test_makes_a_participant_and_lands_as_a_referral(self, partnership, staff):
        mediator = staff("mediator")

        landed = bring_in(mediator)

        trajectory = Trajectory.objects.select_related("participant").get(pk=landed.trajectory_id)
        assert (trajectory.state, trajectory.referred_on, trajectory.agreed_to_referral_on) == (
            State.REFERRED, ON, ON,
        )  # fmt: skip
        assert trajectory.referring_organisation_id == mediator.posts[0].organisation_id
        assert (trajectory.participant.full_name, trajectory.participant.phone) == (
            "Éva De Vos", "0470 12 34 56",
        )  # fmt: skip

    def test_opens_nothing_to_the_referrer(self, partnership, staff):
        mediator = staff("mediator")

        bring_in(mediator)

        assert not Trajectory.objects.visible_to(mediator).exists()

    def test_recognises_who_is_known_by_name_and_birth_date(self, partnership, staff):
        known = ParticipantFactory(
            partnership=partnership, first_name="Eva", last_name="DEVOS",
            birth_date=EVA.birth_date, phone="03 111 11 11",
        )  # fmt: skip

        landed = bring_in(staff("mediator"))

        assert (landed.participant_id, Participant.objects.count()) == (known.pk, 1)
        assert AuditEvent.objects.get(event=events.RECOGNISED).participant_id == known.pk

    def test_keeps_a_new_number_of_somebody_known_without_replacing_the_old(
        self, partnership, staff
    ):
        known = ParticipantFactory(
            partnership=partnership, first_name="Eva", last_name="De Vos",
            birth_date=EVA.birth_date, phone="03 111 11 11",
        )  # fmt: skip

        landed = bring_in(staff("mediator"))

        known.refresh_from_db()
        assert known.phone == "03 111 11 11"
        reason = Trajectory.objects.get(pk=landed.trajectory_id).referred_reason
        assert reason == "Zoekt werk en opvang.\n0470 12 34 56"

    @pytest.mark.parametrize(
        "changes",
        [{"birth_date": date(1988, 4, 2)}, {"birth_date": None}, {"last_name": ""},
         {"first_name": "Ewa"}],
    )  # fmt: skip
    def test_recognises_nobody_on_less(self, partnership, staff, changes):
        ParticipantFactory(
            partnership=partnership, first_name="Eva", last_name="De Vos",
            birth_date=EVA.birth_date,
        )  # fmt: skip

        bring_in(staff("mediator"), replace(WISH, person=replace(EVA, **changes)))

        assert Participant.objects.count() == 2

    def test_chooses_nobody_out_of_two_with_the_same_name_and_birth_date(self, partnership, staff):
        for _ in range(2):
            ParticipantFactory(
                partnership=partnership, first_name="Eva", last_name="De Vos",
                birth_date=EVA.birth_date,
            )  # fmt: skip

        bring_in(staff("mediator"))

        assert Participant.objects.count() == 3

    def test_recognises_nobody_behind_the_wall(self, partnership, other_partnership, staff, inside):
        with inside(other_partnership):
            ParticipantFactory(
                partnership=other_partnership, first_name="Eva", last_name="De Vos",
                birth_date=EVA.birth_date,
            )  # fmt: skip

        bring_in(staff("mediator"))

        assert Participant.objects.get().partnership_id == partnership.pk

    def test_reaches_the_team_when_a_trajectory_is_open(self, partnership, staff):
        known = ParticipantFactory(
            partnership=partnership, first_name="Eva", last_name="De Vos",
            birth_date=EVA.birth_date,
        )  # fmt: skip
        open_one = TrajectoryFactory(partnership=partnership, participant=known)

        landed = bring_in(staff("mediator"))

        note = ContactNote.objects.get()
        assert (landed.trajectory_id, Trajectory.objects.count()) == (open_one.pk, 1)
        assert (note.trajectory_id, note.is_personal) == (open_one.pk, False)
        assert note.text == "Zoekt werk en opvang.\n0470 12 34 56"

    def test_refuses_a_yes_of_tomorrow(self, partnership, staff):
        with pytest.raises(actions.NotYet):
            bring_in(staff("mediator"), replace(WISH, agreed_on=date(2026, 3, 3)))

        assert not Participant.objects.exists()

    @pytest.mark.parametrize("role", ["steering", "dpo", "expert", "group_guide"])
    def test_is_refused_to_who_adds_no_people(self, partnership, staff, role):
        with pytest.raises(Denied):
            bring_in(staff(role))


class TestBringingInAContact:
    def bring(self, actor, contact, wish=WISH, *, words_may_come=True):
        return actions.bring_in_contact(
            actor=actor, contact_id=contact.pk, wish=wish, words_may_come=words_may_come, at=AT
        )

    def test_joins_refers_and_lets_the_words_come_along(self, partnership, staff):
        walker = staff("outreach")
        contact = OutreachContactFactory(
            actor=walker, domains=["WON"], words="Slaapt in de auto.", agreed_next="Bellen maandag"
        )

        self.bring(walker, contact)

        contact.refresh_from_db()
        trajectory = Trajectory.objects.get()
        note = ContactNote.objects.get()
        assert contact.participant_id == trajectory.participant_id
        assert (note.trajectory_id, note.on, note.sensitivity, note.kind) == (
            trajectory.pk, contact.met_on, 1, ContactKind.OUTREACH,
        )  # fmt: skip
        assert note.text == "Slaapt in de auto.\nBellen maandag"

    def test_leaves_the_words_with_the_worker_when_the_person_wants_that(self, partnership, staff):
        walker = staff("outreach")

        self.bring(walker, OutreachContactFactory(actor=walker), words_may_come=False)

        assert Trajectory.objects.exists()
        assert not ContactNote.objects.exists()

    def test_tells_nothing_of_who_was_known(self, partnership, staff):
        walker = staff("outreach")
        ParticipantFactory(
            partnership=partnership, first_name="Eva", last_name="De Vos",
            birth_date=EVA.birth_date,
        )  # fmt: skip

        assert self.bring(walker, OutreachContactFactory(actor=walker)) is None

    def test_leaves_nothing_behind_when_the_agreement_is_older_than_the_contact(
        self, partnership, staff
    ):
        walker = staff("outreach")
        contact = OutreachContactFactory(actor=walker)

        with pytest.raises(contacts_actions.BeforeContact):
            self.bring(walker, contact, replace(WISH, agreed_on=date(2026, 3, 1)))

        assert not Participant.objects.exists()
        assert not Trajectory.objects.exists()

    def test_happens_once(self, partnership, staff):
        walker = staff("outreach")
        contact = OutreachContactFactory(actor=walker)
        self.bring(walker, contact)

        with pytest.raises(contacts_actions.AlreadyJoined):
            self.bring(walker, contact)

        assert (Participant.objects.count(), Trajectory.objects.count()) == (1, 1)

    def test_is_not_done_with_the_contact_of_a_colleague(self, partnership, staff):
        with pytest.raises(OutreachContact.DoesNotExist):
            self.bring(staff("outreach"), OutreachContactFactory(actor=staff("outreach")))
