"""Queries: what a person looks for, understood, written out, and asked of one thing at a time.

words, "phrases", begin*, -not, OR, (groups); beside each other means all of them, and binds closer than OR.
`tag:learning` with the tags below it, `tag:=learning` without, `tag:learning/RLVR`, `person:`, `channel:`, `site:`,
`source:`, `author:` by the words in them or with "=" whole; `status:unread`, `has:note`, `verdict:accept`;
`clipped:>2025-12-01`, `added:2025`, `published:2025-11..2025-12`; `in:title` for the words beside it; any other name
is a key of the front matter. A value with gaps or parentheses stands in quotation marks, one of these inside twice.
"""

from annotator.query.completion import Completion, completion
from annotator.query.matching import Subject, holds, key, matches, sought_words, wears
from annotator.query.parsing import LONGEST, QueryError, parse
from annotator.query.tree import FIELDS, All, Either, Fact, Node, Not, Within, Words, quoted

__all__ = [
    "FIELDS", "LONGEST", "All", "Completion", "Either", "Fact", "Node", "Not", "QueryError", "Subject", "Within",
    "Words", "completion", "holds", "key", "matches", "parse", "quoted", "sought_words", "wears",
]  # fmt: skip
