-- Days are TEXT ("2026-11-21"), where the person was or in UTC; no time finer than a day stands in the open.
-- JSON is TEXT. A BLOB marked "sealed" is ciphertext of posture.store.sealed, bound to its table and row.

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- The last look of a day at the computer. outcomes is JSON; details (sealed) is JSON with what was found, and
-- NULL where no key came without asking. A day is where the person was: "2026-11-21".
CREATE TABLE checkup (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL UNIQUE,
    outcomes TEXT NOT NULL,
    details BLOB
) STRICT;

-- since and until are days; reason (sealed) is NULL where no key came without asking.
CREATE TABLE exception (
    check_id TEXT PRIMARY KEY,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    reason BLOB
) STRICT;

CREATE TABLE snooze (
    check_id TEXT PRIMARY KEY,
    until TEXT NOT NULL
) STRICT;

-- One question's place in memory; state is the scheduler's JSON, in which every time is a midnight.
CREATE TABLE card (
    id TEXT PRIMARY KEY,
    lesson TEXT NOT NULL,
    state TEXT NOT NULL,
    due TEXT NOT NULL
) STRICT;

CREATE INDEX card_due ON card (due);

CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    card TEXT NOT NULL REFERENCES card (id) ON DELETE CASCADE,
    rating INTEGER NOT NULL,
    day TEXT NOT NULL,
    scheduled TEXT NOT NULL
) STRICT;

CREATE INDEX review_card ON review (card, day);

CREATE TABLE lesson_state (
    lesson TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    rev INTEGER NOT NULL,
    day TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT ''
) STRICT;

-- The one organisation this computer votes in. data (sealed) is JSON with the device key; it is
-- written in the state "joining" before the enrolment is sent, so that a crash cannot lose the key.
CREATE TABLE membership (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    state TEXT NOT NULL CHECK (state IN ('joining', 'member')),
    data BLOB NOT NULL
) STRICT;

-- Whether ballots may leave: no row for no, the round's name for that round, NULL for every round.
CREATE TABLE consent (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch TEXT
) STRICT;

-- A round that was accepted: its signed manifest (plain, everybody has the same), the policy in it as
-- JSON, the day, and the signed issue request (sealed), which is resent byte for byte until it is answered.
CREATE TABLE epoch (
    epoch TEXT PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    manifest BLOB NOT NULL,
    policy TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'disputed')),
    accepted TEXT NOT NULL,
    request BLOB,
    ledger TEXT
) STRICT;

-- What is to be asked of the collector, and when: the day, and the moment (sealed); deleted when it is done. A
-- look at the round at hand belongs to none (epoch is empty); fetching keys and the release belong to one.
CREATE TABLE errand (
    kind TEXT NOT NULL CHECK (kind IN ('look', 'fetch', 'release')),
    epoch TEXT NOT NULL,
    day TEXT NOT NULL,
    due BLOB NOT NULL,
    PRIMARY KEY (kind, epoch)
) STRICT;

-- data (sealed) is JSON: the hours of the week (UTC, from 0) at which a member's computer ran, and on which
-- days first and last; for four weeks.
CREATE TABLE habit (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    data BLOB NOT NULL
) STRICT;

-- SHA-256 of every issuer key ever accepted, so that none is met in two rounds.
CREATE TABLE issuer_key (
    digest BLOB PRIMARY KEY,
    epoch TEXT NOT NULL
) STRICT;

-- Evidence, kept also after leaving: something signed (second) that contradicts the signed manifest (first)
-- which was accepted for a round.
CREATE TABLE second_manifest (
    epoch TEXT NOT NULL,
    digest BLOB NOT NULL,
    first BLOB NOT NULL,
    second BLOB NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (epoch, digest)
) STRICT;

-- With which releases are read, one a round and the same for all members (sealed).
CREATE TABLE read_key (
    number INTEGER PRIMARY KEY,
    key BLOB NOT NULL
) STRICT;

-- The signed sums of a closed round (plain, everybody has the same).
CREATE TABLE release (
    number INTEGER PRIMARY KEY,
    signed BLOB NOT NULL
) STRICT;

-- One answer's way out. secret (ballot key, and what unblinds the token), token, envelope, blob and due (the
-- moment at which it leaves) are sealed, and NULL while they are not there yet or no longer needed. From
-- "signed" on, envelope and blob never change.
CREATE TABLE vote (
    epoch TEXT NOT NULL REFERENCES epoch (epoch) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('asked', 'blessed', 'spoiled', 'signed', 'sending', 'counted', 'refused', 'missed')
    ),
    secret BLOB,
    token BLOB,
    envelope BLOB,
    blob BLOB,
    due BLOB,
    ledger TEXT,
    PRIMARY KEY (epoch, scope)
) STRICT, WITHOUT ROWID;

-- What left this computer, byte for byte. Beside the day and the kind everything is sealed, as JSON: moment,
-- destination, round, check, what was said, how often, the reply. The id is random, and so is the order.
CREATE TABLE ledger (
    id TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('enrol', 'issue', 'ballot', 'leave', 'move')),
    data BLOB NOT NULL
) STRICT, WITHOUT ROWID;
