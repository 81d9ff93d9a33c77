import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.urls import reverse

pytestmark = pytest.mark.django_db


class TestAPageThatIsStopped:
    def test_lets_the_login_ask_for_the_password_again(self, staff, log_in):
        client = log_in(staff("welfare"))
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": 0}]
        session.save()

        answer = client.get(reverse("mfa_generate_recovery_codes"))

        assert answer.status_code == 302
        assert answer.url.startswith(reverse("account_reauthenticate"))
