"""How a library leaves this file and others come into it: backups, hand-overs, merges."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from annotator.model import Change, Record
from annotator.store import backups, disputes, file, fold, handover, known, listing, log, merge, records, schema
from annotator.store.backups import Backup
from annotator.store.copies import Progress, write_out
from annotator.store.disputes import Dispute
from annotator.store.log import Step
from annotator.store.merge import MOST, Merged, Trace
from annotator.store.trouble import LibraryError, in_words
from annotator.store.writes import Writes


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that was written to be handed over."""

    path: Path
    size: int  # bytes
    sha256: str
    ops: int


class _Rehearsed(Exception):  # noqa: N818 -- rolls a transaction back
    pass


class Sharing(Writes):
    """The part of a library that knows of other files."""

    id: str
    path: Path | None
    _states: Path | None
    _steps: tuple[list[Step], list[Step]] | None
    _version: int
    _busy_ms: int
    drifted = False  # whether tables are known to differ from the log
    was: Backup | None = None  # what an earlier version had written, before it was brought up to date

    def back_up(self, why: str, progress: Progress | None = None, *, thorough: bool = True) -> Backup | None:
        """A verified copy in this machine's own folder; None for a library that has no file, or no machine to keep it.

        `why` is one of `backups.WHYS`.
        """
        if self.path is None or self._states is None:
            return None
        where = backups.folder(self._states, self.id, self.path)
        stamp = self.stamp()
        made = backups.make(self._db, where, why, self._now(), progress, thorough=thorough)
        with suppress(LibraryError):  # without it only one backup too many is made
            self.state.set("backed_up", [made.made, *stamp])
        return made

    def back_up_if_due(self, progress: Progress | None = None) -> Backup | None:
        """A backup where the library changed since the last one and that is half an hour old."""
        return self.back_up("work", progress) if self.backup_is_due else None

    @property
    def backup_is_due(self) -> bool:
        made, *stamp = self.state.get("backed_up", [0, 0, ""])
        now = self.stamp()
        return self._now() - made >= backups.EVERY and tuple(stamp) != now and now[0] > 0

    def backups(self) -> list[Backup]:
        """The newest first."""
        return backups.kept(self._states, self.path, self.id) if self.path and self._states else []

    @property
    def backup_folder(self) -> Path | None:
        """Where the backups are, or will be; None where nothing can be kept."""
        return backups.folder(self._states, self.id, self.path) if self.path and self._states else None

    def merge(self, others: Sequence[Path], names: str = "", *, dry: bool = False, backup: str = "") -> Merged:
        """Take in everything of other trusted files that this library lacks, in one transaction.

        `dry`: only say what it would bring. `backup`: a path to offer where undoing is not possible.
        """
        if len(others) > MOST:
            raise LibraryError(f"At most {MOST} libraries can be merged at once.")
        with in_words(self._name):
            attached = []
            try:
                for n, path in enumerate(others):
                    self._db.execute(f"ATTACH ? AS other{n}", (str(path.absolute()),))
                    attached.append(f"other{n}")
                merged, trace = self._merged(attached, names, dry=dry)
            finally:
                for name in attached:
                    self._db.execute(f"DETACH {name}")
        self._steps = None
        if merged.redacted and not dry:
            with suppress(LibraryError):  # their words are gone; pages that were rearranged may hold pieces of them
                self._tidy()
        if names and merged.ops and not dry:
            with suppress(LibraryError):  # without it only the undoing is lost
                self.state.set("merge", asdict(replace(trace, backup=backup)))
        return merged

    def _merged(self, attached: Sequence[str], names: str, *, dry: bool) -> tuple[Merged, Trace]:
        found: list[tuple[Merged, Trace]] = []
        with suppress(_Rehearsed), self._writing() as db:
            merged, trace = merge.unite(db, attached, names, self._now())
            found.append((replace(merged, tags=tuple(self.tags()) if names else ()), trace))
            if dry:
                raise _Rehearsed
        return found[0]

    @property
    def merge_to_undo(self) -> Trace | None:
        """The last merge, where nothing was written since."""
        trace = self.last_merge
        return trace if trace and trace.count and trace.changes[1] == self._newest() else None

    @property
    def last_merge(self) -> Trace | None:
        """The merge that could be taken back."""
        with suppress(TypeError, ValueError, KeyError):
            return Trace.read(self.state.get("merge") or {})
        return None

    def part(self) -> Trace | None:
        """Take out exactly what the last merge added, without a word in the log. Raises LibraryError."""
        if trace := self.last_merge:
            with self._writing() as db:
                merge.part(db, trace)
            self._steps = None
            self.catch_up()
            with suppress(LibraryError):
                self.state.set("merge", None)
        return trace

    def share(
        self, target: Path, documents: Collection[str] | None = None, *, blind: bool = False,
        progress: Progress | None = None, thorough: bool = True,
    ) -> Handed:
        """Write a clean copy to hand over: whole, or only what is about some documents.

        `blind`: texts and codebook without what anybody marked, for a second coder. `thorough`: every page is looked at
        once more. Replaces a file that is there.
        """
        if self.path and target.exists() and target.samefile(self.path):
            raise LibraryError("A library cannot be handed over onto itself.")
        if file.is_open(target):
            raise LibraryError(f"{target.name} is open; choose another name.")
        trim = partial(handover.trim, documents=documents, blind=blind) if blind or documents is not None else None
        written = write_out(self._db, target, progress, trim, thorough=thorough)
        return Handed(target, target.stat().st_size, written.sha256, written.ops)

    def redact(self, person: str) -> int:
        """Take the words of what is deleted out for good, here and wherever this is merged; how many facts lose theirs.

        Their ids stay. Copies handed over before, and backups, still have them.
        """
        documents = {d.id for d in self.documents()}
        with self._writing() as db:
            ids = handover.hidden(db, documents | {t.id for t in self.tags()})
            if ids:
                log.know(db, [log.REDACTIONS])
                log.look(db, [log.REDACTIONS])
                self._log(person, "", [(log.REDACTIONS, "redact", {"ops": ids})])
                log.redact(db)
                db.execute("DELETE FROM touched")
                db.execute("INSERT INTO touched SELECT DISTINCT object, 1 FROM redacted")
                fold.fold(db, [kind for (kind,) in db.execute("SELECT DISTINCT kind FROM redacted")])
        if ids:
            self._tidy()
        self._steps = None
        return len(ids)

    def _tidy(self) -> None:
        """Every page written anew: nothing is left in any of what was taken out. Raises LibraryError."""
        with in_words(self._name):
            self._db.execute("VACUUM")

    def records(self, objects: Iterable[tuple[str, str]]) -> dict[str, Record]:
        """The records of objects given with their kinds, deleted ones too."""
        return {item: record for item, (record, _) in self._records(objects).items()}

    def disputes(self) -> list[Dispute]:
        """Every field about which people disagree, each with all its live values, the one that shows first."""
        return disputes.listed(self._db)

    def held(self) -> list[Dispute]:
        """What is deleted and shows all the same, as live highlights wear it or stand on it."""
        return disputes.held(self._db)

    def made(self, tags: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Who made each tag, and when in unix milliseconds."""
        sql = "SELECT t.id, t.person, t.made FROM json_each(?) i CROSS JOIN tag t ON t.id = i.value"
        return {tag: (person, made) for tag, person, made in self._rows(sql, records.encode(list(tags)))}

    def settle(self, dispute: Dispute, value: object, label: str, person: str) -> Change:
        """Write one value in place of all that people said of a field; a step that can be undone."""
        with self._writing() as db:
            old = self._shown(self._records([(dispute.object, dispute.kind)]))
            log.know(db, [dispute.object])
            log.look(db, [dispute.object])
            step, _ = self._log(person, label, [(dispute.object, dispute.kind, {dispute.field: value})])
            new = self._shown(self._records([(dispute.object, dispute.kind)]))
        self._stepped(step)
        return Change(label, tuple(old.values()), tuple(new.values()))

    @property
    def replaced(self) -> bool:
        """Whether another file has this one's name now, or none has."""
        if self.path is None or self._db.place is None:
            return False
        try:
            status = self.path.stat()
        except OSError:
            return True
        return self._db.place != (status.st_dev, status.st_ino)

    def reopen(self) -> None:
        """Go on with the file that has this one's name now. Raises LibraryError, and all is as it was."""
        old, known = self._db, (self._version, self._seen)
        try:
            if self._connect() != self.id:
                raise LibraryError(f"{self._name} is another library now; open it again.")
        except BaseException:
            if self._db is not old:
                self._db.close()
            self._db, (self._version, self._seen) = old, known
            raise
        old.close()
        self.catch_up()

    def rescue(self, target: Path, progress: Progress | None = None) -> None:
        """Write what this connection still sees, whatever became of the file's name."""
        with in_words(self._name):
            write_out(self._db, target, progress)

    def catch_up(self) -> None:
        """Take all that others wrote as known: whoever asks is about to read everything again."""
        self._version, self._seen, self._unread = self._data_version(), self._newest(), []
        self._steps = None

    def fill(self, rows: Mapping[str, Sequence[Any]]) -> int:
        """Take in proven rows of a log, of a library that could not be opened; how many facts."""
        with self._writing() as db:
            return log.fill(db, rows)

    def _connect(self, *, create: bool = False) -> str:
        """Open the file; its id."""
        db = file.connected(self.path, create=create, busy_ms=self._busy_ms, read_only=self.read_only)
        try:
            with in_words(self._name):
                log.prepare(db)
                listing.prepare(db)
            self._db = db
            ((identity,),) = self._rows("SELECT id FROM library")
            if schema.version(db) < schema.newest():
                raise LibraryError(f"{self._name} was written by an older Annotator; open it in the app once.")
            self._version, self._seen = self._data_version(), self._newest()
            return records.checked_id(str(identity))
        except ValueError:
            db.close()
            raise LibraryError(f"{self._name} is damaged.") from None
        except BaseException:
            db.close()
            raise

    def _stepped(self, step: Step) -> None:
        """A change of this person's is the next that undo takes back."""
        if self._steps and step.label:
            self._steps[0].append(step)
            self._steps[1].clear()

    def _remember(self) -> None:
        """Lets this machine know the file again as its own."""
        if self.path and self._states and self._db.place and not self.drifted and not self.read_only:
            with suppress(LibraryError):
                known.keep(self._states, self.path, self.id, self.stamp(), self._db.place)
