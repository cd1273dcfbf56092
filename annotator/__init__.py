"""Annotator: read clipped articles together, highlight, tag, and hand on what matters."""

__version__ = "1.0.0"
