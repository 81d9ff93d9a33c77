import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.contrib.auth.hashers import check_password
from django.urls import reverse

from tandem.rooms.accounts.models import User
from tandem.rooms.trajectories.tests.factories import UserFactory

PASSWORD = "een-lang-wachtwoord"


@pytest.fixture
def user(db):
    user = UserFactory(email="Els@voorbeeld.be")
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(client, email, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(counters()))))


@pytest.mark.django_db
class TestLogin:
    def test_opens_whatever_the_case_of_the_address(self, client, user):
        response = log_in(client, "els@VOORBEELD.be")

        assert response.status_code == 302
        assert response["Location"] == "/"

    def test_says_the_same_of_a_wrong_password_and_an_unknown_address(self, client, user):
        wrong, unknown = log_in(client, user.email, "x" * 12), log_in(client, "n@voorbeeld.be")

        told = [
            re.findall(r'<p class="msg".*?</p>', r.content.decode(), re.S) for r in (wrong, unknown)
        ]
        assert wrong.status_code == unknown.status_code
        assert told[0] == told[1]

    def test_is_not_for_who_may_no_longer(self, client, user):
        user.is_active = False
        user.save()

        log_in(client, user.email)

        assert "_auth_user_id" not in client.session

    def test_asks_for_the_code_of_who_set_one_up(self, client, user):
        secret = generate_totp_secret()
        TOTP.activate(user, secret)

        first = log_in(client, user.email)
        halfway = "_auth_user_id" in client.session
        second = client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})

        assert first["Location"] == reverse("mfa_authenticate")
        assert not halfway
        assert second["Location"] == "/"

    def test_keeps_the_door_shut_for_a_wrong_code(self, client, user):
        TOTP.activate(user, generate_totp_secret())
        log_in(client, user.email)

        client.post(reverse("mfa_authenticate"), {"code": "000000"})

        assert "_auth_user_id" not in client.session

    def test_leads_to_setting_up_a_second_step_where_that_is_required(self, client, user, settings):
        settings.SECOND_FACTOR_REQUIRED = True
        client.force_login(user)

        response = client.get("/")

        assert response["Location"] == reverse("mfa_activate_totp")

    def test_returns_to_the_page_that_was_asked_for(self, client, user):
        asked = client.get("/trajectories/")

        assert asked["Location"] == "/account/login/?next=/trajectories/"


@pytest.mark.django_db
class TestSigningUp:
    def test_is_closed(self, client):
        client.post(
            reverse("account_signup"), {"email": "nieuw@voorbeeld.be", "password1": PASSWORD}
        )

        assert not User.objects.exists()


@pytest.mark.django_db
class TestUser:
    def test_is_stored_with_a_digest_of_the_password_only(self):
        user = User.objects.create_user(email="a@Voorbeeld.BE", password=PASSWORD)

        assert PASSWORD not in user.password
        assert check_password(PASSWORD, user.password)
        assert user.email == "a@voorbeeld.be"

    def test_without_a_password_cannot_log_in(self, client):
        user = User.objects.create_user(email="b@voorbeeld.be")

        log_in(client, user.email, "")

        assert "_auth_user_id" not in client.session
