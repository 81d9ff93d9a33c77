"""Say clearly when the Python that make found is too old."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    found = ".".join(map(str, sys.version_info[:3]))
    sys.exit(f"Tandem needs Python 3.11 or newer; this is {found}. Try: make PYTHON=python3.11 run")
