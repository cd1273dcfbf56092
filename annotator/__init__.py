"""Annotator: read clipped articles together, highlight, tag, and hand on what matters."""

__version__ = "0.1.0"
