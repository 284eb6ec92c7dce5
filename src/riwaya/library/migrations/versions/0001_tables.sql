-- The tables of release 0.1, for both databases: {id} is INTEGER or BIGINT, {bytes} BLOB or BYTEA, {compact} WITHOUT ROWID.
CREATE TABLE corrections (
    id {id} NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    document TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_corrections_document ON corrections (document);
CREATE TABLE counters (
    name TEXT NOT NULL,
    next {id} NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE incidents (
    id TEXT NOT NULL,
    type TEXT,
    day TEXT,
    place TEXT,
    data {bytes} NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_incidents_day ON incidents (day);
CREATE TABLE judgements (
    id {id} NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    kind TEXT NOT NULL,
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    verdict TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE names (
    id {id} NOT NULL,
    folded TEXT NOT NULL,
    name TEXT,
    PRIMARY KEY (id),
    UNIQUE (folded)
);
CREATE TABLE sources (
    id {id} NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    url TEXT,
    kind TEXT,
    size {id} NOT NULL,
    retrieved TEXT NOT NULL,
    read_as TEXT,
    PRIMARY KEY (id),
    UNIQUE (sha256)
);
CREATE TABLE documents (
    id {id} NOT NULL,
    key TEXT NOT NULL,
    source {id},
    added TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    title TEXT NOT NULL,
    published TEXT,
    day TEXT,
    sha256 TEXT NOT NULL,
    reading {id} NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (key),
    FOREIGN KEY(source) REFERENCES sources (id)
);
CREATE INDEX ix_documents_day ON documents (day);
CREATE INDEX ix_documents_source ON documents (source);
CREATE TABLE incident_accounts (
    incident TEXT NOT NULL,
    n INTEGER NOT NULL,
    document TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (incident, n),
    FOREIGN KEY(incident) REFERENCES incidents (id)
);
CREATE INDEX incident_accounts_event ON incident_accounts (document, event);
CREATE TABLE source_chunks (
    source {id} NOT NULL,
    n INTEGER NOT NULL,
    codec TEXT NOT NULL,
    data {bytes} NOT NULL,
    PRIMARY KEY (source, n),
    FOREIGN KEY(source) REFERENCES sources (id)
);
CREATE TABLE commitments (
    id {id} NOT NULL,
    document {id} NOT NULL,
    key TEXT NOT NULL,
    statement TEXT NOT NULL,
    kind TEXT NOT NULL,
    issuer {id},
    bearer {id},
    due TEXT,
    due_day TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document) REFERENCES documents (id),
    FOREIGN KEY(issuer) REFERENCES names (id),
    FOREIGN KEY(bearer) REFERENCES names (id)
);
CREATE INDEX ix_commitments_bearer ON commitments (bearer);
CREATE INDEX ix_commitments_document ON commitments (document);
CREATE INDEX ix_commitments_due_day ON commitments (due_day);
CREATE INDEX ix_commitments_issuer ON commitments (issuer);
CREATE TABLE disputes (
    document {id} NOT NULL,
    n INTEGER NOT NULL,
    name {id},
    slot TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (document, n),
    FOREIGN KEY(document) REFERENCES documents (id),
    FOREIGN KEY(name) REFERENCES names (id)
) {compact};
CREATE INDEX ix_disputes_name ON disputes (name);
CREATE TABLE entities (
    document {id} NOT NULL,
    n INTEGER NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    name {id} NOT NULL,
    country TEXT,
    lat FLOAT,
    lon FLOAT,
    PRIMARY KEY (document, n),
    FOREIGN KEY(document) REFERENCES documents (id),
    FOREIGN KEY(name) REFERENCES names (id)
) {compact};
CREATE INDEX ix_entities_name ON entities (name);
CREATE TABLE events (
    id {id} NOT NULL,
    document {id} NOT NULL,
    key TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    place {id},
    time TEXT,
    day TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document) REFERENCES documents (id),
    FOREIGN KEY(place) REFERENCES names (id)
);
CREATE INDEX ix_events_document ON events (document);
CREATE INDEX ix_events_place ON events (place);
CREATE TABLE readings (
    id {id} NOT NULL,
    document {id} NOT NULL,
    version TEXT NOT NULL,
    read_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    data {bytes} NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document) REFERENCES documents (id)
);
CREATE INDEX ix_readings_document ON readings (document);
CREATE TABLE statements (
    id {id} NOT NULL,
    document {id} NOT NULL,
    key TEXT NOT NULL,
    speaker {id},
    act TEXT NOT NULL,
    mode TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document) REFERENCES documents (id),
    FOREIGN KEY(speaker) REFERENCES names (id)
);
CREATE INDEX ix_statements_document ON statements (document);
CREATE INDEX ix_statements_speaker ON statements (speaker);
CREATE TABLE counts (
    event {id} NOT NULL,
    n INTEGER NOT NULL,
    what TEXT NOT NULL,
    low {id} NOT NULL,
    high {id},
    "of" TEXT,
    PRIMARY KEY (event, n),
    FOREIGN KEY(event) REFERENCES events (id)
) {compact};
CREATE TABLE hops (
    statement {id} NOT NULL,
    n INTEGER NOT NULL,
    via {id},
    what TEXT,
    relation TEXT NOT NULL,
    PRIMARY KEY (statement, n),
    FOREIGN KEY(statement) REFERENCES statements (id),
    FOREIGN KEY(via) REFERENCES names (id)
) {compact};
CREATE INDEX ix_hops_via ON hops (via);
CREATE TABLE parts (
    event {id} NOT NULL,
    n INTEGER NOT NULL,
    part TEXT NOT NULL,
    name {id} NOT NULL,
    PRIMARY KEY (event, n),
    FOREIGN KEY(event) REFERENCES events (id),
    FOREIGN KEY(name) REFERENCES names (id)
) {compact};
CREATE INDEX ix_parts_name ON parts (name);
