-- What was signed by Telegram and has been signed in with: only a hash, for as long as it would be good otherwise.
CREATE TABLE telegram_spent (
  proof_hash bytea PRIMARY KEY,
  expires_at timestamptz NOT NULL
);

CREATE INDEX telegram_spent_expires_at_idx ON telegram_spent (expires_at);
