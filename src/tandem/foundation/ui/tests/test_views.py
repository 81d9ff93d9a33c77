import re
from pathlib import Path

import pytest
from django.template.loader import get_template, render_to_string
from django.urls import reverse

pytestmark = pytest.mark.urls("tandem.foundation.ui.tests.urls")

PAGES = ("dossier", "day", "list", "plan", "participant", "login")
PARTIALS = Path(__file__).parents[1] / "templates" / "ui"
ADDRESSES = ["/ui/", "/ui/?density=deelnemer", *(f"/ui/pages/{page}/" for page in PAGES)]
# Shown by Django's messages, by htmx and by other apps; rendered one by one below.
ELSEWHERE = {"messages.html", "toast.html"}


class TestGallery:
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_opens_without_login_and_without_a_gap(self, client, address):
        answer = client.get(address)

        page = answer.content.decode()
        assert answer.status_code == 200
        assert "UNDEFINED" not in page

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_uses_an_id_once(self, client, address):
        page = client.get(address).content.decode()

        found = re.findall(r'\sid="([^"]+)"', page)
        assert sorted(found) == sorted(set(found))

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_labels_refer_to_what_exists(self, client, address):
        page = client.get(address).content.decode()

        ids = set(re.findall(r'\sid="([^"]+)"', page))
        wanted = set(re.findall(r'\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"', page))
        assert {ident for names in wanted for ident in names.split()} - ids == set()

    def test_shows_every_component(self, client):
        answers = [client.get(address) for address in ADDRESSES]

        shown = {template.name for answer in answers for template in answer.templates}
        partials = {path.name for path in PARTIALS.glob("*.html")} - ELSEWHERE
        assert {name for name in partials if f"ui/{name}" not in shown} == set()

    def test_knows_no_other_page(self, client):
        assert client.get("/ui/pages/secret/").status_code == 404


class TestFrame:
    def test_offers_a_way_past_the_menu(self, client):
        page = client.get("/ui/").content.decode()

        assert page.index('class="skip" href="#main"') < page.index("<nav")
        assert '<main id="main"' in page

    def test_marks_where_you_are(self, client):
        page = client.get("/ui/pages/day/").content.decode()

        assert re.search(r'href="/ui/pages/day/" aria-current="page"', page)

    def test_gives_the_participant_a_bar_below_and_no_search(self, client):
        page = client.get("/ui/pages/participant/").content.decode()

        assert '<body class="deelnemer has-bar">' in page
        assert 'class="bottom-bar"' in page
        assert 'role="search"' not in page


class TestMessages:
    def test_carry_their_tone_in_shape_as_well_as_colour(self):
        said = [
            {"level_tag": tag, "__str__": tag} for tag in ("success", "warning", "error", "info")
        ]

        markup = render_to_string("ui/messages.html", {"messages": said})

        assert re.findall(r'class="notice (\w+)"', markup) == ["ok", "warn", "late", "info"]
        assert len(set(re.findall(r"#([a-z-]+)\"", markup))) == 4


class TestToast:
    def test_swaps_itself_into_the_page(self):
        markup = render_to_string("ui/toast.html", {"text": "<b>Bewaard</b>", "tone": "ok"})

        assert 'hx-swap-oob="beforeend:#toasts"' in markup
        assert "&lt;b&gt;Bewaard" in markup


class TestPreference:
    @pytest.mark.parametrize(
        ("name", "value"), [("theme", "dark"), ("theme", "auto"), ("keys", "off")]
    )
    def test_is_kept_in_this_browser(self, client, name, value):
        answer = client.post(
            reverse("ui:preference"), {"name": name, "value": value, "next": "/ui/?density=pro"}
        )

        cookie = answer.cookies[name]
        assert answer.status_code == 302
        assert answer.headers["Location"] == "/ui/?density=pro"
        assert (cookie.value, cookie["httponly"], cookie["samesite"]) == (value, True, "Lax")

    def test_sets_the_language(self, client, settings):
        answer = client.post(reverse("ui:preference"), {"name": "language", "value": "nl"})

        assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "nl"

    @pytest.mark.parametrize(
        ("name", "value"), [("theme", "pink"), ("sessionid", "x"), ("language", "xx"), ("", "")]
    )
    def test_refuses_any_other_cookie(self, client, name, value):
        answer = client.post(reverse("ui:preference"), {"name": name, "value": value})

        assert answer.status_code == 400
        assert not answer.cookies

    @pytest.mark.parametrize(
        "goal", ["https://elsewhere.example/", "//elsewhere.example", "javascript:1"]
    )
    def test_never_sends_away_to_another_site(self, client, goal):
        answer = client.post(
            reverse("ui:preference"), {"name": "theme", "value": "dark", "next": goal}
        )

        assert answer.headers["Location"] == "/"

    def test_is_not_changed_by_a_link(self, client):
        assert client.get(reverse("ui:preference")).status_code == 405

    @pytest.mark.parametrize("theme", ["dark", "light"])
    def test_dresses_the_page_before_it_is_sent(self, client, theme):
        client.cookies["theme"] = theme

        assert f'data-theme="{theme}"' in client.get("/ui/").content.decode()

    def test_takes_no_theme_from_a_forged_cookie(self, client):
        client.cookies["theme"] = '"><script>'

        page = client.get("/ui/").content.decode()

        assert "data-theme" not in page
        assert '"><script>' not in page

    def test_rests_the_single_keys(self, client):
        client.cookies["keys"] = "off"

        assert 'data-keys="off"' in client.get("/ui/").content.decode()


class TestErrorPages:
    @pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500"])
    def test_name_a_next_step(self, code):
        page = get_template(f"{code}.html").render({})

        assert "<h1>" in page
        assert 'class="btn pri" href="/"' in page

    def test_answer_an_unknown_address(self, client):
        answer = client.get("/no/such/page/")

        assert answer.status_code == 404
        assert 'class="bare' in answer.content.decode()

    def test_survive_a_lost_manifest(self, settings, tmp_path):
        settings.STATIC_ROOT = tmp_path
        settings.STORAGES = {
            **settings.STORAGES,
            "staticfiles": {
                "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
            },
        }
        settings.DEBUG = False

        page = get_template("500.html").render({})

        assert f"{settings.STATIC_URL}ui/tokens.css" in page
