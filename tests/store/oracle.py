"""The rows of a library, and those that its log gives when every author's knowledge is known."""

import json

from annotator.store.records import NUMBERS


def expected(library, past):
    """What the log says, worked out slowly: an op replaces what its author's library had."""
    sql = """SELECT o.object, o.kind, c.hlc, o.id, o.body, c.person FROM op o JOIN change c ON c.n = o.change
      WHERE o.kind <> 'redact' ORDER BY c.hlc, o.id"""
    ops = {}
    for item, *op in library._db.execute(sql):
        ops.setdefault(item, []).append(op)
    found = {}
    for item, mine in ops.items():
        live = {}  # field -> [(op, value)], the winner last
        for _, _, op, body, _ in mine:
            for field, value in json.loads(body).items():
                if not any(op in past[other] and field in json.loads(b) for _, _, other, b, _ in mine):
                    live.setdefault(field, []).append((op, value))
        deletes = {op for op, value in live.get("deleted", ()) if value}
        unseen = any(
            value is not None and not any(op == d or op in past[d] for d in deletes)
            for field, values in live.items()
            for op, value in values
            if field != "deleted"
        )
        hidden = bool(deletes) and not unseen
        fields = {
            field: values[-1][1] or 0 if field in NUMBERS else values[-1][1] or ""
            for field, values in live.items()
            if field != "deleted" and not field.startswith("tag:")
        }
        worn = {f[4:]: [v for _, v in values if v][-1] for f, values in live.items() if f[:4] == "tag:" and on(values)}
        conflicts = {(f, op) for f, values in live.items() if differ(f, values) for op, _ in values}
        if not hidden:
            conflicts |= {("deleted", op) for op in deletes}
        found[item] = mine[0][4], mine[0][1] >> 16, hidden, fields, worn, conflicts
    return found


def on(values):
    return any(value for _, value in values)


def differ(field, values):
    plain = {bool(v) if field.startswith("tag:") else json.dumps(v) for _, v in values}
    return len(plain) > 1


def actual(library):
    found = {}
    db = library._db
    for kind in ("document", "tag", "highlight", "note"):
        cursor = db.execute("SELECT * FROM KIND".replace("KIND", kind))
        names = [column[0] for column in cursor.description]
        for values in cursor:
            row = dict(zip(names, values, strict=True))
            item, person, made, hidden = (row.pop(name) for name in ("id", "person", "made", "deleted"))
            if kind == "highlight":
                row = {"anchor": row}
            said = {f for (b,) in db.execute("SELECT body FROM op WHERE object = ?", (item,)) for f in json.loads(b)}
            fields = {name: value for name, value in row.items() if name in said}
            assert not any(value for name, value in row.items() if name not in said)
            tags = "SELECT tag, place, deleted FROM highlight_tag WHERE highlight = ?"
            worn = {tag: place for tag, place, gone in db.execute(tags, (item,)) if gone == hidden}
            conflicts = set(db.execute("SELECT field, op FROM conflict WHERE object = ?", (item,)))
            found[item] = person, made, bool(hidden), fields, worn, conflicts
    return found
