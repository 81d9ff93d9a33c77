import re
from base64 import b64encode
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError

from tandem.foundation.ui import widgets
from tandem.foundation.ui.fields import EuroField, SignatureField
from tandem.foundation.ui.renderers import FormRenderer

PNG = b"\x89PNG\r\n\x1a\n" + b"drawn"


def drawing(content=PNG, prefix="data:image/png;base64,"):
    return prefix + b64encode(content).decode()


class VisitForm(forms.Form):
    default_renderer = FormRenderer

    what = forms.CharField(label="Wat?", help_text="Kort")
    note = forms.CharField(label="Nota", required=False, widget=forms.Textarea)
    born = forms.DateField(label="Geboren", widget=widgets.DateBoxes(is_birth_date=True))
    on = forms.DateField(label="Dag", widget=widgets.DateInput, required=False)
    level = forms.ChoiceField(
        label="Stand",
        choices=[("1", "Nu"), ("none", "Niet besproken")],
        widget=widgets.ScaleTiles(hints={1: "Binnen enkele dagen"}),
    )
    who = forms.MultipleChoiceField(
        label="Wie?",
        required=False,
        choices=[("guide", "Begeleider")],
        widget=widgets.CheckboxTiles(icons={"guide": "user"}),
    )
    agreed = forms.BooleanField(label="Akkoord")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def field(name, data=None, **kwargs):
    form = VisitForm(data, **kwargs)
    return form[name].as_field_group()


class TestField:
    def test_stands_in_order_label_hint_error_input(self):
        markup = field("what", {"what": ""})

        order = [markup.index(part) for part in ("<label", 'class="hint"', 'class="msg"', "<input")]
        assert order == sorted(order)

    def test_ties_hint_and_error_to_the_input(self):
        markup = field("what", {"what": ""})

        described = re.search(r'aria-describedby="([^"]+)"', markup).group(1).split()
        assert described == ["id_what_helptext", "id_what_error"]
        assert all(f'id="{ident}"' in markup for ident in described)
        assert 'aria-invalid="true"' in markup

    def test_starts_its_error_with_a_word_for_who_sees_no_red(self):
        markup = field("what", {"what": ""})

        assert re.search(r'<span class="vh">[^<]+: </span>', markup)

    def test_says_that_it_may_stay_empty(self):
        assert 'class="opt"' in field("note")
        assert 'class="opt"' not in field("what")

    def test_escapes_what_was_typed(self):
        assert "<b>" not in field("what", {"what": "<b>"})

    def test_groups_choices_under_a_legend(self):
        markup = field("level")

        assert "<fieldset" in markup
        assert "<legend>Stand" in markup

    def test_puts_the_words_of_a_single_tick_box_after_it(self):
        markup = field("agreed")

        assert markup.index("<input") < markup.index('<label for="id_agreed">Akkoord')

    def test_stays_out_of_sight_when_hidden(self):
        assert "<label" not in field("secret")


class TestForm:
    def test_shows_hidden_fields_and_all_others(self):
        markup = str(VisitForm())

        assert markup.count("<fieldset") == 3
        assert 'type="hidden" name="secret"' in markup


class TestScaleTiles:
    def test_show_number_label_and_meaning(self):
        markup = field("level")

        assert '<span class="n" aria-hidden="true">1</span>' in markup
        assert "<b>Nu</b><small>Binnen enkele dagen</small>" in markup

    def test_give_no_number_to_an_answer_outside_the_scale(self):
        assert field("level").count('class="n"') == 1

    def test_remember_the_choice(self):
        assert re.search(r'value="none"[^>]*checked', field("level", {"level": "none"}))


class TestCheckboxTiles:
    def test_show_their_icon(self):
        assert "#user" in field("who")


class TestDateInput:
    def test_writes_the_day_as_browsers_expect_it(self):
        assert 'value="2026-11-05"' in field("on", initial={"on": date(2026, 11, 5)})


