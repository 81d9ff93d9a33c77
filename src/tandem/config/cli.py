"""The command `tandem`. Exit codes: 0 done, 1 done with rows held back, 2 refused."""

import argparse
import signal
import subprocess
import sys
from collections.abc import Sequence

from tandem.config.commands import (
    backup,
    bench,
    check,
    demo,
    export,
    import_register,
    import_status,
    new_partnership,
    restore,
    serve,
)
from tandem.foundation.postgres.errors import CannotCopy, CannotStart

COMMANDS = (
    serve, demo, new_partnership, import_register, import_status, export, check, backup, restore,
    bench,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what the program refuses is told in one line, without a trace."""
    parser = argparse.ArgumentParser(prog="tandem", description=__doc__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2].replace("_", "-")
        summary = (command.__doc__ or "").partition("\n")[0].rstrip(".")
        sub = commands.add_parser(name, help=summary, description=command.__doc__)
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    chosen = parser.parse_args(arguments)
    # A supervisor stops us with SIGTERM; what is open must be closed as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return chosen.run(chosen)
    except (CannotStart, CannotCopy) as refusal:
        sys.stderr.write(f"tandem: {refusal}\n")
        return 2
    except subprocess.CalledProcessError:
        sys.stderr.write("tandem: a step before this one failed; see above.\n")
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
