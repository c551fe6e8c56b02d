-- What Posture set for the person, written down before it was set, so that undoing it needs no key. settings is
-- JSON: where each setting is kept, what stood there before (null for nothing), and what was set.
CREATE TABLE repair (
    check_id TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    settings TEXT NOT NULL
) STRICT;
