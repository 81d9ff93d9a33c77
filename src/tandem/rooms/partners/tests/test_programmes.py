"""Programme files: the shipped ones are whole, and a wrong one says where and what to do."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.partners import programme_file
from tandem.rooms.partners.programme import (
    Figure,
    IndicatorRegime,
    Moment,
    PlanPart,
    RoleKind,
    Status,
    Subject,
    Text,
)
from tandem.rooms.partners.programme_reading import ProgrammeError
from tandem.rooms.partners.programme_wording import PROBLEMS, sentence

PROGRAMMES = programme_file.shipped_programmes()

SMALL = """\
key: small
version: 1
name: {nl: Klein, en: Small}
summary: {nl: Kort, en: Short}
sources:
  - {id: S9, title: A call}
legal_basis: {text: {nl: Wet, en: Law}, source: S9, status: verified}
target_group: {text: {nl: Mensen, en: People}, source: S9, status: verified}
subject: participant
eligibility:
  - id: young
    kind: age
    label: {nl: Jong, en: Young}
    bounds: {minimum: 18, maximum: 25}
    source: S9
    status: verified
phases:
  - key: start
    name: {nl: Begin, en: Start}
    weeks: {value: 4, source: S9, status: verified}
team:
  roles:
    - {kind: work, obligatory: true, who: {nl: Begeleider, en: Guide}}
  different_organisations: false
  source: S9
  status: verified
instruments: []
groups: []
plan: {name: {nl: Plan, en: Plan}, required: [job_target], source: S9, status: verified}
indicator_regime: {value: none, source: S9, status: verified}
follow_up: []
contact_gap_days: {value: 30, source: S9, status: verified}
retention:
  - what: social_file
    years: {value: null, source: S9, status: unknown, note: {nl: Stil, en: Silent}}
    starts: null
