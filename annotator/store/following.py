"""What one who follows a library asks: some records by their ids, and what the log says since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from annotator.model import Document, Highlight, Note
from annotator.store.reads import DOCUMENTS, HIGHLIGHTS, Reads, columns
from annotator.store.records import encode

_NOTES = "SELECT COLUMNS FROM note n WHERE n.deleted = 0"
_ONE_OF = " AND {}.id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Since:
    """What the log says after one of its ops."""

    stamp: tuple[int, str]  # of the library now
    before: tuple[int, str]  # what it was at that op, if nothing older was added or taken away
    newest: int  # number of the last op
    objects: tuple[tuple[str, str], ...]  # those that it is about, each with its kind


class Following(Reads):
    def some_documents(self, ids: Iterable[str]) -> list[Document]:
        """Those of some ids that are there."""
        return self._documents(DOCUMENTS + _ONE_OF.format("d"), encode(list(ids)))

    def some_highlights(self, ids: Iterable[str]) -> list[Highlight]:
        return self._highlights(HIGHLIGHTS + _ONE_OF.format("h"), encode(list(ids)))

    def some_notes(self, ids: Iterable[str]) -> list[Note]:
        sql = (_NOTES + _ONE_OF.format("n")).replace("COLUMNS", columns("note", "n"))
        rows = self._rows(sql, encode(list(ids)))
        return cast(list[Note], self._built("note", rows))

    def away(self) -> list[Highlight]:
        """Highlights that stand on another text than the one their document shows."""
        return self._highlights("""SELECT COLUMNS FROM highlight h JOIN document d ON d.id = h.document
          WHERE h.deleted = 0 AND h.text <> d.text""")

    def ids(self, kind: str, after: str = "", most: int = 1_000) -> list[str]:
        """The next ids of a kind in their order; of objects that are deleted too."""
        sql = "SELECT id FROM KIND WHERE id > ? ORDER BY id LIMIT ?".replace("KIND", kind)
        return [identity for (identity,) in self._rows(sql, after, most)]

    def count(self, kind: str) -> int:
        """How many objects of a kind there are; deleted ones too."""
        return int(self._rows("SELECT count(*) FROM KIND".replace("KIND", kind))[0][0])

    def bodies(self, texts: Iterable[str]) -> dict[str, str]:
        """The blocks of texts as stored, by their ids."""
        sql = "SELECT t.id, t.body FROM json_each(?) i CROSS JOIN text t ON t.id = i.value"
        return dict(self._rows(sql, encode(list(texts))))

    def conflicted(self) -> set[str]:
        """The objects that people have written different things about."""
        return {identity for (identity,) in self._rows("SELECT DISTINCT object FROM conflict")}

    def newest(self) -> tuple[tuple[int, str], int]:
        """The stamp, and the number of the log's last op."""
        while True:
            stamp = self.stamp()
            ((number,),) = self._rows("SELECT ifnull(max(n), 0) FROM op")
            if stamp == self.stamp():
                return stamp, number

    def since(self, op: int, most: int) -> Since | None:
        """What was written after an op, given by its number; None where that is more than so many ops."""
        stamp, newest = self.newest()
        rows = self._rows("SELECT n, id, object, kind FROM op WHERE n > ? AND n <= ? LIMIT ?", op, newest, most + 1)
        if len(rows) > most:
            return None
        total = (int(stamp[1], 16) - sum(int(identity, 16) for _, identity, _, _ in rows)) % (1 << 128)
        objects = tuple(dict.fromkeys((thing, kind) for _, _, thing, kind in rows))
        return Since(stamp, (stamp[0] - len(rows), f"{total:032x}"), newest, objects)
