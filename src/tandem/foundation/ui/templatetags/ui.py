import logging
from functools import cache
from uuid import UUID

from django import template
from django.conf import settings
from django.template.base import token_kwargs
from django.templatetags.static import static
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from tandem.foundation.addresses import address
from tandem.foundation.ui import sprite

logger = logging.getLogger(__name__)
register = template.Library()


class UnknownIconError(LookupError):
    """A template asked for an icon that the sprite does not hold."""


class IconNode(template.Node):
    def __init__(self, name, label):
        self.name = name
        self.label = label

    def render(self, context):
        return icon_markup(
            self.name.resolve(context), self.label.resolve(context) if self.label else ""
        )


@register.tag("icon")
def compile_icon(parser, token):
    """`{% icon "printer" %}` beside words; `{% icon "lock" label=text %}` where it stands alone.

    A name written out in the template is checked when the template is compiled.
    """
    _, name, *options = token.split_contents()
    expression = parser.compile_filter(name)
    if isinstance(expression.var, str) and expression.var not in sprite.names():
        raise template.TemplateSyntaxError(f"There is no icon {expression.var!r} in the sprite.")
    return IconNode(expression, token_kwargs(options, parser).get("label"))


def icon_markup(name: str, label: str = "") -> str:
    """One icon out of the sprite as safe HTML, hidden from screen readers unless labelled.

    Raises UnknownIconError while developing and testing (DEBUG or UI_STRICT); a visitor of the
    real site gets the page without the picture.
    """
    if name not in sprite.names():
        if settings.DEBUG or getattr(settings, "UI_STRICT", False):
            raise UnknownIconError(name)
        logger.error("unknown_icon")
        return ""
    hidden = (
        f'role="img" aria-label="{conditional_escape(label)}"' if label else 'aria-hidden="true"'
    )
    # The name is one of our own and the label is escaped.
    return mark_safe(  # noqa: S308
        f'<svg class="i" {hidden}><use href="{_sheet()}#{name}"/></svg>'
    )


@cache
def _sheet() -> str:
    """Where the sprite is served; a page asks some thirty times."""
    return static("ui/icons.svg")


@register.simple_tag
def static_or_plain(path: str) -> str:
    """Address of a static file for the page that must show when all else failed.

    A file that the manifest does not know gets its plain address instead of an error.
    """
    try:
        return static(path)
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


@register.filter
def at(route: str, key: UUID) -> str:
    """The address of a page about one row: `{{ tab.route|at:dossier.trajectory.pk }}`."""
    return address(route, key)


@register.filter
def initials(name: str) -> str:
    """At most two capitals for the round badge beside a name."""
    words = [word for word in name.split() if word[0].isalpha()]
    picked = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0].upper() for word in picked)
