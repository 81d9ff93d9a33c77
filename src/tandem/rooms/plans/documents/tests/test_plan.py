"""The plan on the fridge: complete, legible, and proof against what people type."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time

import pytest
import typst
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from tandem.rooms.plans.documents import typesetting, words
from tandem.rooms.plans.documents.content import (
    Appointment,
    Contact,
    Doer,
    Goal,
    Signature,
    SignatureKind,
    SignerRole,
    Step,
)
from tandem.rooms.plans.documents.plan import plan_pdf
from tandem.rooms.plans.documents.tests.reading import Printed
from tandem.rooms.plans.documents.tests.samples import (
    DRAFT,
    NASTY,
    PLAN,
    SIGNED,
    drawn_signature,
)
from tandem.rooms.plans.documents.typesetting import UNSHOWN

SENTENCE = "Ik wil graag mijn papieren in orde brengen. "


def printed(document=PLAN, **changes) -> Printed:
    return Printed(plan_pdf(replace(document, **changes)))


def dutch(key: str) -> str:
    with translation.override("nl"):
        return str(words.PLAN[key])


class TestPlanForEveryReader:
    def test_declares_pdf_ua_its_language_and_its_title(self):
        plan = printed()

        assert plan.meta["part"] == "1"
        assert plan.root.Lang == "nl-BE"
        assert bool(plan.root.MarkInfo.Marked)
        assert bool(plan.root.ViewerPreferences.DisplayDocTitle)
        assert "Amina" in plan.meta["title"]

    def test_marks_headings_lists_and_pictures(self):
        plan = printed()

        assert {"Title", "H1", "H2", "P", "L", "LI", "Figure"} <= plan.roles

    def test_says_what_the_picture_of_a_life_domain_shows(self):
        plan = printed()

        with translation.override("nl"):
            assert str(words.PICTURES["briefcase"]) in plan.alternatives
            assert str(words.PICTURES["home"]) in plan.alternatives

    def test_has_letters_of_14_points_and_12_in_the_footer(self):
        sizes = printed().sizes

        assert min(sizes) == 12
        assert min(sizes - {12}) >= 14

    def test_takes_two_sheets_when_it_is_usual(self):
        assert printed().pages == 2

    @pytest.mark.parametrize(
        ("language", "tag", "day"),
        [
            ("nl", "nl-BE", "vrijdag 28 november"),
            ("fr", "fr-BE", "vendredi 28 novembre"),
            ("en", "en-GB", "Friday 28 November"),
        ],
    )
    def test_speaks_the_language_that_was_asked_for(self, language, tag, day):
        plan = printed(language=language)

        assert plan.root.Lang == tag
        assert day in plan.text

    def test_leaves_the_language_of_the_page_alone(self):
        with translation.override("en"):
            plan_pdf(PLAN)

            assert translation.get_language() == "en"


@pytest.fixture(scope="module")
def text() -> str:
    return printed().text


class TestPlanSays:
    @pytest.mark.parametrize(
        "expected",
        [
            "Een eigen eetkraam op de markt. Mijn kinderen zijn trots op mij.",
            "Werken in een keuken",
            "Ik wil koken voor veel mensen.",
            "Een dag meelopen in de keuken",
            "vrijdag 28 november",
            "vrijdag 9 januari 2026",
            "vrijdag 14 november",
            "Een fietsslot kopen",
            "Hulpkok in een grote keuken",
            "25,5",
            "De post weer open doen",
            "dinsdag 2 december",
            "Sofie en Karim",
            "de brief van de huisbaas",
            "OCMW Voorbeeldstad",
            "03 000 00 01",
            "0470 00 00 02",
            "20 november 2025",
            "Sofie (OCMW), Karim (Werkpunt)",
        ],
    )
    def test_what_was_agreed(self, text, expected):
        assert expected in text

    def test_version_day_and_number_of_every_sheet(self, text):
        for page in ("1", "2"):
            assert dutch("page").format(page=page, total="2") in text
        assert text.count("21 november 2025") >= 3

    def test_who_does_a_step(self):
        steps = (
            Step(text="een"),
            Step(text="twee", doer=Doer.TOGETHER, helper="Mohamed"),
            Step(text="drie", doer=Doer.OTHER, helper="de huisarts"),
            Step(text="vier", doer=Doer.STAFF),
            Step(text="vijf", doer=Doer.OTHER),
        )

        text = printed(language="en", other_steps=steps).text

        for who in ("I do it", "I and Mohamed", "de huisarts", "my counsellor", "somebody else"):
            assert f"Who: {who}" in text

    def test_that_goals_were_kept_off_the_sheet(self):
        assert dutch("hidden_goals") not in printed().text
        assert dutch("hidden_goals") in printed(has_hidden_goals=True).text


class TestSignatures:
    def test_a_draft_is_marked_on_every_sheet_and_leaves_room_to_sign(self):
        draft = printed(signatures=(), read_on=None)

        assert draft.text.count(dutch("draft")) == 1 + draft.pages
        assert dutch("signatures") in draft.text

    def test_a_plan_that_was_read_together_is_still_not_signed(self):
        text = printed(signatures=()).text

        assert dutch("read_together") in text
        assert dutch("draft") not in text

    def test_a_witness_alone_does_not_make_it_signed(self):
        assert dutch("read_together") in printed(signatures=SIGNED[1:]).text

    def test_a_drawn_signature_is_a_picture_with_a_name(self):
        plan = printed(language="en")

        assert "Signature of Amina Şahin" in plan.alternatives
        assert dutch("draft") not in plan.text

    @pytest.mark.parametrize(
        "drawing",
        [
            None,
            b"",
            b"<svg/>",
            b"GIF89a" + b"\0" * 40,
            drawn_signature()[:24] + b"rubbish" * 9,
            drawn_signature()[:16] + b"\x7f\xff\xff\xff" * 2 + drawn_signature()[24:],
            drawn_signature() + b"\0" * 1_000_000,
        ],
        ids=["none", "empty", "svg", "gif", "corrupt", "bomb", "heavy"],
    )
    def test_a_drawing_that_cannot_be_shown_gives_way_to_the_name(self, drawing):
        signature = replace(SIGNED[0], drawing=drawing)

        plan = printed(signatures=(signature,), language="en")

        assert "Signature of Amina Şahin" not in plan.alternatives
        assert plan.text.count("Amina Şahin") == 2


class TestEmptyParts:
    def test_a_plan_of_somebody_without_a_name_has_a_title(self):
        plan = printed(DRAFT, first_name=" ")

        assert plan.meta["title"] == dutch("title")

    def test_a_new_plan_fits_on_one_sheet_with_room_to_write(self):
        draft = printed(DRAFT)

        assert draft.pages == 1
        for key in ("no_dream", "no_goals", "contacts", "signatures"):
            assert dutch(key) in draft.text

    def test_a_part_without_content_has_no_heading(self):
        text = printed(DRAFT).text

        for key in ("appointment", "job", "other_steps", "reached"):
            assert dutch(key) not in text

    def test_a_goal_without_steps_and_domain_says_that_we_look_for_one(self):
        plan = printed(DRAFT, goals=(Goal(title="Rust vinden"),))

        assert dutch("no_steps") in plan.text
        assert plan.alternatives == set()

    def test_a_contact_without_phone_has_a_place_to_write_it(self):
        text = printed(DRAFT, contacts=(Contact(name="Sofie"),)).text

        assert f"Sofie {dutch('phone')}" in text

    def test_an_appointment_may_have_only_a_day(self):
        text = printed(DRAFT, appointment=Appointment(on=date(2025, 12, 1))).text

        assert "maandag 1 december" in text

    def test_an_appointment_on_the_hour(self):
        appointment = Appointment(on=date(2025, 12, 1), at=time(9, 0))

        assert "9 o'clock" in printed(DRAFT, appointment=appointment, language="en").text

    def test_a_signature_that_is_still_to_come_has_a_name_and_no_day(self):
        place = Signature(name="Sofie Peeters", role=SignerRole.WITNESS, kind=SignatureKind.PAPER)

        text = printed(DRAFT, signatures=(place,)).text

        assert text.count("Sofie Peeters") == 1


class TestTypedText:
    @pytest.mark.parametrize("typed", NASTY)
    def test_is_never_a_command(self, typed):
        goal = Goal(title=typed, own_words=typed, steps=(Step(text=typed, helper=typed),))

        plan = printed(DRAFT, first_name=typed, dream=typed, goals=(goal,), readers=(typed,))

        assert plan.text.count(typed) >= 5
        assert typed in plan.meta["title"]

    def test_keeps_its_lines(self):
        text = printed(DRAFT, dream="een\r\ntwee\n\n\ndrie\u2028vier").text

        assert "een twee drie vier" in text

    def test_loses_control_characters_and_marks_that_turn_it_round(self):
        text = printed(DRAFT, dream="a\x00b\x07c\u202ed\ufeffe\ud800f\uffffg").text

        assert "abcdefg" in text

    def test_of_ten_thousand_letters_is_printed_to_the_end(self):
        plan = printed(DRAFT, dream=SENTENCE * 250 + "Slot.")

        assert plan.pages > 3
        assert plan.text.count("papieren") == 250
        assert "Slot." in plan.text

    def test_without_a_single_space_stays_on_the_sheet(self):
        plan = printed(DRAFT, dream="x" * 10_000, contacts=(Contact(name="y" * 300),))

        assert plan.text.count("x") > 9_990
        assert plan.pages > 3

    def test_of_thirty_goals_is_all_there(self):
        goals = tuple(
            Goal(
                title=f"Doel {number}",
                own_words=SENTENCE * 3,
                domain="MOB",
                steps=tuple(Step(text=f"Stap {number}.{part}") for part in range(5)),
            )
            for number in range(30)
        )

        text = printed(goals=goals).text

        assert all(f"Doel {number} " in text for number in range(30))
        assert "Stap 29.4" in text

    @settings(max_examples=25, deadline=None)
    @given(st.text(max_size=60))
    def test_of_any_kind_gives_a_plan(self, typed):
        plan = printed(DRAFT, first_name=typed, dream=typed, contacts=(Contact(name=typed),))

        assert plan.pages >= 1


class TestScripts:
    @pytest.mark.parametrize(
        ("name", "letter"),
        [
            ("محمد", "NotoSansArabic-Bold"),
            ("ሰላም", "NotoSansEthiopic-Regular"),
            ("😀", "NotoEmoji-Regular"),
            ("Łukasz Şahin Çağla", "AtkinsonHyperlegibleNext-Bold"),
        ],
    )
    def test_have_a_letter_of_their_own(self, name, letter):
        plan = printed(DRAFT, first_name=name)

        assert letter in plan.letters
        assert UNSHOWN not in plan.text
        assert name in plan.meta["title"]

    @pytest.mark.parametrize("name", ["Київ", "Ελένη", "שלום", "Հայկ", "ნინო", "नेपाल"])
    def test_without_a_font_of_ours_are_drawn_all_the_same(self, name):
        assert UNSHOWN not in printed(DRAFT, first_name=name).text

    def test_that_nobody_can_draw_become_squares_with_a_line_that_says_so(self, monkeypatch):
        ours = typst.Fonts(include_system_fonts=False, font_paths=[str(typesetting.HERE / "fonts")])
        monkeypatch.setattr(typesetting, "fonts", lambda: ours)

        plan = printed(DRAFT, dream="Mijn \U00013000 droom")

        assert f"Mijn {UNSHOWN} droom" in plan.text
        assert dutch("unshown") in plan.text

    def test_that_can_be_drawn_bring_no_such_line(self):
        assert dutch("unshown") not in printed().text


class TestMaking:
    def test_gives_equal_bytes_for_equal_plans(self):
        assert plan_pdf(PLAN) == plan_pdf(replace(PLAN))

    def test_works_in_several_threads_at_once(self):
        plans = [replace(PLAN, first_name=f"Amina {number}") for number in range(8)]

        with ThreadPoolExecutor(4) as threads:
            together = list(threads.map(plan_pdf, plans))

        assert together == [plan_pdf(plan) for plan in plans]

    def test_loads_the_typesetter_only_when_something_is_printed(self):
        check = (
            "import sys; import tandem.rooms.plans.documents.plan;"
            "import tandem.rooms.plans.documents.pop_report;"
            "sys.exit('typst' in sys.modules)"
        )

        assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0

    def test_refuses_an_unknown_life_domain_and_an_unknown_language(self):
        with pytest.raises(ValueError, match="life domain: XXX"):
            Goal(title="x", domain="XXX")
        with pytest.raises(ValueError, match="words in: de"):
            replace(PLAN, language="de")
