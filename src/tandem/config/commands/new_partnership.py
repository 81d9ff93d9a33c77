"""Begin a partnership: its promotor, and a login for its coordinator.

Programmes, texts about consent and instruments that come with the program are taken over.
Prints a link with which the coordinator chooses a password. Run it with the environment of
the server, which signs the link. Exit code 2 when it is refused; then nothing is made.
"""

import argparse
import sys
from urllib.parse import urljoin

from tandem.config import environment
from tandem.config.commands import database

DONE = """The partnership {slug} is ready, with {organisation} as promotor.
"""
LINK = """{name} chooses a password here, once and within {hours} hours:

  {link}

"""
KNOWN = "{name} has a login already, and chooses this partnership after logging in.\n"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="short name: letters, figures, hyphens")
    parser.add_argument("--name", required=True, help="name of the partnership")
    parser.add_argument("--organisation", required=True, help="name of the promotor")
    parser.add_argument("--kind", default="ocmw", help="kind of the promotor, such as ocmw or work")
    parser.add_argument("--coordinator-email", required=True, metavar="ADDRESS")
    parser.add_argument("--first-name", required=True, help="of the coordinator")
    parser.add_argument("--last-name", required=True, help="of the coordinator")
    parser.add_argument("--site", default=_site(), metavar="URL", help="where Tandem is served")


def run(options: argparse.Namespace) -> int:
    """Prepare the database, then make everything or nothing."""
    with database.running() as owner:
        database.prepare(owner)
        database.start_django()
        return make(options)


def make(options: argparse.Namespace) -> int:
    """Make the partnership in the database that is running already."""
    from django.utils import translation

    from tandem.config import founding
    from tandem.foundation import clock
    from tandem.rooms.partners.circle import SlugTaken

    with translation.override("en"):
        order = founding.Order(vars(options))
        if not order.is_valid():
            return _refuse(*order.faults())
        try:
            founded = founding.found(order, today=clock.today())
        except SlugTaken:
            return _refuse(f"there is a partnership {options.slug} already; nothing was changed.")
    _tell(options, founded)
    return 0


def _tell(options: argparse.Namespace, founded) -> None:
    from tandem.rooms.accounts import one_time_link

    sys.stdout.write(DONE.format(slug=options.slug, organisation=options.organisation))
    told = {"name": founded.coordinator, "hours": one_time_link.hours()}
    if founded.link:
        sys.stdout.write(LINK.format(link=urljoin(options.site, founded.link), **told))
    else:
        sys.stdout.write(KNOWN.format(**told))


def _site() -> str:
    if environment.is_production():
        return f"https://{environment.HOSTS.value.partition(',')[0]}/"
    return f"http://{environment.ADDRESS.value}/"


def _refuse(*sentences: str) -> int:
    for sentence in sentences:
        sys.stderr.write(f"tandem: {sentence}\n")
    return 2
