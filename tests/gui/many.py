"""Very many highlights, and their cards."""

import random

from annotator import anchor
from annotator.model import Change, Highlight, Span, new_id


def long_clip(tmp_path, name="long.md", title="Long"):
    path = tmp_path / name
    paragraphs = "\n\n".join(f"Paragraph {n} of {title} " + f"word{n} " * 60 for n in range(120))
    path.write_text(f"---\ntitle: {title}\nurl: https://a.b/{title}\n---\n\n{paragraphs}", "utf-8")
    return path


def mark(workspace, document, count, seed=1, tags=()):
    """Highlights all over a document, some of them long."""
    chance, text = random.Random(seed), workspace.text_of(document)
    made = []
    for n in range(count):
        start = chance.randrange(len(text.words) - 2_600)
        span = Span(start, start + chance.choice((12, 80, 300, 2_500)))
        worn = (tags[n % len(tags)],) if tags else ()
        made.append(Highlight(new_id(), document.id, text.id, span, anchor.quote(text.words, span), worn))
    workspace.library.apply(Change("Highlights", after=tuple(made)), workspace.person.id)


def names(cards):
    return [card.quote for card in cards.rows.rows]


def entry(menu, words):
    """What a menu offers under some words, as it is when it opens."""
    menu.aboutToShow.emit()
    return next(a for a in menu.actions() if a.text().split("\t")[0] == words)


def listed(desk, sift):
    """The ids of a ranking, read to its end."""
    ranking, out = desk.ranking(sift), []
    out += ranking.more()
    while not ranking.is_done:
        out += ranking.more()
    return [key[-1] for key in out]
