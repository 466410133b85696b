-- Claims are numbered by day (the first day they speak of, else that of publication), article, place in it and id;
-- events by day, relation and id. What is only shown is JSON, apart from what is searched, so that counting is fast.
CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE actor (id TEXT PRIMARY KEY, kind TEXT, country TEXT, sector TEXT, claims INTEGER, doc TEXT) WITHOUT ROWID;
CREATE TABLE word (word TEXT, actor TEXT, PRIMARY KEY (word, actor)) WITHOUT ROWID;
CREATE TABLE name (name TEXT, actor TEXT, PRIMARY KEY (name, actor)) WITHOUT ROWID;
CREATE TABLE article (id TEXT PRIMARY KEY, doc TEXT) WITHOUT ROWID;
CREATE TABLE claim (
  n INTEGER PRIMARY KEY, id TEXT, relation TEXT, plover TEXT, modality TEXT, polarity TEXT, first TEXT, last TEXT,
  article TEXT
);
CREATE TABLE claim_doc (n INTEGER PRIMARY KEY, doc TEXT);
CREATE TABLE claim_party (actor TEXT, role TEXT, n INTEGER, PRIMARY KEY (actor, role, n)) WITHOUT ROWID;
CREATE TABLE event (
  n INTEGER PRIMARY KEY, id TEXT, relation TEXT, plover TEXT, modality TEXT, first TEXT, last TEXT, contested INTEGER
);
CREATE TABLE event_doc (n INTEGER PRIMARY KEY, doc TEXT);
CREATE TABLE event_party (actor TEXT, role TEXT, n INTEGER, PRIMARY KEY (actor, role, n)) WITHOUT ROWID;
