"""Sentences for what the rules of this room find: refused files, answers, advice, findings."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tandem.rooms.measures.answers import Problem
from tandem.rooms.measures.rules import Advice, Change, Finding, Reason
from tandem.rooms.measures.xlsform_sheets import InstrumentError

FILE_PROBLEMS: Mapping[str, Promise] = {
    "bad_name": gettext_lazy("“%(found)s” is no name. Use letters, digits and underscores."),
    "bad_range": gettext_lazy("“%(found)s” is no range. Write for example start=1 end=5 step=1."),
    "bad_required": gettext_lazy("Write yes or no here, not “%(found)s”."),
    "column_not_offered": gettext_lazy("This column is not supported. Leave it empty."),
    "condition_function": gettext_lazy("The function “%(found)s” is not supported in a condition."),
    "condition_self": gettext_lazy("A dot has no meaning here. Name the question as ${name}."),
    "condition_syntax": gettext_lazy("The condition “%(found)s” cannot be read."),
    "condition_too_long": gettext_lazy("The condition is too long."),
    "cycle": gettext_lazy("These questions wait for each other: %(found)s."),
    "duplicate_name": gettext_lazy("The name “%(found)s” is used twice."),
    "group_not_closed": gettext_lazy("The group “%(found)s” has no end_group."),
    "group_not_open": gettext_lazy("This end_group has no begin_group."),
    "language_without_code": gettext_lazy(
        "The language “%(found)s” has no code. Write for example Nederlands (nl)."
    ),
    "macros": gettext_lazy("The file holds macros. Save it as an ordinary .xlsx file."),
    "missing_choices": gettext_lazy("The list “%(found)s” is not on the sheet choices."),
    "missing_column": gettext_lazy("The column “%(found)s” is missing."),
    "missing_label": gettext_lazy("There is no label in the first language."),
    "not_an_instrument": gettext_lazy("There are no questions on a sheet named survey."),
    "not_utf8": gettext_lazy("The file is not text in UTF-8. Save it again with that encoding."),
    "protected": gettext_lazy("The file is protected with a password. Save it without one."),
    "too_large": gettext_lazy("This is too large for a questionnaire."),
    "unknown_column": gettext_lazy("The column “%(found)s” is not known."),
    "unknown_domain": gettext_lazy("“%(found)s” is no code of a life domain."),
    "unknown_question": gettext_lazy("The condition names “%(found)s”, which is no question."),
    "unknown_type": gettext_lazy("The type “%(found)s” is not supported."),
    "unreadable": gettext_lazy("The file is damaged, or it is no .xlsx file."),
    "unsupported_file": gettext_lazy("A file of this kind is not read. Use .xlsx."),
}

ANSWER_PROBLEMS: Mapping[Problem, Promise] = {
    Problem.REQUIRED: gettext_lazy("Please answer this question."),
    Problem.NOT_A_NUMBER: gettext_lazy("Write a number, for example 12.5."),
    Problem.NOT_A_WHOLE_NUMBER: gettext_lazy("Write a whole number, for example 12."),
    Problem.NOT_A_DATE: gettext_lazy("Write a day that exists."),
    Problem.NOT_A_CHOICE: gettext_lazy("Choose one of the answers in the list."),
    Problem.OUT_OF_RANGE: gettext_lazy("Choose a number on the scale."),
    Problem.TOO_LONG: gettext_lazy("This text is too long. Make it shorter."),
    Problem.CONSTRAINT: gettext_lazy("This answer cannot be right. Please check it."),
    Problem.UNKNOWN_QUESTION: gettext_lazy("This question is not on the list any more."),
}

REASONS: Mapping[Reason, Promise] = {
    Reason.NO_SIGNALS: gettext_lazy("No signals were noted."),
    Reason.ONE_DOMAIN: gettext_lazy("There are signals in one area of life."),
    Reason.SEVERAL_DOMAINS: gettext_lazy("There are signals in several areas of life."),
    Reason.PERSON_SAYS_IT_HINDERS: gettext_lazy("The person says it stands in the way of work."),
    Reason.GUIDE_SAYS_IT_HINDERS: gettext_lazy("You think it stands in the way of work."),
    Reason.NOBODY_SAYS_IT_HINDERS: gettext_lazy("Nobody says it stands in the way of work."),
    Reason.NOT_CLEAR_IF_IT_HINDERS: gettext_lazy(
        "It is not clear if it stands in the way of work."
    ),
}


def file_sentence(error: InstrumentError) -> str:
    """Why a questionnaire file is refused: place, mistake and way out."""
    parts = [_place(error), str(FILE_PROBLEMS[error.code]) % {"found": error.found}]
    if error.nearest:
        parts.append(_("Did you mean “%(nearest)s”?") % {"nearest": error.nearest})
    return " ".join(part for part in parts if part)


def advice_sentences(advice: Advice) -> list[str]:
    """The facts behind an advice, and last what it comes to; a person decides."""
    if advice.suggests:
        end = _("Talk about a referral. You decide, and only if the person agrees.")
    else:
        end = _("There is no reason to suggest a referral now. You may still talk about one.")
    return [*(str(REASONS[each]) for each in advice.reasons), end]


def finding_sentences(finding: Finding, name_of: Callable[[str], str]) -> list[str]:
    """What a chart of two voices shows, each fact in one sentence.

    name_of: gives the name on screen of a topic, such as the label of a life domain.
    """
    sentences = []
    if finding.same:
        names = _joined([name_of(each) for each in finding.same])
        sentences.append(_("Both see this the same: %(names)s.") % {"names": names})
    for each in finding.apart:
        facts = {"name": name_of(each.topic), "participant": each.participant, "guide": each.guide}
        if each.participant > each.guide:
            sentences.append(
                _("%(name)s: the participant gives %(participant)s, the guide only %(guide)s.")
                % facts
            )
        else:
            sentences.append(
                _("%(name)s: the guide gives %(guide)s, the participant only %(participant)s.")
                % facts
            )
    return sentences or [_("The two voices differ a little, or spoke of different things.")]


def _joined(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _place(error: InstrumentError) -> str:
    if not error.sheet:
        return ""
    if not error.row:
        return _("Sheet %(sheet)s:") % {"sheet": error.sheet}
    facts = {"sheet": error.sheet, "row": error.row, "column": error.column}
    if not error.column:
        return _("Sheet %(sheet)s, row %(row)s:") % facts
    return _("Sheet %(sheet)s, row %(row)s, column %(column)s:") % facts


# Higher and lower say what was answered; whether that is good is not for a program to say.
CHANGES = {
    Change.HIGHER: gettext_lazy("higher"),
    Change.LOWER: gettext_lazy("lower"),
    Change.UNSURE: gettext_lazy("equal, or too small to be sure"),
    Change.OTHER_QUESTIONS: gettext_lazy("other questions, not compared"),
}


def change_words(change: Change | None) -> str:
    """A change as a person reads it; empty for none."""
    return str(CHANGES[change]) if change else ""


def change_sentences(changes: Mapping[str, Change | None], name_of: Callable[[str], str]) -> str:
    """What a chart of two times shows, by topic. name_of: the name of a topic on screen."""
    said = []
    for change, words in (
        (Change.HIGHER, _("Higher: %(names)s.")),
        (Change.LOWER, _("Lower: %(names)s.")),
    ):
        names = [name_of(topic) for topic, each in changes.items() if each is change]
        if names:
            said.append(words % {"names": _joined(names)})
    if Change.UNSURE in changes.values():
        rest = _("The rest is equal, or changed too little to be sure.")
        alone = _("Everything is equal, or changed too little to be sure.")
        said.append(rest if said else alone)
    if Change.OTHER_QUESTIONS in changes.values():
        said.append(_("The questions were other ones, so nothing is called higher or lower."))
    return " ".join(said) or _("There are no two levels to compare.")
