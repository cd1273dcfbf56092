"""The library's documents as its list shows them: read page by page, then only what a change touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from sys import intern

from annotator.gui import phrases
from annotator.gui.matching import folded
from annotator.gui.rows import DocumentRow
from annotator.model import Change, Document, Highlight
from annotator.store import NEWS, Entry, Reading
from annotator.workspace import Workspace

Listed = tuple[DocumentRow, str]
"""A row and the channel that its document came from."""


Edit = tuple[int, bool, Listed | None]
"""At a place of the list: whether the row there goes, and what comes in there then."""

ORDER = "order"
"""Where it is remembered."""
FEW = 200
"""Documents of one change that are put in their places one by one; more are sorted anew with all."""
PAGE = 500
"""Documents that are read at a time: some milliseconds."""
KEYS = 10_000
"""Documents whose place in an order is worked out at a time."""
LAST = 1 << 62
"""Behind all places of a file."""
_AGAINST = str.maketrans("0123456789abcdef", "fedcba9876543210")


ORDERS: dict[str, Callable[[DocumentRow, str], str | int]] = {
    "newest": lambda row, age: 0,
    "oldest": lambda row, age: age.partition("\0")[0] or "\uffff",
    "added": lambda row, age: -int(age[-52:-32]),
    "title": lambda row, age: row.folded,
    "site": lambda row, age: row.site or "\uffff",
    "length": lambda row, age: row.minutes,
    "highlights": lambda row, age: -row.highlights,
}
"""Of a row and its document's age the least comes first; among equals the newest."""


