"""Words of the catalogue and amounts, in templates of this room."""

from django import template

from tandem.rooms.rights import words

register = template.Library()
register.filter("said", words.said)
register.filter("euro", words.euro)


@register.filter
def why(weighed):
    """The tests behind an estimate: of `conditions.Weighed`, or as kept beside a claim."""
    tests = weighed if isinstance(weighed, dict) else weighed.as_json()
    return words.why(tests)
