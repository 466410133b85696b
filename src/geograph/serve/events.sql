-- The events of a store, numbered by first day, relation and id; `roles` is a sum: 1 source, 2 target.
CREATE TABLE event (
  n INTEGER PRIMARY KEY, id TEXT, relation TEXT, plover TEXT, modality TEXT, first TEXT, last TEXT, contested INTEGER
);
CREATE TABLE event_record (n INTEGER PRIMARY KEY, record BLOB);
CREATE TABLE party (actor TEXT, n INTEGER, roles INTEGER, PRIMARY KEY (actor, n)) WITHOUT ROWID;
CREATE TABLE claim (id TEXT PRIMARY KEY, event TEXT) WITHOUT ROWID;
CREATE INDEX event_id ON event (id);
CREATE INDEX event_relation ON event (relation, n);
CREATE INDEX event_plover ON event (plover, n);
