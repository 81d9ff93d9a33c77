from datetime import date

import pytest
from django import forms
from django.http import QueryDict

from tandem.foundation.ui.meanwhile import MeanwhileForm
from tandem.foundation.ui.widgets import DateInput

OPENED = {"name": "Samira", "born": date(1990, 5, 17), "kind": "a", "agrees": False, "many": None}


class Sample(MeanwhileForm):
    name = forms.CharField(required=False)
    born = forms.DateField(required=False, widget=DateInput())
    kind = forms.ChoiceField(choices=[("a", "Appel"), ("b", "Bes")], required=False)
    agrees = forms.BooleanField(required=False)
    many = forms.IntegerField(required=False)


def sent(shown=OPENED, **typed):
    """What a browser sends of a form that was opened with `shown`."""
    fields = {name: "" if value is None else str(value) for name, value in shown.items()}
    data = QueryDict(mutable=True)
    data.update({f"initial-{name}": value for name, value in fields.items()})
    data.update({name: value for name, value in (fields | typed).items() if value != "False"})
    return data


class TestForm:
    def test_sends_along_what_it_shows(self):
        html = str(Sample(initial=OPENED))

        assert '<input type="hidden" name="initial-born" value="1990-05-17"' in html

    def test_takes_over_only_what_was_changed(self):
        form = Sample(sent(name="Samira B.", many="2"), initial=OPENED)

        assert form.is_valid()
        assert form.changes() == {"name": "Samira B.", "many": 2}

    def test_leaves_alone_what_only_somebody_else_changed(self):
        now = OPENED | {"kind": "b", "agrees": True}

        form = Sample(sent(name="Samira B."), initial=now)

        assert form.is_valid()
        assert form.changes() == {"name": "Samira B."}

    @pytest.mark.parametrize(
        ("name", "mine", "theirs", "told"),
        [
            ("name", "Samira B.", "Samra", "Samra"),
            ("name", "Samira B.", "", "niets"),
            ("born", "1991-01-01", date(1990, 6, 17), "17 juni 1990"),
            ("kind", "", "b", "Bes"),
            ("many", "3", 2, "2"),
        ],
    )
    def test_shows_both_when_two_changed_the_same(self, name, mine, theirs, told):
        form = Sample(sent(**{name: mine}), initial=OPENED | {name: theirs})

        assert not form.is_valid()
        assert form.is_overtaken
        assert told in form.errors[name][0]
        assert form[name].value() == mine

    def test_keeps_mine_when_it_is_sent_again(self):
        now = OPENED | {"born": date(1990, 6, 17)}
        first = Sample(sent(born="1991-01-01"), initial=now)
        first.is_valid()

        again = Sample(first.data, initial=now)

        assert again.is_valid()
        assert again.changes() == {"born": date(1991, 1, 1)}

    def test_asks_nothing_when_both_wrote_the_same(self):
        form = Sample(sent(agrees="on"), initial=OPENED | {"agrees": True})

        assert form.is_valid()

    def test_tells_apart_yes_and_no(self):
        shown = OPENED | {"agrees": True}
        form = Sample(sent(shown, agrees="False"), initial=OPENED | {"agrees": True})

        assert form.is_valid()
        assert form.changes() == {"agrees": False}

    def test_takes_nothing_over_what_it_never_showed(self):
        form = Sample(QueryDict("name=Nieuw"), initial=OPENED)

        assert not form.is_valid()
        assert "name" in form.errors
