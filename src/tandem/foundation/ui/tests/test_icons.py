import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import override_settings

from tandem.foundation.ui import sprite
from tandem.foundation.ui.templatetags import ui

TABLER = """<svg
  xmlns="http://www.w3.org/2000/svg"
  viewBox="0 0 24 24"
>
  <path stroke="none" d="M0 0h24v24H0z" fill="none" />
  <path d="M5 12l5 5l10 -10" />
</svg>"""


def render(source, **context):
    return Template("{% load ui %}" + source).render(Context(context))


class TestIcon:
    def test_points_into_the_sprite_and_hides_from_screen_readers(self):
        markup = render('{% icon "printer" %}')

        assert "ui/icons" in markup
        assert "#printer" in markup
        assert 'aria-hidden="true"' in markup

    def test_speaks_when_it_stands_alone(self):
        markup = render('{% icon "lock" label=text %}', text='Gesloten "dossier"')

        assert 'role="img"' in markup
        assert 'aria-label="Gesloten &quot;dossier&quot;"' in markup
        assert "aria-hidden" not in markup

    def test_takes_a_name_from_the_page(self):
        assert "#bus" in render("{% icon name %}", name="bus")

    def test_refuses_to_compile_an_unknown_name(self):
        with pytest.raises(TemplateSyntaxError, match="no icon 'unicorn'"):
            render('{% icon "unicorn" %}')

    @override_settings(DEBUG=True)
    def test_raises_on_an_unknown_name_while_developing(self):
        with pytest.raises(ui.UnknownIconError, match="unicorn"):
            render("{% icon name %}", name="unicorn")

    @override_settings(UI_STRICT=True)
    def test_raises_on_an_unknown_name_in_tests(self):
        with pytest.raises(ui.UnknownIconError, match="unicorn"):
            render("{% icon name %}", name="unicorn")

    @override_settings(UI_STRICT=False, DEBUG=False)
    def test_leaves_the_visitor_a_page_without_the_picture(self, caplog):
        assert render("{% icon name %}", name="unicorn") == ""
        assert "unknown_icon" in caplog.text


class TestSprite:
    def test_holds_every_icon_once_in_order(self):
        text = sprite.SPRITE.read_text(encoding="utf-8")
        drawings = sprite.symbols(text)

        assert text.count("<symbol ") == len(drawings)
        assert sprite.render(drawings) == text

    def test_has_the_domains_of_life(self):
        wanted = {
            "wallet", "home", "briefcase", "school", "stethoscope", "brain",
            "users", "heart-handshake", "scale", "gavel", "bus",
        }  # fmt: skip

        assert wanted <= sprite.names()

    def test_takes_a_drawing_out_of_its_frame(self):
        assert sprite.symbol_body(TABLER) == '<path d="M5 12l5 5l10 -10"/>'

    def test_refuses_what_is_no_drawing(self):
        with pytest.raises(ValueError, match="no <svg>"):
            sprite.symbol_body("<p>404</p>")

    def test_grows_by_one_command(self, tmp_path, monkeypatch):
        (tmp_path / "check.svg").write_text(TABLER)
        (tmp_path / "menu-2.svg").write_text(TABLER)
        monkeypatch.setattr(sprite, "SPRITE", tmp_path / "icons.svg")

        sprite.main(str(tmp_path), "menu=menu-2")
        sprite.main(str(tmp_path), "check")

        assert list(sprite.symbols(sprite.SPRITE.read_text())) == ["check", "menu"]


class TestInitials:
    @pytest.mark.parametrize(
        ("name", "letters"),
        [
            ("Samira Benali", "SB"),
            ("Dirk Van Hove", "DH"),
            ("łucja", "Ł"),
            ("Nadia (groep)", "N"),
            ("", ""),
        ],
    )
    def test_are_at_most_two_capitals(self, name, letters):
        assert ui.initials(name) == letters
