"""What opens without a login is written down here, and no template lies about unused.

A template is used when its name stands in a view or a template, or when the framework or the
login library asks for it: pages for errors, and pages of its own that ours replace.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import allauth
from django.urls import URLPattern, URLResolver, get_resolver

SOURCE = Path(__file__).resolve().parents[2] / "src" / "tandem"
# The login itself, the language, whether the server lives, and the gallery of components.
PUBLIC = {
    "account_confirm_email", "account_confirm_login_code", "account_email_verification_sent",
    "account_inactive", "account_login", "account_logout", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "account_signup", "health", "mfa_authenticate",
    "set_language", "ui:gallery", "ui:page", "ui:preference",
}  # fmt: skip
ERROR_PAGES = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
LOGIN_LIBRARY = Path(allauth.__file__).parent / "templates"
_NAMED = re.compile(r"(?:[\w./-]|\{[^{}\n]*\})+\.html")
_HOLE = re.compile(r"\{[^{}]*\}")
_QUOTED = re.compile(r"[\"']([\w-]+)[\"']")


def open_addresses(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The names of the addresses whose view asks for no login."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            inside = f"{prefix}{each.namespace}:" if each.namespace else prefix
            yield from open_addresses(each, inside)
        elif isinstance(each, URLPattern) and not getattr(each.callback, "login_required", True):
            yield f"{prefix}{each.name}"


def templates() -> set[str]:
    """The name under which each template is asked for."""
    return {
        path.as_posix().rpartition("/templates/")[2]
        for path in SOURCE.rglob("*.html")
        if "tests" not in path.parts
    }


def named_in_source() -> set[str]:
    """Names of templates as they stand in views, templates and widgets.

    Where a part of a name is filled in, each word in quotes can fill it.
    """
    sources = [
        path.read_text(encoding="utf-8")
        for path in (*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"))
        if "tests" not in path.parts
    ]
    words = {word.replace("-", "_") for text in sources for word in _QUOTED.findall(text)}
    named = {name for text in sources for name in _NAMED.findall(text)}
    filled = {_HOLE.sub(word, name) for name in named if "{" in name for word in words}
    return named | filled


class TestAddresses:
    def test_that_open_without_a_login_are_known(self):
        assert set(open_addresses(get_resolver())) == PUBLIC


class TestTemplates:
    def test_are_all_used(self):
        unused = {
            name
            for name in templates() - named_in_source() - ERROR_PAGES
            if not (LOGIN_LIBRARY / name).exists()
        }

        assert unused == set()
