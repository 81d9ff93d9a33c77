"""Telling a formula from a text. A formula is never worked out, and never kept as text."""

import re

NUMBER_OR_PHONE = re.compile(r"[+\-]\s*[\d(][\d\s().,/\-]*\Z")
LIST_DASH = re.compile(r"-\s+[^\W\d_]|[+\-@]*\Z")


def looks_like_formula(text: str) -> bool:
    """Whether a cell holds a formula, or a text that a spreadsheet would run as one.

    >>> looks_like_formula("=A1+1"), looks_like_formula("+32 494 03 26 99")
    (True, False)
    """
    if text.startswith("="):
        return True
    if not text.startswith(("+", "-", "@")):
        return False
    return not (NUMBER_OR_PHONE.match(text) or LIST_DASH.match(text))
