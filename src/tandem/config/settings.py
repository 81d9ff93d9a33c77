"""Settings. What differs between places comes from config/environment.py."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from psycopg.conninfo import conninfo_to_dict

from tandem.config import environment

PACKAGE = Path(__file__).resolve().parent.parent

# ---------------------------------------------------------------- security
PRODUCTION = environment.is_production()
DEBUG = False
DEVELOPMENT_KEY = "only-for-development-" + "0" * 40
SECRET_KEY = environment.SECRET_KEY.value or DEVELOPMENT_KEY
if PRODUCTION and (SECRET_KEY == DEVELOPMENT_KEY or len(SECRET_KEY) < 50):
    raise ImproperlyConfigured(
        "TANDEM_SECRET_KEY must hold 50 random characters or more in production."
    )
KEY_RING = environment.KEY_RING.value
ALLOWED_HOSTS = environment.HOSTS.value.split(",")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_ENGINE = "tandem.rooms.accounts.sessions"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
    }
}

# ---------------------------------------------------------------- the house
INSTALLED_APPS = [
    # Before django.forms and allauth: their templates are ours here.
    "tandem.foundation.ui",
    "tandem.rooms.accounts",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "template_partials",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "tandem.foundation.audit",
    "tandem.rooms.partners",
    "tandem.rooms.people",
    "tandem.rooms.consent",
    "tandem.rooms.trajectories",
    "tandem.rooms.reporting.outflow",
    "tandem.rooms.measures",
    "tandem.rooms.plans",
    "tandem.rooms.contacts",
    "tandem.rooms.rights",
    "tandem.rooms.reporting",
    "tandem.journeys.registers",
    "tandem.journeys.statuslists",
    "tandem.journeys.intake",
    "tandem.journeys.start",
    "tandem.journeys.household",
    "tandem.journeys.planning",
    "tandem.journeys.closing",
    "tandem.journeys.claiming",
    "tandem.desks.caseworker",
    "tandem.desks.coordinator",
    "tandem.desks.field",
    "tandem.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tandem.config.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tandem.config.middleware.SecondFactorMiddleware",
    "tandem.config.errors.RefusalMiddleware",
    "tandem.config.middleware.WallMiddleware",
]
ROOT_URLCONF = "tandem.config.urls"
WSGI_APPLICATION = "tandem.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "tandem.config.context.page",
            ]
        },
    }
]
FORM_RENDERER = "tandem.foundation.ui.renderers.FormRenderer"
TEST_RUNNER = "django.test.runner.DiscoverRunner"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # The unique e-mail address is an expression constraint.

# ---------------------------------------------------------------- database
APP_ROLE = environment.APP_ROLE.value
AS_OWNER = bool(environment.AS_OWNER.value)


def database(url: str, *, role: str = "") -> dict:
    """Django's settings for a PostgreSQL URL; with a role, it is taken on at each connection."""
    given = conninfo_to_dict(url)
    options = {"options": "-c jit=off", "application_name": "tandem"}
    if role:
        options["assume_role"] = role
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": given.pop("dbname", ""),
        "USER": given.pop("user", ""),
        "PASSWORD": given.pop("password", ""),
        "HOST": given.pop("host", ""),
        "PORT": str(given.pop("port", "")),
        "OPTIONS": {**given, **options},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {
    "default": database(
        environment.DATABASE_OWNER_URL.value or environment.DATABASE_URL.value
        if AS_OWNER
        else environment.DATABASE_URL.value,
        role="" if AS_OWNER else APP_ROLE,
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGHISTORY_DEFAULT_TRACKERS = (
    # The row itself is its newest version; history keeps what it was before.
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(row=pghistory.Old),
)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)

# ---------------------------------------------------------------- login
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["tandem.rooms.accounts.sessions.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SECOND_FACTOR_REQUIRED = (
    environment.SECOND_FACTOR.value or ("required" if PRODUCTION else "optional")
) == "required"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "tandem.rooms.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 24 * 3600
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Tandem"

# ---------------------------------------------------------------- language, files, mail, logs
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [
    PACKAGE / "foundation" / "postgres" / "locale",
    PACKAGE / "rooms" / "plans" / "documents" / "locale",
]
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Brussels"
FORMAT_MODULE_PATH = ["tandem.config.formats"]
STATIC_URL = "/static/"
STATIC_ROOT = environment.var_folder() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
_mail = urlsplit(environment.EMAIL_URL.value)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _mail.hostname
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_TIMEOUT = 10
EMAIL_USE_TLS = _mail.scheme == "smtps"
DEFAULT_FROM_EMAIL = environment.SENDER.value
SMS = environment.SMS.value
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
LOGGING_CONFIG = "tandem.config.logs.configure"
LOGGING = {"level": "INFO"}
