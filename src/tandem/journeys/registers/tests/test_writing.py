from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import OperationalError, connection

from tandem.foundation import access, vault, wall
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.foundation.keys import uuid7
from tandem.journeys.registers import actions
from tandem.journeys.registers.numbers import Keeper
from tandem.journeys.registers.table import open_register
from tandem.journeys.registers.tests.uploads import (
    DEVOS,
    HEAD,
    JAN,
    SARAH,
    TODAY,
    WRONG,
    outcomes,
    row_of,
    upload,
    upload_given,
    write,
)
from tandem.rooms.partners.models import Organisation, Programme
from tandem.rooms.people import registers
from tandem.rooms.people.models import Participant, RegisterBatch, RegisterRow, SearchToken
from tandem.rooms.trajectories.models import EntryProfile, State, Trajectory
from tandem.rooms.trajectories.tests.factories import (
    OrganisationFactory,
    PartnershipFactory,
    ProgrammeFactory,
)

NUMBER = SARAH[4].replace(".", "").replace("-", "")


EMPTY = """
DO $$ BEGIN
    EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(relname), ', ') || ' CASCADE'
             FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
             AND relname ~ '^(partners|people|trajectories|audit)_');
END $$
"""


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


@pytest.fixture
def authorised(partnership):
    """The partnership, with a law that lets it keep national numbers."""
    partnership.national_number_authorisation = "Beraadslaging 26/001"
    partnership.save()
    return partnership


class TestWriting:
    def test_makes_people_trajectories_and_what_was_true_at_the_start(self, coordinator):
        batch = upload(coordinator, (*JAN[:6], "05/06/2025", "GEEN sms!"), SARAH)

        assert write(coordinator, batch) == 2

        jan = Trajectory.objects.get(participant__first_name="Jan")
        assert (jan.state, jan.entry_on, jan.exit_on) == (
            State.CLOSED, date(2025, 4, 3), date(2025, 6, 5),
        )  # fmt: skip
        assert jan.participant.contact_wish == "GEEN sms!"
        assert Trajectory.objects.get(participant__first_name="Sarah").state == State.ACTIVE
        assert EntryProfile.objects.filter(employment="unknown").count() == 2
        assert row_of(batch, 1).participant == jan.participant

    def test_lets_a_trajectory_run_until_its_last_day_has_passed(self, coordinator):
        batch = upload(coordinator, (*JAN[:6], "31/12/2026", ""))

        write(coordinator, batch)

        trajectory = Trajectory.objects.get()
        assert (trajectory.state, trajectory.exit_on) == (State.ACTIVE, date(2026, 12, 31))

    def test_makes_people_findable(self, coordinator):
        write(coordinator, upload(coordinator, JAN))

        assert SearchToken.objects.filter(token="peeters", is_whole=True).exists()

    def test_leaves_what_waits(self, coordinator):
        batch = upload(coordinator, JAN, SARAH, DEVOS, WRONG)

        assert write(coordinator, batch) == 2
        assert outcomes(batch) == {
            "1": "created", "2": "created", "3": "likely", "4": "held_back",
        }  # fmt: skip

    def test_goes_on_with_what_waited(self, coordinator):
        batch = upload(coordinator, JAN, WRONG)
        write(coordinator, batch)
        cells = {HEAD.index("Geboortedatum"): "28/02/1990"}
        actions.correct(actor=coordinator, row_id=row_of(batch, 4).pk, cells=cells, today=TODAY)

        assert write(coordinator, batch) == 1
        assert Trajectory.objects.count() == 2

    def test_happens_once(self, coordinator):
        batch = upload(coordinator, JAN)
        write(coordinator, batch)

        assert write(coordinator, batch) == 0
        assert Trajectory.objects.count() == 1
        assert AuditEvent.objects.filter(event="register:written").count() == 1

    def test_keeps_programme_and_partner(self, coordinator, partnership):
        programme = ProgrammeFactory(partnership=partnership)
        organisation = OrganisationFactory(partnership=partnership)
        batch = upload(coordinator, JAN)

        write(coordinator, batch, programme_id=programme.pk, organisation_id=organisation.pk)

        batch.refresh_from_db()
        assert Trajectory.objects.get().programme == programme
        assert batch.organisation == organisation

    @pytest.mark.parametrize(
        ("name", "factory", "model"),
        [
            ("programme_id", ProgrammeFactory, Programme),
            ("organisation_id", OrganisationFactory, Organisation),
        ],
    )
    def test_takes_nothing_from_another_partnership(
        self, coordinator, other_partnership, inside, name, factory, model
    ):
        batch = upload(coordinator, JAN)
        with inside(other_partnership):
            theirs = factory(partnership=other_partnership)

        with pytest.raises(model.DoesNotExist):
            write(coordinator, batch, **{name: theirs.pk})

        assert not Trajectory.objects.exists()

    def test_is_for_coordinators(self, coordinator, staff):
        batch = upload(coordinator, JAN)

        with pytest.raises(Denied):
            write(staff("welfare"), batch)

    def test_does_not_reach_another_partnership(self, coordinator, other_partnership, inside):
        batch = upload(coordinator, JAN)

        with inside(other_partnership), pytest.raises(RegisterBatch.DoesNotExist):
            write(access.system(other_partnership.pk), batch)

    def test_writes_all_or_nothing(self, coordinator, monkeypatch):
        batch = upload_given(coordinator, "sleutel")
        monkeypatch.setattr(registers, "mark_written", fail)

        with pytest.raises(RuntimeError):
            write(coordinator, batch)

        assert not Participant.objects.exists()
        assert not Trajectory.objects.exists()
        assert "created" not in outcomes(batch).values()


