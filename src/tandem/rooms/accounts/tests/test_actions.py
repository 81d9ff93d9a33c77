from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail

from tandem.foundation.access import system
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.rooms.accounts import actions, one_time_link
from tandem.rooms.accounts.actions import Person
from tandem.rooms.accounts.models import User

SITE = "https://tandem.voorbeeld.be/"
NINA = Person("Nina", "Peeters", "Nina@voorbeeld.be", "0470 00 00 20")


def made(actor, person=NINA):
    return actions.make_login(actor=actor, person=person).user


def choose_password(client, path, chosen="een-lang-wachtwoord"):
    form = client.get(path, follow=True)
    if form.redirect_chain:
        return client.post(form.redirect_chain[-1][0], {"password1": chosen, "password2": chosen})
    return form


class TestMakeLogin:
    def test_makes_one_without_a_password(self, staff):
        login = actions.make_login(actor=staff("coordinator"), person=NINA)

        assert login.is_new
        assert (login.user.email, str(login.user)) == ("nina@voorbeeld.be", "Nina Peeters")
        assert not login.user.has_usable_password()
        assert AuditEvent.objects.get(event="login:made").subject_id == login.user.pk

    @pytest.mark.parametrize("role", ["work", "welfare", "dpo", "steering", "outreach"])
    def test_is_for_coordinators(self, staff, role):
        with pytest.raises(Denied):
            made(staff(role))

        assert not User.objects.filter(email="nina@voorbeeld.be").exists()

    def test_leaves_a_login_that_exists_as_it_is(self, staff):
        known = User.objects.create_user(
            email="nina@voorbeeld.be", password="haar-eigen-woord", first_name="Nina Maria"
        )

        login = actions.make_login(actor=staff("coordinator"), person=NINA)

        known.refresh_from_db()
        assert (login.user, login.is_new) == (known, False)
        assert (known.first_name, known.phone) == ("Nina Maria", "")
        assert known.check_password("haar-eigen-woord")
        assert not AuditEvent.objects.filter(event="login:made").exists()

    def test_kills_the_link_that_another_partnership_may_still_hold(
        self, client, partnership, other_partnership, staff, inside
    ):
        coordinator = staff("coordinator")
        with inside(other_partnership):
            stranger = system(other_partnership.pk)
            link = actions.show_link(actor=stranger, user_id=made(stranger).pk)

        user = made(coordinator)

        assert choose_password(client, link).context["token_fail"]
        assert not actions.may_show_link(actor=coordinator, user=user)


class TestLink:
    def test_lets_its_owner_choose_a_password_once(self, client, staff):
        coordinator = staff("coordinator")
        user = made(coordinator)
        link = actions.show_link(actor=coordinator, user_id=user.pk)

        first = choose_password(client, link)
        second = choose_password(client, link, "een-ander-wachtwoord")

        user.refresh_from_db()
        assert first.status_code == 302
        assert second.context["token_fail"]
        assert user.check_password("een-lang-wachtwoord")

    @pytest.mark.parametrize(
        ("chosen", "told"),
        [("kort", "Dit wachtwoord is te kort"), ("password1234", "Veel mensen gebruiken")],
    )
    def test_says_in_plain_words_what_is_wrong_with_a_password(self, client, staff, chosen, told):
        coordinator = staff("coordinator")
        link = actions.show_link(actor=coordinator, user_id=made(coordinator).pk)

        page = choose_password(client, link, chosen).content.decode()

        assert told in page
        assert "This password" not in page

    def test_is_shown_while_no_password_was_chosen(self, staff):
        coordinator = staff("coordinator")
        user = made(coordinator)
        user.set_password("een-lang-wachtwoord")
        user.save()

        with pytest.raises(actions.NotYours):
            actions.show_link(actor=coordinator, user_id=user.pk)

    def test_is_never_shown_to_a_partnership_that_did_not_make_the_login(self, staff):
        user = User.objects.create_user(email="elders@voorbeeld.be")

        with pytest.raises(actions.NotYours):
            actions.show_link(actor=staff("coordinator"), user_id=user.pk)

    def test_may_be_shown_by_who_runs_the_server_until_somebody_logged_in(
        self, partnership, client
    ):
        user = User.objects.create_user(email="nina@voorbeeld.be", password="x" * 12)
        program = system(partnership.pk)

        before = actions.may_show_link(actor=program, user=user)
        client.force_login(user)
        user.refresh_from_db()

        assert before
        assert not actions.may_show_link(actor=program, user=user)

    def test_is_recorded_when_shown(self, staff):
        coordinator = staff("coordinator")
        user = made(coordinator)

        actions.show_link(actor=coordinator, user_id=user.pk)

        event = AuditEvent.objects.get(event="login:link-shown")
        assert (event.subject_id, event.facts) == (user.pk, {})

    def test_is_not_for_who_gives_no_logins(self, staff):
        user = made(staff("coordinator"))

        with pytest.raises(Denied):
            actions.show_link(actor=staff("dpo"), user_id=user.pk)
        with pytest.raises(Denied):
            actions.mail_link(actor=staff("dpo"), user_id=user.pk, site=SITE)

    def test_says_truly_how_long_it_works(self, settings):
        settings.PASSWORD_RESET_TIMEOUT = 24 * 3600

        assert one_time_link.hours() == 24


class TestMailLink:
    def test_goes_to_the_owner_in_their_language(
        self, client, staff, django_capture_on_commit_callbacks
    ):
        coordinator = staff("coordinator")
        user = made(coordinator)

        with django_capture_on_commit_callbacks(execute=True):
            actions.mail_link(actor=coordinator, user_id=user.pk, site=SITE)

        letter = mail.outbox[0]
        link = next(line for line in letter.body.splitlines() if line.startswith(SITE))
        assert letter.to == ["nina@voorbeeld.be"]
        assert letter.subject == "Kies je wachtwoord voor Tandem"
        assert choose_password(client, link.removeprefix(SITE[:-1])).status_code == 302
        assert AuditEvent.objects.filter(event="login:link-mailed").exists()

    def test_survives_a_mail_server_that_does_not_answer(
        self, staff, monkeypatch, caplog, django_capture_on_commit_callbacks
    ):
        def silent(*args, **kwargs):
            raise SMTPServerDisconnected("nina@voorbeeld.be")

        monkeypatch.setattr(actions, "send_mail", silent)
        coordinator = staff("coordinator")
        user = made(coordinator)

        with django_capture_on_commit_callbacks(execute=True):
            actions.mail_link(actor=coordinator, user_id=user.pk, site=SITE)

        assert str(user.pk) in caplog.text
        assert "nina@" not in caplog.text
