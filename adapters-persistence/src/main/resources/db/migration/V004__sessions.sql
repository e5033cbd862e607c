-- Signed-in devices. Of the refresh token only the hash is kept.
CREATE TABLE auth_session (
  id           uuid PRIMARY KEY,
  account      bigint NOT NULL REFERENCES account,
  refresh_hash bytea NOT NULL UNIQUE,
  method       text NOT NULL,
  device       text NOT NULL,
  address      text NOT NULL,
  network      text NOT NULL,
  opened_at    timestamptz NOT NULL,
  idle_until   timestamptz NOT NULL,
  ends_at      timestamptz NOT NULL,
  ended_at     timestamptz
) WITH (fillfactor = 90);

CREATE INDEX auth_session_account_idx ON auth_session (account, opened_at);

-- Keys that sign access tokens. The private half is sealed under the secret key.
CREATE TABLE signing_key (
  id          text PRIMARY KEY,
  public_key  bytea NOT NULL,
  private_key bytea NOT NULL,
  created_at  timestamptz NOT NULL,
  stage       text NOT NULL CHECK (stage IN ('published', 'signing', 'retired')),
  since       timestamptz NOT NULL
);

-- However many instances start at once, one key signs.
CREATE UNIQUE INDEX signing_key_signing_key ON signing_key (stage) WHERE stage = 'signing';
