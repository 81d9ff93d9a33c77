from django import template

from tandem.journeys.registers import messages, questions, wording

register = template.Library()


@register.filter
def told(found):
    """What is wrong and the way out, for who sees the cell already."""
    return messages.finding_sentence(found)


@register.filter
def why(match):
    """What is alike and what is not."""
    return messages.likeness_sentence(match.why)


@register.filter
def came_back(match):
    """Whether it is certainly one person, with another start."""
    return questions.came_back(match)


@register.filter
def employment(entry):
    """The status at the start, as it was understood."""
    return wording.EMPLOYMENT_LABELS.get(entry.employment, "")


@register.filter
def work_done(kinds):
    """What happened with a person since, in words, each once."""
    labels = (wording.WORK_LABELS.get(kind._meta.app_label, wording.OTHER_WORK) for kind in kinds)
    return ", ".join(sorted(set(map(str, labels))))
