"""Fill an empty database with a synthetic partnership."""


def arguments(parser):
    pass


def run(options):
    return 0
