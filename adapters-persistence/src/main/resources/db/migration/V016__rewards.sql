-- Referrals that have earned a reward, and whether its receiver knows. One row for each, ever, so rows stay.
CREATE TABLE reward_event (
  newcomer     bigint PRIMARY KEY REFERENCES referral,
  id           uuid NOT NULL UNIQUE,
  qualified_at timestamptz NOT NULL,
  state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'given_up')),
  attempts     integer NOT NULL DEFAULT 0,
  due_at       timestamptz NOT NULL,
  settled_at   timestamptz
) WITH (fillfactor = 70);

CREATE INDEX reward_event_due_idx ON reward_event (due_at) WHERE state = 'waiting';
