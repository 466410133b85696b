-- What the articles of a store say, as records. An article is one row with its claims and mentions as JSON, as they are
-- in `geograph.model`; the tables beside it hold only what is searched. `place` is where a claim stands in its article.
CREATE TABLE article (
  id TEXT PRIMARY KEY, digest TEXT, known INTEGER, day TEXT, outlet TEXT, mentioned INTEGER, head BLOB, text TEXT,
  claims BLOB, mentions BLOB
);
CREATE TABLE actor (id TEXT PRIMARY KEY, kind TEXT, country TEXT, claims INTEGER, record BLOB) WITHOUT ROWID;
CREATE TABLE name (name TEXT, actor TEXT, PRIMARY KEY (name, actor)) WITHOUT ROWID;
CREATE TABLE word (word TEXT, actor TEXT, PRIMARY KEY (word, actor)) WITHOUT ROWID;
-- `first` and `last` are the days that a claim speaks of, else that of publication. `roles` is a sum of what an actor is
-- in a claim: 1 source, 2 target, 4 speaker, 8 place.
CREATE TABLE claim (
  n INTEGER PRIMARY KEY, id TEXT, relation TEXT, plover TEXT, modality TEXT, polarity TEXT, first TEXT, last TEXT,
  article TEXT, place INTEGER
);
CREATE TABLE party (
  actor TEXT, first TEXT, article TEXT, place INTEGER, n INTEGER, roles INTEGER,
  PRIMARY KEY (actor, first, article, place)
) WITHOUT ROWID;
CREATE INDEX actor_claims ON actor (claims DESC, id);
CREATE INDEX name_actor ON name (actor);
CREATE INDEX word_actor ON word (actor);
CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_first ON claim (first, article, place, last);
CREATE INDEX claim_article ON claim (article, place);
CREATE INDEX claim_relation ON claim (relation, first, article, place);
CREATE INDEX claim_plover ON claim (plover, first, article, place);
