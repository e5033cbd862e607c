-- For those who read the trail.
CREATE INDEX audit_event_actor_idx ON audit_event (actor, id DESC);
CREATE INDEX audit_event_action_idx ON audit_event (action, id DESC);
CREATE INDEX audit_event_at_idx ON audit_event USING brin (at);

-- The chain of seals, one for each line. Lines are written without; a step in the background adds them.
CREATE TABLE audit_seal (
  position bigint PRIMARY KEY,
  event    bigint NOT NULL UNIQUE,
  seal     text NOT NULL
);

-- Where the chain ends, and up to which number no line will appear any more: those of transactions that were still
-- running when the candidate was noted down have to be over first.
CREATE TABLE audit_chain (
  singleton      boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  position       bigint NOT NULL DEFAULT 0,
  seal           text NOT NULL DEFAULT '',
  settled        bigint NOT NULL DEFAULT 0,
  proof          text NOT NULL DEFAULT '',
  candidate      bigint NOT NULL DEFAULT 0,
  candidate_at   timestamptz NOT NULL DEFAULT now(),
  candidate_xmax bigint NOT NULL DEFAULT 0
);

INSERT INTO audit_chain DEFAULT VALUES;