def fail(**_):
    raise RuntimeError


class TestTwoCoordinators:
    def test_with_one_register_write_everybody_once(self, coordinator):
        mine = upload(coordinator, JAN, SARAH)
        yours = upload(coordinator, JAN, SARAH, WRONG)
        write(coordinator, mine)

        assert write(coordinator, yours) == 0

        assert Participant.objects.count() == 2
        assert outcomes(yours) == {"1": "unchanged", "2": "unchanged", "4": "held_back"}

    def test_are_asked_about_somebody_who_came_in_with_another_start(self, coordinator):
        mine = upload(coordinator, JAN)
        yours = upload(coordinator, (*JAN[:5], "03/04/2026", "", ""))
        write(coordinator, mine)
        asked = write(coordinator, yours)
        person = Participant.objects.get()

        row = actions.decide(actor=coordinator, row_id=row_of(yours, 1).pk, choice=actions.SAME)

        assert (asked, row.known_participant) == (0, person)
        assert write(coordinator, yours) == 1
        assert person.trajectories.count() == 2

    def test_never_add_one_trajectory_twice(self, coordinator):
        write(coordinator, upload(coordinator, JAN))
        back = (*JAN[:5], "03/04/2026", "", "")
        drafts = [upload(coordinator, back), upload(coordinator, back, WRONG)]
        for draft in drafts:
            row = row_of(draft, 1)
            actions.decide(actor=coordinator, row_id=row.pk, choice=actions.SAME)

        assert [write(coordinator, draft) for draft in drafts] == [1, 0]
        assert Trajectory.objects.count() == 2


class TestChosenPerson:
    def decide(self, actor, batch, number, choice):
        actions.decide(actor=actor, row_id=row_of(batch, number).pk, choice=choice)

    def test_may_be_new_all_the_same(self, coordinator):
        batch = upload(coordinator, SARAH, DEVOS)
        write(coordinator, batch)
        self.decide(coordinator, batch, 3, actions.NEW)

        assert write(coordinator, batch) == 1
        assert Participant.objects.count() == 2

    def test_is_asked_again_when_the_other_row_is_left_out(self, coordinator):
        batch = upload(coordinator, JAN, (2, *JAN[1:5], "03/04/2026", "", ""))
        self.decide(coordinator, batch, 2, actions.SAME)
        self.decide(coordinator, batch, 1, actions.LEAVE_OUT)

        assert write(coordinator, batch) == 0
        assert outcomes(batch) == {"1": "skipped", "2": "likely"}

    def test_who_is_known_gets_a_second_trajectory(self, coordinator):
        write(coordinator, upload(coordinator, JAN))
        batch = upload(coordinator, (*JAN[:5], "03/04/2026", "", ""))
        self.decide(coordinator, batch, 1, actions.SAME)

        write(coordinator, batch)

        assert Participant.objects.count() == 1
        assert row_of(batch, 1).known_participant == Participant.objects.get()


