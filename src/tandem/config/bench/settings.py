"""Settings of the servers that are measured: the house, and one bare page beside it."""

from django.core.exceptions import ImproperlyConfigured

from tandem.config.settings import *  # noqa: F403  A settings module extends another so.
from tandem.config.settings import PACKAGE, PRODUCTION, TEMPLATES

if PRODUCTION:
    raise ImproperlyConfigured("The bare page of the benchmark asks for no login.")
ROOT_URLCONF = "tandem.config.bench.urls"
TEMPLATES = [
    {**each, "DIRS": [*each["DIRS"], PACKAGE / "config" / "bench" / "templates"]}
    for each in TEMPLATES
]
