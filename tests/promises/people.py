"""R7, R10: libraries edited apart come together; nobody's words are lost; synchronised folders."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from annotator.model import Change, Document, Tag, new_id
from annotator.store import inspection
from tests.promises.things import ANN, filled, ops, quick

BEN = "b" * 32


def concurrent(folder: Path, times: int) -> str:
    """Of every pair of values written at once, both can be seen."""
    mine = quick(folder / "mine.sqlite")
    things = [Document(new_id(), "old") if n % 2 else Tag(new_id(), "old") for n in range(times)]
    mine.apply(Change("Make", after=tuple(things)), ANN)
    (folder / "theirs.sqlite").write_bytes(mine.path.read_bytes())  # type: ignore[union-attr]
    theirs = quick(folder / "theirs.sqlite")
    for library, person in ((mine, ANN), (theirs, BEN)):
        found = library.records([(t.id, "document" if isinstance(t, Document) else "tag") for t in things])
        edited = tuple(_named(found[t.id], f"{person[0]} {t.id}") for t in things)
        library.apply(Change("Edit", tuple(found[t.id] for t in things), edited), person)
    mine.merge([theirs.path], "theirs")  # type: ignore[list-item]
    rows = mine._db.execute("SELECT object, value FROM conflict").fetchall()
    seen = {(item, value) for item, value in rows}
    assert all({(t.id, f"a {t.id}"), (t.id, f"b {t.id}")} <= seen for t in things)
    mine.close()
    theirs.close()
    return f"{times} pairs, both values of each to be seen"


def _named(record: object, name: str) -> Document | Tag:
    assert isinstance(record, Document | Tag)
    return replace(record, title=name) if isinstance(record, Document) else replace(record, name=name)


def synchronised(folder: Path, times: int) -> str:
    """Files replaced under an open library, conflict copies, cut copies: every fact is everywhere in the end."""
    for seed in range(times):
        _one_folder(folder / str(seed), random.Random(seed))
    return f"{times} seeds, every fact everywhere"


def _one_folder(folder: Path, chance: random.Random) -> None:
    places = [folder / name / "Team.sqlite" for name in "abc"]
    for place in places:
        place.parent.mkdir(parents=True)
    first = filled(places[0], 5)
    acknowledged = ops(first)
    first.close()
    for place in places[1:]:
        place.write_bytes(places[0].read_bytes())
    libraries = [quick(place) for place in places]
    strays: list[Path] = []
    for step in range(25):
        n = chance.randrange(3)
        library, place = libraries[n], places[n]
        known = ops(library)
        library.apply(Change("Tag", after=(Tag(new_id(), f"{n} {step}"),)), ANN)
        acknowledged |= ops(library) - known
        other = chance.choice([m for m in range(3) if m != n])
        content = place.read_bytes()
        match chance.randrange(6):
            case 0:  # replaced while it is open
                draft = places[other].with_name("draft")
                draft.write_bytes(content)
                draft.replace(places[other])
                assert libraries[other].replaced
                kept = places[other].with_name("kept.sqlite")
                libraries[other].rescue(kept)
                libraries[other].close()
                libraries[other] = quick(places[other])
                libraries[other].merge([kept], "kept")
            case 1:
                strays.append(places[other].with_name(f"Team ({step}).sqlite"))
                strays[-1].write_bytes(content)
            case 2:  # half of it arrived
                cut = places[other].with_name(f"Team.sync-conflict-20260101-0000{step:02}-A.sqlite")
                cut.write_bytes(content[: chance.randrange(len(content))])
                assert inspection.look(cut)["state"] not in ("sound", "drifted")
    for library in libraries:
        for path in (*strays, *places, *strays):
            if path != library.path:
                library.merge([path], path.name)
    for library in libraries:
        assert ops(library) >= acknowledged
        assert library.check() == []
    assert len({library.stamp() for library in libraries}) == 1
    for library in libraries:
        library.close()
