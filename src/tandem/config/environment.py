"""Every setting that comes from outside, in one table. docs/operations.md is made from it."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Variable:
    """An environment variable: its name, what it is for, and its value when unset."""

    name: str
    what: str
    default: str = ""

    @property
    def value(self) -> str:
        return os.environ.get(self.name, self.default)


MODE = Variable("TANDEM_MODE", "`development` or `production`", "development")
VAR = Variable("TANDEM_VAR", "folder of the embedded database and of files", "var")
DATABASE_URL = Variable(
    "DATABASE_URL",
    "PostgreSQL server; unset: the embedded one. The program takes on TANDEM_APP_ROLE",
)
DATABASE_OWNER_URL = Variable(
    "DATABASE_OWNER_URL", "login that owns the tables, for migrations; unset: DATABASE_URL"
)
APP_ROLE = Variable("TANDEM_APP_ROLE", "role the running program uses; owns nothing", "tandem_app")
AS_OWNER = Variable("TANDEM_AS_OWNER", "set by commands that migrate; never by hand")
SECRET_KEY = Variable("TANDEM_SECRET_KEY", "signs sessions; 50 random characters or more")
KEY_RING = Variable(
    "TANDEM_KEY_RING",
    "keys for encrypted fields, newest first: `name:base64 of 32 bytes`, separated by commas",
)
HOSTS = Variable("TANDEM_HOSTS", "host names, separated by commas", "localhost,127.0.0.1,[::1]")
ADDRESS = Variable("TANDEM_ADDRESS", "where to listen", "127.0.0.1:8000")
WORKERS = Variable("TANDEM_WORKERS", "web processes", "2")
SECOND_FACTOR = Variable(
    "TANDEM_SECOND_FACTOR",
    "`required` or `optional`; unset: required in production, optional in development",
)
EMAIL_URL = Variable(
    "TANDEM_EMAIL_URL", "`smtp://user:password@host:port`; unset: e-mails are printed", ""
)
SENDER = Variable("TANDEM_SENDER", "sender of e-mails", "tandem@localhost")

SMS = Variable(
    "TANDEM_SMS",
    "text messages: `console`, `file:PATH` or the dotted path of a gateway; unset: none",
)
JOBS = Variable(
    "TANDEM_JOBS",
    "`inside`: `tandem serve` does the jobs too; `apart`: `tandem worker` does",
    "inside",
)

VARIABLES = (
    MODE, VAR, DATABASE_URL, DATABASE_OWNER_URL, APP_ROLE, AS_OWNER, SECRET_KEY, KEY_RING,
    HOSTS, ADDRESS, WORKERS, SECOND_FACTOR, EMAIL_URL, SENDER, SMS, JOBS,
)  # fmt: skip


def var_folder() -> Path:
    """Folder of the embedded database and of files, absolute."""
    return Path(VAR.value).absolute()


def is_production() -> bool:
    return MODE.value == "production"
