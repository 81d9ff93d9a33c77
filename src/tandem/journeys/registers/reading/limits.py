"""How much a register may hold.

The largest partner of the demo keeps some hundreds of rows; the limits leave two
orders of magnitude of room and still bound the memory of one upload.
"""

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 100

# A register with ten computed columns in every row.
MAX_FORMULAS = 500_000

# An honest workbook unpacks to about ten times its size. A bomb reaches a thousand.
MAX_UNPACKED_BYTES = 256 * 1024 * 1024
MAX_UNPACK_RATIO = 200
RATIO_MATTERS_FROM_BYTES = 4 * 1024 * 1024
MAX_PARTS = 2_000

# One shared text may be referred to from a million cells; this bounds the sum.
MAX_TEXT_LENGTH = 64 * 1024 * 1024

# What the process that reads cells may take.
MAX_READER_BYTES = 1024 * 1024 * 1024
MAX_READER_SECONDS = 20
