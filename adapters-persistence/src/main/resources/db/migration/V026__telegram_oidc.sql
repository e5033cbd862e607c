-- Sign-ins that have gone to Telegram's OpenID provider and are expected back. Of their secrets only hashes are kept.
CREATE TABLE telegram_attempt (
  key_hash     bytea PRIMARY KEY,
  browser_hash bytea NOT NULL,
  invite_code  text CHECK (invite_code <> ''),
  expires_at   timestamptz NOT NULL
);

CREATE INDEX telegram_attempt_expires_at_idx ON telegram_attempt (expires_at);
