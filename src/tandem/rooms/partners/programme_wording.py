"""Sentences for a programme file that is refused: what is wrong, where, and the way out."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tandem.rooms.partners.programme_reading import ProgrammeError

PROBLEMS: Mapping[str, Promise] = {
    "alias": gettext_lazy(
        "The file repeats a part by reference (%(found)s). Write the part in full."
    ),
    "bad_bound": gettext_lazy("“%(found)s” cannot be used here."),
    "bad_name": gettext_lazy(
        "“%(found)s” is no key. Use small letters, digits and underscores, a letter first."
    ),
    "bound_does_not_fit_kind": gettext_lazy(
        "“%(found)s” says nothing about this kind of criterion."
    ),
    "duplicate_id": gettext_lazy("“%(found)s” is used twice. Give each one its own name."),
    "duplicate_key": gettext_lazy("The key “%(found)s” stands here twice. Keep one."),
    "empty": gettext_lazy("The file is empty."),
    "empty_list": gettext_lazy("At least one is needed here."),
    "kind_does_not_fit_subject": gettext_lazy(
        "A criterion of kind “%(found)s” does not fit the subject of this programme."
    ),
    "missing_key": gettext_lazy(
        "The key “%(found)s” is missing. Write null with a note when it is not known."
    ),
    "not_utf8": gettext_lazy("The file is not text in UTF-8. Save it again with that encoding."),
    "not_yaml": gettext_lazy("The file is not readable as YAML: %(found)s."),
    "status_and_value_differ": gettext_lazy(
        "A figure without a value has the status unknown, and a figure with a value has not."
    ),
    "too_deep": gettext_lazy("The file is nested too deeply."),
    "too_large": gettext_lazy("The file is too large to be a programme."),
    "unknown_choice": gettext_lazy("“%(found)s” is not one of the words allowed here."),
    "unknown_key": gettext_lazy("The key “%(found)s” is not known here."),
    "unknown_source": gettext_lazy("“%(found)s” is not among the sources at the top of the file."),
    "unknown_without_note": gettext_lazy("What is not known needs a note that says why."),
    "wrong_type": gettext_lazy("“%(found)s” is not what belongs here."),
}


def sentence(error: ProgrammeError) -> str:
    """The refusal in the reader's language, with place and way out."""
    parts = [_place(error), str(PROBLEMS[error.code]) % {"found": error.found}]
    if error.nearest:
        parts.append(_("Did you mean “%(nearest)s”?") % {"nearest": error.nearest})
    elif error.expected:
        parts.append(_("Possible here: %(expected)s.") % {"expected": ", ".join(error.expected)})
    return " ".join(part for part in parts if part)


def _place(error: ProgrammeError) -> str:
    if not error.line:
        return _("%(file)s:") % {"file": error.file}
    facts = {"file": error.file, "line": error.line, "path": error.path or "…"}
    return _("%(file)s, line %(line)s, %(path)s:") % facts
