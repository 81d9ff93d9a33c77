"""How allauth behaves in this house."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: a coordinator gives logins."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *rest, **names
    ) -> None:
        """Say what changed, but not that somebody logged in: the page itself shows that."""
        if message_template != "account/messages/logged_in.txt":
            super().add_message(request, level, message_template, *rest, **names)
