"""Tandem: the shared workplace of local partnerships against poverty."""

__version__ = "0.1.0"
