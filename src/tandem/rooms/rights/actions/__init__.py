"""Writing rights."""

from tandem.rooms.rights.actions.homes import NotYet, Unsound, note_home

__all__ = ["NotYet", "Unsound", "note_home"]