class TestDateBoxes:
    def test_read_a_day_in_three_parts(self):
        form = VisitForm({"born_day": "7", "born_month": "3", "born_year": "1991"})

        form.is_valid()

        assert form.cleaned_data["born"] == date(1991, 3, 7)

    @pytest.mark.parametrize(
        ("day", "month", "year"),
        [("31", "2", "1991"), ("7", "", "1991"), ("7", "3", "91"), ("x", "3", "1991")],
    )
    def test_refuse_what_is_no_day_and_keep_what_was_typed(self, day, month, year):
        form = VisitForm({"born_day": day, "born_month": month, "born_year": year})

        markup = form["born"].as_field_group()

        assert "born" in form.errors
        assert f'value="{day}"' in markup
        assert f'value="{year}"' in markup

    def test_are_empty_when_nothing_was_typed(self):
        form = VisitForm({"born_day": "", "born_month": " ", "born_year": ""})

        assert form.errors.as_data()["born"][0].code == "required"

    def test_show_a_known_day(self):
        markup = field("born", initial={"born": date(1991, 3, 7)})

        assert re.findall(r'value="(\d+)"', markup) == ["7", "3", "1991"]

    def test_let_the_browser_fill_in_a_birth_date(self):
        assert 'autocomplete="bday-day"' in field("born")


class TestSignatureField:
    def test_hands_over_the_drawing(self):
        assert SignatureField().clean(drawing()) == PNG

    def test_may_be_left_empty_for_a_typed_name(self):
        assert SignatureField(required=False).clean("") is None

    @pytest.mark.parametrize(
        "value",
        [
            drawing(b"GIF89a"),
            drawing(prefix="data:image/svg+xml;base64,"),
            "data:image/png;base64,%%%",
            drawing(PNG + b"0" * SignatureField.max_bytes),
        ],
        ids=["other picture", "other type", "no base64", "too large"],
    )
    def test_refuses_anything_else(self, value):
        with pytest.raises(ValidationError):
            SignatureField().clean(value)


class TestEuroField:
    @pytest.mark.parametrize(
        ("written", "euro"),
        [
            ("1234,56", "1234.56"), ("1234.56", "1234.56"), ("1.234,56", "1234.56"),
            ("1,234.56", "1234.56"), ("€ 1 234,5", "1234.5"), ("1234 euro", "1234"),
            ("1.234", "1234"), ("1.234.567,8", "1234567.8"), ("12.34", "12.34"), ("0", "0"),
            ("12,", "12"), ("1'234.00", "1234"), ("1234\u00a0EUR", "1234"), ("12.5", "12.5"),
        ],
    )  # fmt: skip
    def test_reads_amounts_as_people_write_them(self, written, euro):
        assert EuroField(most=2_000_000).clean(written) == Decimal(euro)

    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("1,234", "unclear"), ("-5", "min_value"), ("1.2.3", "invalid"), ("veel", "invalid"),
            ("1e400", "invalid"), ("NaN", "invalid"), ("12,345", "unclear"),
            ("1000000", "max_value"), ("12,3456", "max_decimal_places"),
            ("1.234,567", "max_decimal_places"),
            ("twaalf euro en een beetje" * 40, "invalid"), ("-1.234,50", "min_value"),
        ],
    )  # fmt: skip
    def test_says_what_is_wrong(self, written, code):
        with pytest.raises(forms.ValidationError) as refused:
            EuroField().clean(written)

        assert refused.value.error_list[0].code == code

    def test_may_stay_empty(self):
        assert EuroField(required=False).clean("  ") is None

    def test_shows_a_known_amount_as_people_write_it(self):
        field = EuroField()

        shown = [
            field.prepare_value(each) for each in (Decimal("1200.50"), Decimal(7), "€ x", None)
        ]

        assert shown == ["1200,50", "7", "€ x", None]
