from datetime import date

import pytest

from tandem.rooms.people.models import Participant
from tandem.rooms.people.rules import name_words, one_letter_left_out, plain
from tandem.rooms.people.search import Question, narrow, read_question
from tandem.rooms.trajectories.tests.factories import ParticipantFactory


class TestPlain:
    @pytest.mark.parametrize(
        ("typed", "word"),
        [
            ("De Vos", "devos"),
            ("D'Hondt", "dhondt"),
            ("Łęcki", "lecki"),
            ("ŞAHİN", "sahin"),
            ("Marie-Thérèse", "mariethérèse".replace("é", "e").replace("è", "e")),
            ("  ", ""),
        ],
    )
    def test_leaves_only_letters(self, typed, word):
        assert plain(typed) == word


class TestQuestion:
    @pytest.mark.parametrize(
        ("text", "question"),
        [
            ("janssens 9100", Question(("janssens",), None, ("9100",))),
            ("17/05/1990", Question((), date(1990, 5, 17))),
            ("1990-05-17 ali", Question(("ali",), date(1990, 5, 17))),
            ("17051990", Question((), date(1990, 5, 17))),
            ("31/02/1990", Question(("3102",), None, ("1990",))),
            ("' OR 1=1 --", Question(("or", "11"))),
            ("", Question()),
        ],
    )
    def test_tells_names_dates_and_numbers_apart(self, text, question):
        assert read_question(text) == question


class TestTolerance:
    @pytest.mark.parametrize("typed", ["janssen", "jansssens", "janssnes", "jenssens"])
    def test_shares_a_form_with_a_word_one_error_away(self, typed):
        stored = {"janssens", *one_letter_left_out("janssens")}

        assert stored & {typed, *one_letter_left_out(typed)}

    def test_knows_a_name_with_particles_by_its_parts_and_as_one(self):
        assert {"bossche", "vandenbossche"} <= name_words("Van den Bossche")


@pytest.mark.django_db
class TestNarrow:
    @pytest.fixture
    def people(self, partnership):
        for first, last, born, postcode in [
            ("Éva", "Van den Bossche", date(1990, 5, 17), "9100"),
            ("Fatima", "El Amrani", date(1985, 1, 2), "9111"),
            ("Jan", "Janssens", date(1991, 3, 4), "9100"),
        ]:
            ParticipantFactory(
                partnership=partnership, first_name=first, last_name=last, birth_date=born,
                postcode=postcode,
            )  # fmt: skip
        return Participant.objects.all()

    @pytest.mark.parametrize(
        ("text", "tolerant", "found"),
        [
            ("eva", False, ["Éva"]),
            ("boss", False, ["Éva"]),
            ("vandenboss", False, ["Éva"]),
            ("eva van den bossche", False, ["Éva"]),
            ("elamrani", False, ["Fatima"]),
            ("amrani el", False, ["Fatima"]),
            ("bossche el", False, []),
            ("van janssens", False, []),
            ("el van", False, []),
            ("jan jan", False, ["Jan"]),
            ("fatima bossche", False, []),
            ("jan jansens", True, ["Jan"]),
            ("el amrnai", True, ["Fatima"]),
            ("van den bosche", True, ["Éva"]),
            ("el bosche", True, []),
            ("9100", False, ["Jan", "Éva"]),
            ("1985", False, ["Fatima"]),
            ("jan 9100", False, ["Jan"]),
            ("jan 9111", False, []),
            ("17/05/1990", False, ["Éva"]),
            ("jansens", False, []),
            ("jansens", True, ["Jan"]),
            ("fatmia", True, ["Fatima"]),
            ("0000", False, []),
        ],
    )
    def test_finds(self, people, text, tolerant, found):
        hits = narrow(people, read_question(text), tolerant=tolerant)

        assert sorted(person.first_name for person in hits) == found

    def test_finds_nobody_outside_who_may_be_seen(self, people):
        allowed = people.filter(first_name="Fatima")

        assert list(narrow(allowed, read_question("jan"), tolerant=True)) == []
