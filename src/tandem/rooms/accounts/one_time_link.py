"""The address where somebody chooses a password: works once, and not for long.

Nothing is stored. The login library signs the login, its password digest and the hour, so
that a link dies when a password is chosen, whoever chose it.
"""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from tandem.rooms.accounts.models import User


def path(user: User) -> str:
    """Path of a page on which this person chooses a password; valid for `hours()`."""
    return reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(user),
            "key": default_token_generator.make_token(user),
        },
    )


def hours() -> int:
    """How long a link works, in whole hours."""
    return settings.PASSWORD_RESET_TIMEOUT // 3600
