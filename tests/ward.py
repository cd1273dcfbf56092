"""A document that is clipped more than once."""

from __future__ import annotations

from annotator.model import Document
from annotator.workspace import Workspace
from tests.desk import only, reading

NIGHT = (
    "Wards keep time in their own way. The night nurse counts rounds. The registrar counts beds.",
    "A model that has only seen daytime has never met the night.",
    "Every threshold is a promise about mistakes. Somebody chose which mistakes to make.",
    "The night shift ends at seven. Nobody asks the model how it slept.",
)


def body(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def clipped_again(workspace: Workspace, *paragraphs: str) -> Document:
    workspace.import_clips([reading(0, body(*paragraphs), "2026-02-01 08:00")])
    return only(workspace)
