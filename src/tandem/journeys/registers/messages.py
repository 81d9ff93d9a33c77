"""The sentences: what is wrong, where it stands and what to do about it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tandem.journeys.registers.columns import MappingCode, MappingProblem
from tandem.journeys.registers.duplicates.people import Likeness
from tandem.journeys.registers.findings import Code, Finding
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable
from tandem.journeys.registers.wording import FIELD_LABELS

MEGABYTE = 1024 * 1024

ROWS: Mapping[Code, Any] = {
    Code.NO_NAME: _("There is no name. Fill in the name of the participant."),
    Code.BIRTH_DATE_IMPOSSIBLE: _(
        "“%(text)s” is not in the calendar. Correct the date of birth, written as 31/01/1985."
    ),
    Code.BIRTH_DATE_UNREADABLE: _(
        "“%(text)s” is not a date of birth. Write day, month and year, as in 31/01/1985."
        " Leave the cell empty if the date is not known."
    ),
    Code.BIRTH_IN_FUTURE: _("The date of birth “%(text)s” is still to come. Correct the date."),
    Code.BIRTH_TOO_OLD: _(
        "With date of birth “%(text)s” this person is more than %(limit)s years old."
        " Correct the year."
    ),
    Code.BORN_AFTER_START: _(
        "The date of birth “%(text)s” comes after the start on %(start)s. Correct one of the two."
    ),
    Code.START_MISSING: _("The start date is missing. Fill in the first day of the trajectory."),
    Code.START_IMPOSSIBLE: _(
        "“%(text)s” is not in the calendar. Correct the start date, written as 31/01/2025."
    ),
    Code.START_UNREADABLE: _(
        "“%(text)s” is not a start date. Write day, month and year, as in 31/01/2025."
    ),
    Code.END_IMPOSSIBLE: _(
        "“%(text)s” is not in the calendar. Correct the end date, written as 31/01/2025."
    ),
    Code.END_UNREADABLE: _(
        "“%(text)s” is not an end date. Write day, month and year, as in 31/01/2025."
        " Leave the cell empty if the trajectory goes on."
    ),
    Code.END_BEFORE_START: _(
        "The end “%(text)s” comes before the start on %(start)s. Correct one of the two."
    ),
    Code.NATIONAL_NUMBER_CHECK_DIGITS: _(
        "The check digits of this national number are wrong. Compare it with the identity card,"
        " or leave the cell empty."
    ),
    Code.NATIONAL_NUMBER_UNREADABLE: _(
        "This is not a national number. It has eleven digits, as in 85.07.30-033.28."
        " Leave the cell empty if it is not known."
    ),
    Code.UNKNOWN_POSTCODE: _(
        "“%(text)s” has no Belgian postcode that exists. Correct the postcode, or leave it empty."
    ),
    Code.UNKNOWN_STATUS: _(
        "“%(text)s” does not say if the person was unemployed, inactive or employed at the start."
        " Write one of these three."
    ),
    Code.TOO_LONG: _("The text is longer than %(limit)s signs. Make it shorter."),
    Code.FORMULA: _(
        "The cell holds a formula. Copy the column and paste it as values, then upload again."
    ),
    Code.ONE_NAME_ONLY: _("There is only one name. Check if a name is missing."),
    Code.NAME_ORDER_UNSURE: _(
        "We read last name “%(last)s” and first name “%(first)s”. Check if this is right."
    ),
    Code.NAME_ODD: _("“%(text)s” has signs that are unusual in a name. Check the spelling."),
    Code.GARBLED_TEXT: _("“%(text)s” has broken letters. Type the accents again."),
    Code.GENDER_UNKNOWN: _(
        "We do not know the gender “%(text)s”. Write M, V or X. We left it open."
    ),
    Code.BIRTH_DATE_MISSING: _("The date of birth is missing. You can add it later."),
    Code.BIRTH_DATE_YOUNG: _(
        "With date of birth “%(text)s” this person was %(age)s years old at the start."
        " Check the year."
    ),
    Code.NATIONAL_NUMBER_BIRTH_DIFFERS: _(
        "The national number tells another date of birth than the row. Check both."
    ),
    Code.NATIONAL_NUMBER_GENDER_DIFFERS: _(
        "The national number tells another gender than the row. Check both."
    ),
    Code.POSTCODE_MISSING: _("The postcode is missing. You can add it later."),
    Code.POSTCODE_PLACE_DIFFER: _(
        "The postcode belongs to %(official)s, but the row says %(place)s. Check both."
    ),
    Code.POSTCODE_TWO_MUNICIPALITIES: _(
        "This postcode is shared by %(official)s. Fill in which of them it is."
    ),
    Code.PHONE_UNREADABLE: _("“%(text)s” is not a telephone number. We kept it as it was typed."),
    Code.EMAIL_UNREADABLE: _("“%(text)s” is not an e-mail address. We kept it as it was typed."),
    Code.STATUS_MISSING: _("The status at the start is missing. You can add it later."),
    Code.DIPLOMA_UNKNOWN: _("We do not know the diploma “%(text)s”. We kept the word only."),
    Code.EXIT_REASON_UNKNOWN: _(
        "We do not know the reason for leaving “%(text)s”. We kept the word only."
    ),
    Code.EXIT_REASON_WITHOUT_END: _(
        "There is a reason for leaving, “%(text)s”, but no end date. Check if one is missing."
    ),
    Code.CHILDREN_UNREADABLE: _("“%(text)s” is not a number of children. We left it open."),
    Code.START_IN_FUTURE: _("The start “%(text)s” is still to come. Check the date."),
    Code.END_IN_FUTURE: _("The end “%(text)s” is still to come. Check the date."),
    Code.KNOWN_END_DIFFERS: _(
        "Tandem knows this trajectory with another end. If the register is right, change it in"
        " the file of the participant."
    ),
}

# For each refusal: what is wrong and the way out.
REFUSALS: Mapping[Refusal, tuple[Any, Any]] = {
    Refusal.EMPTY: (_("The file is empty."), _("Open it, check its content, and save it again.")),
    Refusal.NOT_A_SPREADSHEET: (
        _("This file is not a spreadsheet that we can read."),
        _("Open it in your spreadsheet program and save it as .xlsx, .ods or .csv."),
    ),
    Refusal.BINARY_WORKBOOK: (
        _("This is a binary workbook (.xlsb), which we do not read."),
        _("Open it and save it as an ordinary workbook (.xlsx)."),
    ),
    Refusal.TOO_LARGE: (
        _("The file is larger than %(limit_mb)s MB."),
        _("Remove pictures and old sheets, or cut the register in parts."),
    ),
    Refusal.TOO_MANY_ROWS: (
        _("The sheet goes on beyond row %(limit)s."),
        _("Cut the register in parts, or remove what stands far below the table."),
    ),
    Refusal.TOO_MANY_COLUMNS: (
        _("The sheet has more than %(limit)s columns."),
        _("Keep the columns of the register and remove the others."),
    ),
    Refusal.ZIP_BOMB: (
        _("The file unpacks to something unusually large, so we did not open it."),
        _("Copy the register into a new workbook and upload that one."),
    ),
    Refusal.ENCRYPTED: (
        _("The file is protected with a password."),
        _("Open it, remove the password, save it and upload it again."),
    ),
    Refusal.MACRO: (
        _("The file holds macros, which we do not accept."),
        _("Save it as an ordinary workbook without macros (.xlsx)."),
    ),
    Refusal.WRONG_ENCODING: (
        _("The accented letters in this file are broken."),
        _("Open the original file and save it as .xlsx, or as CSV in UTF-8."),
    ),
    Refusal.BROKEN_QUOTES: (
        _("A quotation mark is opened in the text file and never closed."),
        _("Correct that line, or save the register as .xlsx."),
    ),
    Refusal.NO_TABLE: (
        _("We found no table with a row of headers such as name, date of birth and start."),
        _("Put one row with headers above the participants."),
    ),
    Refusal.NO_ROWS: (
        _("The table has headers but no participants."),
        _("Check if you chose the right file."),
    ),
    Refusal.TWO_CANDIDATE_SHEETS: (
        _("More than one sheet looks like a register: %(sheets)s."),
        _("Choose one of them."),
    ),
    Refusal.UNKNOWN_SHEET: (
        _("There is no sheet “%(sheet)s” in this file."),
        _("Choose another sheet."),
    ),
}

MAPPINGS: Mapping[MappingCode, Any] = {
    MappingCode.MISSING_NAME: _("No column holds the name. Say which one does."),
    MappingCode.MISSING_START: _("No column holds the start date. Say which one does."),
    MappingCode.TWO_COLUMNS_ONE_FIELD: _(
        "Two columns are both used for “%(field)s”: %(headers)s. Keep one and ignore the others."
    ),
    MappingCode.FULL_AND_PARTS: _(
        "There is a column with full names beside others with names: %(headers)s."
        " Ignore what is double."
    ),
}

LIKENESSES: Mapping[tuple[str, str], Any] = {
    ("name", "same"): _("same name"),
    ("name", "swapped"): _("first and last name the other way round"),
    ("name", "alike"): _("names almost the same"),
    ("name", "part"): _("same last name, first name longer or shorter"),
    ("name", "same_last"): _("same last name, other first name"),
    ("name", "same_first"): _("same first name, other last name"),
    ("name", "differs"): _("other name"),
    ("birth_date", "same"): _("same date of birth"),
    ("birth_date", "day_month_swapped"): _("day and month of birth the other way round"),
    ("birth_date", "alike"): _("date of birth almost the same"),
    ("birth_date", "differs"): _("other date of birth"),
    ("national_number", "same"): _("same national number"),
    ("national_number", "differs"): _("other national number"),
    ("phone", "same"): _("same telephone number"),
    ("phone", "differs"): _("other telephone number"),
    ("postcode", "same"): _("same postcode"),
    ("postcode", "differs"): _("other postcode"),
    ("gender", "same"): _("same gender"),
    ("gender", "differs"): _("other gender"),
}


def finding_sentence(found: Finding) -> str:
    """What is wrong and the way out, for who sees the cell already."""
    facts = {name: _shown(value) for name, value in found.facts.items()}
    return str(ROWS[found.code]) % ({"text": found.text} | facts)


def row_sentence(found: Finding) -> str:
    """What is wrong with a row, with the place in the sheet and the way out."""
    what = finding_sentence(found)
    if not found.column:
        return what
    place = {"column": found.column, "cell": found.cell}
    before = (
        gettext("Column “%(column)s”, cell %(cell)s:")
        if found.cell
        else gettext("Column “%(column)s”:")
    )
    return f"{before % place} {what}"


def refusal_sentences(error: Unreadable) -> tuple[str, str]:
    """Why a file is refused, with the place when there is one, and the way out."""
    facts = {name: _shown(value) for name, value in error.facts.items()}
    limit = error.facts.get("limit")
    if isinstance(limit, int):
        facts["limit_mb"] = str(limit // MEGABYTE)
    what, way_out = REFUSALS[error.code]
    place = _place(error.facts)
    return " ".join(filter(None, (str(what) % facts, place))), str(way_out)


def mapping_sentence(problem: MappingProblem) -> str:
    """Why a mapping cannot be used, and what to do."""
    facts = {
        "field": str(FIELD_LABELS[problem.field]) if problem.field else "",
        "headers": _shown(problem.headers),
    }
    return str(MAPPINGS[problem.code]) % facts


def likeness_sentence(why: Iterable[Likeness]) -> str:
    """Why two rows, or a row and a known person, may be one: "same name, other gender"."""
    return ", ".join(str(LIKENESSES[found.fact, found.how]) for found in why)


def _place(facts: Mapping[str, Any]) -> str:
    if "line" in facts and facts.get("sheet"):
        return gettext("Look at sheet “%(sheet)s”, row %(line)s.") % facts
    if "line" in facts:
        return gettext("Look at row %(line)s.") % facts
    return ""


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)
