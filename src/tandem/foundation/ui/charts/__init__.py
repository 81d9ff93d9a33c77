"""Charts as SVG text, drawn on the server for the slot in which they stand."""

from tandem.foundation.ui.charts.curves import curve
from tandem.foundation.ui.charts.drawing import PALETTE, SIZES
from tandem.foundation.ui.charts.lines import dots
from tandem.foundation.ui.charts.rings import Tie, ecomap
from tandem.foundation.ui.charts.series import GUIDE, PARTICIPANT, VOICES, Series, Table, table
from tandem.foundation.ui.charts.stacks import Stack, stack_table, stacks
from tandem.foundation.ui.charts.steps import key, steps
from tandem.foundation.ui.charts.web import radar

__all__ = [
    "GUIDE",
    "PALETTE",
    "PARTICIPANT",
    "SIZES",
    "VOICES",
    "Series",
    "Stack",
    "Table",
    "Tie",
    "curve",
    "dots",
    "ecomap",
    "key",
    "radar",
    "stack_table",
    "stacks",
    "steps",
    "table",
]