class LibraryRows:
    """In the order of `Library.entries`, or another. Highlights are counted on; documents are read again if asked for.

    A large library is listed as far as it was read: who has time calls `read_on` until there is no more.
    """

    def __init__(self, workspace: Workspace, page: int = PAGE) -> None:
        self._workspace, self._page = workspace, page
        kept = str(workspace.library.state.get(ORDER))
        self.order = kept if kept in ORDERS else "newest"
        self.read_anew()

    def read_anew(self) -> None:
        """From the beginning: nothing that was read counts any more."""
        self._person = self._workspace.person.id
        self._rows: dict[str, Listed] = {}
        self._ages: dict[str, str] = {}
        self._ids: list[str] | None = None  # as they are listed; None: to be sorted
        self._aged: list[str] | None = None  # the newest first, on the way there
        self._keys: dict[str, str | int] = {}  # of the order, where it is another than by age
        self._before = LAST  # documents that stand before here in the file are not read yet
        self._touched: set[str] = set()
        self._readings: dict[str, tuple[str, float]] = {}
        self._heard = -1  # the place of the last reading known; readings come behind it
        self._more_heard = True
        self._edits: list[Edit] | None = None  # since they were asked for; None: all may be others

    def listed(self) -> list[Listed]:
        self._read()
        ids, self._edits = self._sorted(), self._edits and []  # who sees all has seen these
        return list(map(self._rows.__getitem__, ids))

    def edits(self) -> list[Edit] | None:
        """One after another, what became of the list since this was last asked; None: look at all of it.

        None of them while a long list is not sorted.
        """
        self._read()
        if self._ids is None and len(self._rows) > self._page:
            return []
        self._sorted()
        edits, self._edits = self._edits, []
        return edits

    def place_of(self, document: str) -> int | None:
        """Where it is listed."""
        return self._place(self._ids, document) if self._ids is not None and document in self._rows else None

    @property
    def is_whole(self) -> bool:
        """Whether all is read that there is, and in its place."""
        return self._ids is not None and not (self._before or self._touched or self._more_heard)

    def read_on(self) -> bool:
        """Reads a page of what is not known yet, or sorts a while; whether there is more to do."""
        library = self._workspace.library
        if self._more_heard:
            self._hear()
        elif self._before:
            entries, self._before = library.entries_before(self._before, self._page)
            self._take(entries)
        elif self._touched:
            some = set(islice(self._touched, self._page))
            self._take(library.entries(some), some)
            self._touched -= some
        elif self._ids is None:
            self._sort_on()
        return not self.is_whole

    def order_by(self, order: str) -> None:
        """One of ORDERS; remembered on this machine."""
        if order != self.order:
            self.order = order
            self._unsort()
            self._workspace.library.state.set(ORDER, order)

    def read_again(self, document: str) -> None:
        self._touched.add(document)

    def follow(self, change: Change) -> None:
        if change.label == NEWS:  # which does not say how things were
            self._touched |= {r.document for r in change.records if isinstance(r, Highlight)}
        else:
            self._count(change)
        self._touched |= {r.id for r in change.records if isinstance(r, Document)}

    def _count(self, change: Change) -> None:
        """More and less on each document."""
        counts = Counter(r.document for r in change.after if isinstance(r, Highlight))
        counts.subtract(r.document for r in change.before if isinstance(r, Highlight))
        for document, more in counts.items():
            row, channel = self._rows.get(document, (None, ""))
            if row is None or row.highlights + more <= 0:  # one that was removed is listed as long as it is marked
                self._touched.add(document)
            elif more:
                self._put(document, (replace(row, highlights=row.highlights + more), channel), self._ages[document])

    def _read(self) -> None:
        """A page, and what the person did since: of a small library all."""
        if self._person != self._workspace.person.id:
            self.read_anew()
        self._hear()
        if self._before or len(self._touched) > FEW:
            self.read_on()
        if len(self._touched) <= FEW:
            self._catch_up()

    def _catch_up(self) -> None:
        touched, found = self._touched, self._workspace.library.entries(self._touched) if self._touched else []
        self._touched = set()
        for gone in touched - {entry.document.id for entry in found}:
            self._take_out(gone)
        for entry in found:
            self._put(entry.document.id, self._listed(entry), _age(entry.document))

    def _hear(self) -> None:
        """How far the person is with documents, as far as it was written down since."""
        state = self._workspace.library.state
        heard = state.readings_after(self._heard, self._person, self._page)
        self._more_heard = len(heard) == self._page
        if self._more_heard:
            self._edits = None
        for place, document, status, progress in heard:
            self._heard, self._readings[document] = place, (status, progress)
            row, channel = self._rows.get(document, (None, ""))
            if row and (row.status, row.progress) != (status, progress):
                self._rows[document] = told = replace(row, status=status, progress=progress), channel
                if self._ids is not None and self._edits is not None:
                    self._tell(self._place(self._ids, document), True, told)

    # -- the order -------------------------------------------------------------------------------------------------

    def _unsort(self) -> None:
        """Begin with sorting anew."""
        self._ids = self._aged = self._edits = None
        self._keys = {}

    def _sorted(self) -> list[str]:
        while self._ids is None:
            self._sort_on()
        return self._ids

    def _sort_on(self) -> None:
        """A step of sorting, none of which takes long."""
        if self._aged is None:
            self._aged = sorted(self._rows, key=self._ages.__getitem__, reverse=True)
        elif self.order != "newest" and len(self._keys) < len(self._rows):
            for document in islice(self._aged, len(self._keys), len(self._keys) + KEYS):
                self._keys[document] = self._key(document)
        else:
            self._ids, self._aged = self._aged, None
            if self.order != "newest":
                self._ids.sort(key=self._keys.__getitem__)

    def _key(self, document: str) -> str | int:
        return ORDERS[self.order](self._rows[document][0], self._ages[document])

    def _comes_before(self, one: str, other: str) -> bool:
        mine, theirs = self._key(one), self._key(other)
        return mine < theirs if mine != theirs else self._ages[one] > self._ages[other]  # type: ignore[operator]

    def _place(self, ids: list[str], document: str) -> int:
        """Where a document is listed, or would be."""
        low, high = 0, len(ids)
        while low < high:
            middle = (low + high) // 2
            if self._comes_before(ids[middle], document):
                low = middle + 1
            else:
                high = middle
        return low

    # -- rows that come, go, or are others now ---------------------------------------------------------------------

    def _take(self, entries: Iterable[Entry], gone: Iterable[str] = ()) -> None:
        """Very many at once; those of `gone` that are not among them are no more."""
        for document in gone:
            self._rows.pop(document, None)
        for entry in entries:
            self._rows[entry.document.id] = self._listed(entry)
            self._ages[entry.document.id] = _age(entry.document)
        self._unsort()

    def _put(self, document: str, listed: Listed, age: str) -> None:
        """One, where it belongs now."""
        ids, known = self._ids, document in self._rows
        if ids is None:
            self._rows[document], self._ages[document] = listed, age
            self._unsort()
            return
        was = self._place(ids, document) if known else -1
        if known:
            del ids[was]
        self._rows[document], self._ages[document] = listed, age
        place = self._place(ids, document)
        ids.insert(place, document)
        if known and place != was:
            self._tell(was, True, None)
        self._tell(place, place == was, listed)

    def _take_out(self, document: str) -> None:
        if document not in self._rows:
            return
        if self._ids is not None:
            place = self._place(self._ids, document)
            del self._ids[place]
            self._tell(place, True, None)
        else:
            self._unsort()
        del self._rows[document]

    def _tell(self, place: int, goes: bool, comes: Listed | None) -> None:
        if self._edits is not None:
            self._edits.append((place, goes, comes))

    def _listed(self, entry: Entry) -> Listed:
        d, fresh = entry.document, Reading()
        status, progress = self._readings.get(d.id, (fresh.status, fresh.progress))
        facts = phrases.facts_in_list(d, entry.minutes)
        words = folded(f"{d.title}\n{facts.replace(' · ', ' ')} {d.channel}")
        site, channel = intern(d.site), intern(d.channel)
        row = DocumentRow(d.id, d.title, facts, status, progress, entry.highlights, entry.minutes, site, words)
        return row, channel


def _age(d: Document) -> str:
    """Greater for what was clipped later, then added later, then has the lesser id."""
    return f"{d.clipped}\0{d.made + LAST:020}{d.id.translate(_AGAINST)}"
