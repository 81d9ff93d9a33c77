"""How allauth behaves in this house."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: a coordinator gives logins."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
