"""Settings of the test run: the same house, on the embedded server unless DATABASE_URL is set.

Tables are made as the owner; the tests themselves then run as the application's role
(conftest.py), so that the wall stands in every test.
"""

import atexit
import os
from pathlib import Path

if not os.environ.get("DATABASE_URL"):
    from tandem.foundation.postgres.server import EmbeddedServer

    _server = EmbeddedServer(Path(os.environ.get("TANDEM_TEST_VAR", "var/test")).absolute())
    os.environ["DATABASE_URL"] = _server.start().owner_url
    atexit.register(_server.stop)
os.environ["TANDEM_AS_OWNER"] = "1"

from tandem.config import environment
from tandem.config.settings import *  # noqa: F403
from tandem.config.settings import DATABASES, TEMPLATES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
# A template variable that does not exist must fail a test, not show as nothing.
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "UNDEFINED<%s>"  # type: ignore[index]

# An icon that does not exist must fail a test too.
UI_STRICT = True
STATIC_ROOT = environment.var_folder() / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