class TestNationalNumber:
    def test_is_stored_sealed_where_that_is_authorised(self, coordinator, authorised):
        batch = upload(coordinator, SARAH)
        staged = row_of(batch, 2)

        write(coordinator, batch)

        person, row = Participant.objects.get(), row_of(batch, 2)
        purpose = Keeper(authorised.pk, may_keep=True).purpose
        assert vault.decrypt(person.national_number, purpose=purpose) == NUMBER
        assert bytes(person.national_number_key).hex() == staged.cleaned["number_key"]
        assert NUMBER not in f"{staged.values}{staged.cleaned}"
        assert "number" not in row.cleaned

    def test_is_stored_nowhere_else(self, coordinator):
        batch = upload(coordinator, SARAH)

        write(coordinator, batch)

        assert Participant.objects.get().national_number is None
        assert not {"number", "number_key"} & set(row_of(batch, 2).cleaned)

    def test_recognises_a_married_person_later(self, coordinator, authorised):
        write(coordinator, upload(coordinator, SARAH))

        batch = upload(coordinator, (2, "Janssens", *SARAH[2:]))

        assert outcomes(batch) == {"2": "unchanged"}

    def test_of_two_who_differ_goes_to_the_first(self, coordinator, authorised):
        other = (3, "Claes", "Jo", "01/02/1970", *SARAH[4:])
        batch = upload(coordinator, SARAH, other)
        actions.decide(actor=coordinator, row_id=row_of(batch, 3).pk, choice=actions.NEW)

        assert write(coordinator, batch) == 2
        assert Participant.objects.filter(national_number_key__isnull=False).count() == 1

    def test_comes_back_in_the_file_of_held_back_rows(self, coordinator, authorised):
        batch = upload(coordinator, (*SARAH[:5], "31/02/2025", "", ""))

        data = actions.held_back_file(actor=coordinator, batch_id=batch.pk)

        assert NUMBER in numbers_in(data)

    def test_does_not_come_back_where_it_is_not_kept(self, coordinator):
        batch = upload(coordinator, (*SARAH[:5], "31/02/2025", "", ""))

        data = actions.held_back_file(actor=coordinator, batch_id=batch.pk)

        assert NUMBER not in numbers_in(data)

    def test_needs_keys_in_production(self, coordinator, authorised, settings):
        settings.PRODUCTION = True

        with pytest.raises(vault.NoKeyRing):
            upload(coordinator, SARAH)

        assert not RegisterRow.objects.exists()


def numbers_in(data):
    return "".join(
        sign
        for row in open_register(data, "x.xlsx").rows
        for sign in row.cells[4]
        if sign.isdigit()
    )


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """The program at work in a partnership whose rows are really written."""
    key = uuid7()
    with django_db_blocker.unblock():
        with wall.within(key):
            PartnershipFactory(id=key, slug=f"twee-handen-{key}")
        yield access.system(key)
        connection.close()
        with connection.cursor() as cursor:
            # Only the owner of the tables may empty them.
            cursor.execute("RESET ROLE")
            cursor.execute(EMPTY)
        connection.close()


def both(work, *hands):
    """What two threads got back, after both started at the same moment."""
    start = Barrier(len(hands))

    def one(hand):
        start.wait(timeout=10)
        try:
            return work(hand)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(hands)) as pool:
        return list(pool.map(one, hands))


def staged(actor, *rows):
    with wall.within(actor.partnership_id):
        return upload(actor, *rows)


def written(actor, batch):
    with wall.within(actor.partnership_id):
        return write(actor, batch)


def counted(actor):
    with wall.within(actor.partnership_id):
        return Participant.objects.count(), Trajectory.objects.count()


class TestTwoHands:
    def test_write_one_batch_once(self, committed):
        batch = staged(committed, JAN, SARAH)

        counts = both(lambda actor: written(actor, batch), committed, committed)

        assert sorted(counts) == [0, 2]
        assert counted(committed) == (2, 2)

    def test_write_two_uploads_of_one_register_once(self, committed):
        batches = [staged(committed, JAN, SARAH), staged(committed, SARAH, JAN)]

        counts = both(lambda batch: written(committed, batch), *batches)

        assert sorted(counts) == [0, 2]
        assert counted(committed) == (2, 2)

    def test_upload_one_file_once(self, committed):
        def send(actor):
            with wall.within(actor.partnership_id):
                return upload_given(actor, "sleutel").pk

        assert len(set(both(send, committed, committed))) == 1
        with wall.within(committed.partnership_id):
            assert RegisterBatch.objects.count() == 1


class TestLostConnection:
    def test_half_way_leaves_nothing_written(self, committed, monkeypatch):
        batch = staged(committed, JAN, SARAH)

        def lose(**_):
            connection.connection.close()

        monkeypatch.setattr(registers, "mark_written", lose)
        with pytest.raises(OperationalError):
            written(committed, batch)
        connection.close()
        monkeypatch.undo()

        assert counted(committed) == (0, 0)
        with wall.within(committed.partnership_id):
            assert outcomes(batch) == {"1": "ready", "2": "ready"}
        assert written(committed, batch) == 2