"""

INSTRUMENT_WITHOUT_MOMENT = """\
instruments:
  - {instrument: scan, moments: [], obligatory: true, source: S9, status: verified}"""


def figures(item):
    """Every figure anywhere in a programme."""
    if isinstance(item, Figure):
        yield item
    elif dataclasses.is_dataclass(item):
        for field in dataclasses.fields(item):
            yield from figures(getattr(item, field.name))
    elif isinstance(item, tuple):
        for each in item:
            yield from figures(each)


def marks(item):
    """Every source mark that a programme leans on."""
    if dataclasses.is_dataclass(item):
        for field in dataclasses.fields(item):
            value = getattr(item, field.name)
            yield from [value] if field.name == "source" else marks(value)
    elif isinstance(item, tuple):
        for each in item:
            yield from marks(each)


def refusal(text):
    with pytest.raises(ProgrammeError) as caught:
        programme_file.load_programme(text, "call.yaml")
    return caught.value


class TestShippedProgrammes:
    def test_cover_every_system_of_the_field(self):
        assert set(PROGRAMMES) == {
            "basistraject_de_link",
            "gbo",
            "groep_intro_traject",
            "missing_link",
            "mission_gezin",
            "oproep_360_armoede",
            "oproep_478",
            "outreach_activering",
            "sleutel",
            "w2_groep",
            "w2_individueel",
            "waw",
            "wij3",
        }

    @pytest.mark.parametrize("key", PROGRAMMES)
    def test_is_named_in_the_three_languages(self, key):
        programme = PROGRAMMES[key]

        named = [programme.name, programme.summary, *(each.name for each in programme.phases)]

        assert all(text.nl and text.en and text.fr for text in named)

    @pytest.mark.parametrize("key", PROGRAMMES)
    def test_uses_every_source_it_names(self, key):
        programme = PROGRAMMES[key]

        assert set(marks(programme)) == {each.id for each in programme.sources}

    @pytest.mark.parametrize("key", PROGRAMMES)
    def test_explains_every_figure_that_is_not_known(self, key):
        unknown = [each for each in figures(PROGRAMMES[key]) if each.value is None]

        assert all(each.note and each.status is Status.UNKNOWN for each in unknown)

    @pytest.mark.parametrize("key", PROGRAMMES)
    def test_survives_being_stored(self, key):
        stored = json.loads(json.dumps(programme_file.programme_to_json(PROGRAMMES[key])))

        assert programme_file.programme_from_json(stored) == PROGRAMMES[key]


class TestSleutel:
    def test_has_a_tandem_of_two_organisations_and_weekly_groups(self):
        programme = PROGRAMMES["sleutel"]

        obligatory = {each.kind for each in programme.team.roles if each.obligatory}

        assert programme.team.different_organisations
        assert obligatory == {RoleKind.WORK, RoleKind.WELFARE, RoleKind.GROUP_GUIDE}
        assert [each.every_days.value for each in programme.groups] == [7, 7, 7]

    def test_asks_the_mandatory_parts_of_the_plan(self):
        assert PROGRAMMES["sleutel"].plan.required == (
            PlanPart.JOB_TARGET,
            PlanPart.PARTICIPATION_OUTCOME,
            PlanPart.NEXT_STEPS_WORK,
            PlanPart.NEXT_STEPS_WELFARE,
        )

    def test_keeps_evidence_ten_years_and_leaves_the_social_file_open(self):
        years = {each.what: each.years.value for each in PROGRAMMES["sleutel"].retention}

        assert years == {"evidence": 10, "social_file": None}


class TestOtherShippedProgrammes:
    def test_follow_w2_up_after_two_years(self):
        assert [each.months.value for each in PROGRAMMES["w2_groep"].follow_up] == [0, 6, 24]

    def test_hold_the_warning_lights_before_the_start(self):
        uses = {each.instrument: each.moments for each in PROGRAMMES["w2_groep"].instruments}

        assert uses["warning_lights"] == (Moment.SIGNAL,)

    def test_have_their_own_subject(self):
        assert PROGRAMMES["mission_gezin"].subject is Subject.HOUSEHOLD
        assert PROGRAMMES["basistraject_de_link"].subject is Subject.ORGANISATION

    def test_last_eighteen_months_for_wij3(self):
        assert PROGRAMMES["wij3"].phases[0].weeks.value == 78

    def test_report_nothing_when_no_funder_asks(self):
        assert PROGRAMMES["gbo"].indicator_regime.value is IndicatorRegime.NONE


class TestText:
    @pytest.mark.parametrize(
        ("language", "shown"),
        [("nl", "Ja"), ("nl-be", "Ja"), ("en", "Yes"), ("fr", "Ja"), ("tr", "Ja")],
    )
    def test_falls_back_on_dutch(self, language, shown):
        assert Text(nl="Ja", en="Yes").in_language(language) == shown


class TestLoadProgramme:
    def test_reads_a_small_file(self):
        programme = programme_file.load_programme(SMALL.encode(), "call.yaml")

        assert programme.name == Text(nl="Klein", en="Small")
        assert programme.eligibility[0].bounds.maximum == 25
        assert programme.retention[0].starts is None

    def test_points_at_an_unknown_key_and_the_likely_one(self):
        error = refusal(SMALL.replace("eligibility:", "eligibilty:"))

        assert (error.code, error.line, error.path) == ("unknown_key", 10, "eligibilty")
        assert error.nearest == "eligibility"

    def test_points_at_an_unknown_criterion_kind(self):
        error = refusal(SMALL.replace("kind: age", "kind: agee"))

        assert (error.code, error.line, error.path) == ("unknown_choice", 12, "eligibility[0].kind")
        assert error.nearest == "age"
        assert "joint_committee" in error.expected

    @pytest.mark.parametrize(
        ("old", "new", "code", "path"),
        [
            ("version: 1", "version: one", "wrong_type", "version"),
            ("version: 1", "version: 0", "bad_bound", "version"),
            ("key: small", "key: Not A Key", "bad_name", "key"),
            ("key: small", "key: 12", "wrong_type", "key"),
            ("key: small", 'key: "  "', "wrong_type", "key"),
            ("key: small", "key: small\nkey: other", "duplicate_key", "key"),
            ("subject: participant\n", "", "missing_key", ""),
            ("name: {nl: Klein, en: Small}", "name: Klein", "wrong_type", "name"),
            ("instruments: []", "instruments: {}", "wrong_type", "instruments"),
            ("different_organisations: false", "different_organisations: no", "wrong_type",
             "team.different_organisations"),
            ("{value: 4,", "{value: null,", "status_and_value_differ", "phases[0].weeks.status"),
            (", note: {nl: Stil, en: Silent}", "", "unknown_without_note", "retention[0].years"),
            ("{value: 30,", "{value: -1,", "bad_bound", "contact_gap_days.value"),
            ("source: S9\n    status", "source: S8\n    status", "unknown_source",
             "eligibility[0].source"),
            ("minimum: 18, ", "minimum: 30, ", "bad_bound", "eligibility[0].bounds.minimum"),
            ("maximum: 25", "maximum: 250", "bad_bound", "eligibility[0].bounds.maximum"),
            ("maximum: 25", "maximum: .nan", "wrong_type", "eligibility[0].bounds.maximum"),
            ("maximum: 25", "postcodes: []", "bound_does_not_fit_kind",
             "eligibility[0].bounds.postcodes"),
            ("{minimum: 18, maximum: 25}", "{}", "missing_key", "eligibility[0]"),
            ("subject: participant", "subject: organisation", "kind_does_not_fit_subject",
             "eligibility[0].kind"),
            ("kind: age", "kind: joint_committee", "kind_does_not_fit_subject",
             "eligibility[0].kind"),
            ("[job_target]", "[]", "empty_list", "plan.required"),
            ("instruments: []", INSTRUMENT_WITHOUT_MOMENT, "empty_list", "instruments[0].moments"),
            ("name: {nl: Begin, en: Start}", "name: {nl: [1], en: Start}", "wrong_type",
             "phases[0].name.nl"),
            ("key: small", "key: [small", "not_yaml", ""),
            ("key: small", "key: !!python/name:os.system small", "wrong_type", "key"),
        ],
    )  # fmt: skip
    def test_refuses_a_mistake_with_its_place(self, old, new, code, path):
        error = refusal(SMALL.replace(old, new, 1))

        assert (error.code, error.path) == (code, path)

    def test_refuses_an_id_that_is_used_twice(self):
        block = SMALL[SMALL.index("  - id: young") : SMALL.index("phases:")]
        error = refusal(SMALL.replace(block, block * 2))

        assert (error.code, error.path) == ("duplicate_id", "eligibility[1].id")
        assert error.line == 17

    def test_refuses_a_status_word_that_no_figure_knows(self):
        text = SMALL.replace("kind: age", "kind: employment_status").replace(
            "{minimum: 18, maximum: 25}", "{one_of: [jobless]}"
        )

        error = refusal(text)

        assert (error.code, error.path) == ("bad_bound", "eligibility[0].bounds.one_of[0]")

    def test_refuses_a_postcode_that_is_none(self):
        text = SMALL.replace("kind: age", "kind: residence").replace(
            "{minimum: 18, maximum: 25}", '{postcodes: ["0100"]}'
        )

        assert refusal(text).path == "eligibility[0].bounds.postcodes[0]"

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("", "empty"),
            ("# only a remark\n", "empty"),
            ("- a\n- b\n", "wrong_type"),
            (b"\xff\xfe\x00k", "not_utf8"),
            ("key: \x00", "not_yaml"),
            ("a: &a [1]\nb: *a\n", "alias"),
            ("a: " + "[" * 1000, "too_deep"),
            ("#" * 300_000, "too_large"),
        ],
    )
    def test_refuses_what_is_no_programme(self, text, code):
        assert refusal(text).code == code

    @given(st.text(max_size=200))
    def test_answers_any_text_with_a_refusal_that_can_be_told(self, text):
        error = refusal(text)

        assert error.code in PROBLEMS
        assert sentence(error).startswith("call.yaml")

    @given(
        line=st.integers(0, SMALL.count("\n") - 1), word=st.text("abc:[]{}-*&!\"' \n", max_size=8)
    )
    def test_never_breaks_on_a_damaged_file(self, line, word):
        lines = SMALL.splitlines(keepends=True)
        lines[line] = word + lines[line]

        code = self.outcome("".join(lines))

        assert code == "read" or code in PROBLEMS

    def outcome(self, text):
        try:
            programme_file.load_programme(text, "call.yaml")
        except ProgrammeError as error:
            return error.code
        return "read"


class TestSentence:
    def test_tells_file_line_keys_and_way_out(self):
        told = sentence(refusal(SMALL.replace("kind: age", "kind: agee")))

        assert "call.yaml" in told
        assert "12" in told
        assert "eligibility[0].kind" in told
        assert "agee" in told
        assert "“age”" in told

    def test_lists_what_is_possible_when_nothing_is_near(self):
        told = sentence(refusal(SMALL.replace("kind: age", "kind: zzzzzz")))

        assert "joint_committee" in told

    def test_leaves_the_line_out_when_the_whole_file_is_meant(self):
        assert sentence(refusal("")).startswith("call.yaml: ")


class TestProgrammeError:
    def test_shows_its_place_to_whoever_reads_the_log_of_a_command(self):
        assert str(refusal(SMALL.replace("kind: age", "kind: agee"))) == (
            "call.yaml:12: eligibility[0].kind: unknown_choice 'agee' (did you mean 'age'?)"
        )
