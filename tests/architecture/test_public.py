"""Pages that anybody may open without logging in; every other one asks who is there."""

from django.urls import URLPattern, get_resolver

PUBLIC = {"set_language", "health", "calendar:feed"}


def patterns(resolver, space=""):
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{space}{each.name}", each.callback
        else:
            yield from patterns(each, f"{each.namespace}:" if each.namespace else space)


class TestPublicPages:
    def test_are_few_and_known(self):
        opened = {
            name
            for name, view in patterns(get_resolver())
            if not getattr(view, "login_required", True)
            # The login itself, and the gallery of components, hold nothing of anybody.
            and not name.startswith(("account_", "mfa_", "ui:"))
        }

        assert opened == PUBLIC
