"""How allauth behaves in this house."""

from collections.abc import Mapping

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WRONG: Mapping[str, Promise] = {
    "password_too_short": _("This password is too short. Use at least 12 characters."),
    "password_too_common": _("Many people use this password. Choose another one."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: a coordinator gives logins."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *rest, **names
    ) -> None:
        """Say what changed, but not what the page itself already shows."""
        at = request.resolver_match.url_name if request.resolver_match else ""
        is_said = message_template == "account/messages/logged_in.txt" or (
            at == "account_reset_password_from_key"
        )
        if not is_said:
            super().add_message(request, level, message_template, *rest, **names)

    def clean_password(self, password: str, user=None) -> str:
        """Say in the reader's language what is wrong with a password."""
        try:
            return super().clean_password(password, user=user)
        except ValidationError as error:
            raise ValidationError(
                [WRONG.get(fault.code or "", fault) for fault in error.error_list]
            ) from error
