"""What the program says when it will not do something.

An error carries facts, never sentences: the page or the command that catches it
chooses the words in the reader's language.
"""


class Refused(Exception):
    """Base of everything the domain refuses. `facts` are safe to show, never to log."""

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts


class Denied(Refused):
    """The actor is known here but may not do this."""


class Stale(Refused):
    """Somebody else changed the row since this actor read it; facts hold both versions."""
