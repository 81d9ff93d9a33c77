"""Why the embedded database refuses, and what a person can do about it.

A class holds both sentences as they are looked up in a catalogue; an instance
holds the facts. Nothing here needs Django: these are raised before settings load.
"""

from collections.abc import Callable
from typing import ClassVar

from tandem.foundation.errors import Refused


def gettext_noop(text: str) -> str:
    """Mark a sentence for the catalogue; it is translated when it is shown."""
    return text


class Refusal(Refused):
    """Base of every refusal here. `facts` fill the places in the two sentences."""

    reason: ClassVar[str]
    way_out: ClassVar[str]

    def __str__(self) -> str:
        return self.say()

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Reason and way out as one text; give `gettext` for the reader's language."""
        return f"{translate(self.reason) % self.facts} {translate(self.way_out) % self.facts}"


class CannotStart(Refusal):
    """The embedded server does not start; nothing that was there is changed."""


class NoBinaries(CannotStart):
    reason = gettext_noop("There is no built-in PostgreSQL for this machine (%(machine)s).")
    way_out = gettext_noop("Install a PostgreSQL server and give its address in DATABASE_URL.")


class NoRights(CannotStart):
    reason = gettext_noop("User %(user)s may not use %(place)s, where the database belongs.")
    way_out = gettext_noop("Give this user the folder, or choose another with TANDEM_VAR.")


class ReadOnlyDisk(CannotStart):
    reason = gettext_noop("The database cannot use %(place)s: that disk is read-only.")
    way_out = gettext_noop("Choose a folder on another disk with TANDEM_VAR.")


class DiskTrouble(CannotStart):
    reason = gettext_noop("The database cannot use %(place)s: %(detail)s.")
    way_out = gettext_noop("Choose a folder on another disk with TANDEM_VAR.")


class NoPermissionBits(CannotStart):
    reason = gettext_noop("The disk of %(place)s cannot keep a folder private.")
    way_out = gettext_noop("Choose a folder on another disk with TANDEM_VAR.")


class NotAFolder(CannotStart):
    reason = gettext_noop("%(place)s is in the way: a folder was expected there.")
    way_out = gettext_noop("Move it away, or choose another folder with TANDEM_VAR.")


class NotACluster(CannotStart):
    reason = gettext_noop("%(place)s holds files, but they are not a PostgreSQL database.")
    way_out = gettext_noop("Move that folder away and start again; a new one is then made.")


class OtherOwner(CannotStart):
    reason = gettext_noop("The database in %(place)s belongs to user %(owner)s, not %(user)s.")
    way_out = gettext_noop("Start as that user, or give the folder and all in it to %(user)s.")


class OtherVersion(CannotStart):
    reason = gettext_noop(
        "The database in %(place)s was made by PostgreSQL %(found)s; this is %(wanted)s."
    )
    way_out = gettext_noop(
        "Make a backup with the version of Tandem that made it, move the folder away,"
        " start again and restore the backup."
    )


class DiskFull(CannotStart):
    reason = gettext_noop(
        "The disk of %(place)s is too full: %(free_mb)s MB free, %(needed_mb)s MB needed."
    )
    way_out = gettext_noop("Make room, or choose a folder on another disk with TANDEM_VAR.")


class PathTooLong(CannotStart):
    reason = gettext_noop("The path %(place)s is too long for the database.")
    way_out = gettext_noop("Choose a shorter folder with TANDEM_VAR, or a shorter TMPDIR.")


class NoSystemUser(CannotStart):
    reason = gettext_noop("PostgreSQL does not run as %(user)s here, and no other user was found.")
    way_out = gettext_noop(
        "Start Tandem as an ordinary user that is listed on this machine,"
        " or give a server in DATABASE_URL."
    )


class BinariesOutOfReach(CannotStart):
    reason = gettext_noop(
        "User %(user)s cannot reach the programs of PostgreSQL in %(place)s,"
        " and they could not be copied to %(copy)s."
    )
    way_out = gettext_noop(
        "Start as an ordinary user, or put Tandem where user %(user)s can read it."
    )


class CouldNotCreate(CannotStart):
    reason = gettext_noop("The database could not be made in %(place)s: %(detail)s.")
    way_out = gettext_noop("Solve what is said there and start again; nothing half-made is kept.")


class DidNotStart(CannotStart):
    reason = gettext_noop("The database did not start: %(detail)s.")
    way_out = gettext_noop("Its log is %(log)s.")


class NotAnswering(CannotStart):
    reason = gettext_noop(
        "The database in %(place)s runs (process %(pid)s) but does not answer,"
        " and another program is using it."
    )
    way_out = gettext_noop("Stop the other programs of Tandem first, then start again.")


class CannotCopy(Refusal):
    """A backup or a restore was refused or failed; no file and no database is half-written."""


class FileInTheWay(CannotCopy):
    reason = gettext_noop("%(file)s exists already.")
    way_out = gettext_noop("Choose another name: a backup never overwrites a file.")


class NoPlaceForBackup(CannotCopy):
    reason = gettext_noop("The backup cannot be written to %(file)s: %(detail)s.")
    way_out = gettext_noop("Choose a folder that exists, that you may write in, with room.")


class RowsHidden(CannotCopy):
    reason = gettext_noop("User %(user)s may not see every row, so the backup would miss some.")
    way_out = gettext_noop(
        "Use a database user with BYPASSRLS and pg_read_all_data. No file was made."
    )


class BackupFailed(CannotCopy):
    reason = gettext_noop("The backup failed: %(detail)s.")
    way_out = gettext_noop("No file was made; solve what is said there and try again.")


class NoSuchFile(CannotCopy):
    reason = gettext_noop("The backup %(file)s cannot be read.")
    way_out = gettext_noop("Check the name, and whether you may read the file.")


class NotADump(CannotCopy):
    reason = gettext_noop("%(file)s is not a whole backup of a PostgreSQL database.")
    way_out = gettext_noop("Choose a file that was made by `tandem backup`.")


class NotTandem(CannotCopy):
    reason = gettext_noop("%(file)s is a backup of something else: no table %(missing)s.")
    way_out = gettext_noop("Choose a file that was made by `tandem backup`.")


class NotEmpty(CannotCopy):
    reason = gettext_noop("The database %(database)s is not empty.")
    way_out = gettext_noop("Restore into an empty database, so that nothing is overwritten.")


class RestoreFailed(CannotCopy):
    reason = gettext_noop("The restore failed: %(detail)s.")
    way_out = gettext_noop("The database is as empty as before; solve this and try again.")
