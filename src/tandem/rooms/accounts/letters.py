"""What Tandem writes to somebody with a login."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tandem.rooms.accounts import one_time_link
from tandem.rooms.accounts.models import User


def choose_a_password(user: User, link: str) -> tuple[str, str]:
    """Subject and text of a letter with a one-time link, in the language of its reader."""
    with translation.override(user.language):
        hours = one_time_link.hours()
        valid = ngettext(
            "This link works once, and for %(hours)d hour.",
            "This link works once, and for %(hours)d hours.",
            hours,
        )
        paragraphs = [
            _("Hello %(name)s,") % {"name": user.first_name},
            _("You have a login for Tandem. Choose your password here:"),
            link,
            valid % {"hours": hours},
            _("You log in with this address: %(email)s") % {"email": user.email},
        ]
        return _("Choose your password for Tandem"), "\n\n".join(paragraphs)
