PRAGMA application_id=1097756271;
PRAGMA user_version=1;
PRAGMA encoding=UTF-8;
PRAGMA page_size=4096;
CREATE TABLE library (
  id TEXT PRIMARY KEY CHECK (length(id) = 32 AND id NOT GLOB '*[^0-9a-f]*'),
  format INTEGER NOT NULL,
  op_count INTEGER NOT NULL,
  op_set TEXT NOT NULL  -- the ids of all ops added up modulo 2^128, 32 hex digits
) STRICT;
CREATE TABLE change (  -- one step of one person
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 32),  -- sha256 of replica, hlc, person, label, reverses
  replica TEXT NOT NULL CHECK (instr(replica, char(10)) = 0),  -- drawn each time a library is opened
  hlc INTEGER NOT NULL CHECK (hlc > 0),  -- unix milliseconds << 16 | counter
  person TEXT NOT NULL CHECK (instr(person, char(10)) = 0),
  label TEXT NOT NULL,
  reverses TEXT CHECK (length(reverses) = 32)  -- the change that this one takes back
) STRICT;
CREATE INDEX change_hlc ON change (hlc);
CREATE TABLE op (  -- what one change says of one object; the tables below are worked out from these
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 32),  -- sha256 of the change's id, object, kind, deps, body
  change INTEGER NOT NULL REFERENCES change,
  object TEXT NOT NULL CHECK (length(object) = 32 AND object NOT GLOB '*[^0-9a-f]*'),
  kind TEXT NOT NULL CHECK (kind IN ('document', 'highlight', 'tag', 'note', 'review', 'person', 'redact')),
  deps TEXT,  -- JSON: ids of the ops that this one replaces; NULL: none
  body TEXT NOT NULL  -- JSON: the fields that differ
) STRICT;
CREATE UNIQUE INDEX op_object ON op (object, change);
CREATE INDEX op_change ON op (change);
CREATE TABLE text (  -- id = sha256 of body
  id TEXT PRIMARY KEY CHECK (length(id) = 32),
  minutes INTEGER NOT NULL,
  pipeline TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE TABLE capture (  -- id = sha256 of source
  id TEXT PRIMARY KEY CHECK (length(id) = 32),
  document TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;
CREATE INDEX capture_document ON capture (document);
CREATE TABLE asset (  -- id = sha256 of bytes
  id TEXT PRIMARY KEY CHECK (length(id) = 32),
  media TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE document (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL, title TEXT NOT NULL, author TEXT NOT NULL, published TEXT NOT NULL, clipped TEXT NOT NULL,
  source TEXT NOT NULL, channel TEXT NOT NULL, capture TEXT NOT NULL, text TEXT NOT NULL,
  person TEXT NOT NULL, made INTEGER NOT NULL, deleted INTEGER NOT NULL,
  meta TEXT NOT NULL  -- JSON: [[key, value], ...]
) STRICT;
CREATE TABLE highlight (  -- start and end count the code points of a text
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
  person TEXT NOT NULL, made INTEGER NOT NULL, deleted INTEGER NOT NULL
) STRICT;
CREATE INDEX highlight_place ON highlight (document, start, "end", id, deleted) WHERE deleted = 0;
CREATE TABLE highlight_tag (
  highlight TEXT NOT NULL, tag TEXT NOT NULL,
  place INTEGER NOT NULL,  -- order on the highlight
  deleted INTEGER NOT NULL,  -- as the highlight
  PRIMARY KEY (highlight, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX highlight_tag_tag ON highlight_tag (tag, deleted) WHERE deleted = 0;
CREATE TABLE tag (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL, colour TEXT NOT NULL, parent TEXT NOT NULL, description TEXT NOT NULL,
  include TEXT NOT NULL, exclude TEXT NOT NULL,
  aliases TEXT NOT NULL,  -- JSON: [name, ...]
  pin INTEGER NOT NULL, deprecated INTEGER NOT NULL, merged_into TEXT NOT NULL,
  place TEXT NOT NULL,  -- order beside the others of its parent; '': by name
  person TEXT NOT NULL, made INTEGER NOT NULL, deleted INTEGER NOT NULL
) STRICT;
CREATE TABLE note (
  id TEXT PRIMARY KEY,
  about TEXT NOT NULL, body TEXT NOT NULL, answers TEXT NOT NULL,
  person TEXT NOT NULL, made INTEGER NOT NULL, deleted INTEGER NOT NULL
) STRICT;
CREATE INDEX note_about ON note (about);
CREATE TABLE review (
  id TEXT PRIMARY KEY,
  highlight TEXT NOT NULL, verdict TEXT NOT NULL, comment TEXT NOT NULL,
  person TEXT NOT NULL, made INTEGER NOT NULL, deleted INTEGER NOT NULL
) STRICT;
CREATE INDEX review_highlight ON review (highlight);
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL, colour TEXT NOT NULL, same_as TEXT NOT NULL,
  person TEXT NOT NULL, made INTEGER NOT NULL, deleted INTEGER NOT NULL
) STRICT;
CREATE TABLE conflict (  -- values written by people who did not know of each other
  object TEXT NOT NULL, field TEXT NOT NULL, op TEXT NOT NULL,
  value TEXT,
  wins INTEGER NOT NULL,
  PRIMARY KEY (object, field, op)
) STRICT, WITHOUT ROWID;
CREATE VIEW excerpt AS
SELECT h.id, d.title, d.url, d.author, d.published, d.clipped, d.channel,
  h.prefix, h.exact, h.suffix,
  (SELECT group_concat(name, ', ') FROM (SELECT t.name FROM highlight_tag x JOIN tag t ON t.id = x.tag
    WHERE x.highlight = h.id ORDER BY x.place, t.id)) AS tags,
  (SELECT group_concat(body, char(10, 10)) FROM (SELECT n.body FROM note n
    WHERE n.about = h.id AND n.deleted = 0 ORDER BY n.made, n.id)) AS notes,
  coalesce(p.name, h.person) AS person, strftime('%Y-%m-%dT%H:%M:%SZ', h.made / 1000, 'unixepoch') AS made,
  h.document, h.text, h.start, h."end"
FROM highlight h JOIN document d ON d.id = h.document LEFT JOIN person p ON p.id = h.person
WHERE h.deleted = 0;
