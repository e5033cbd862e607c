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

-- Keys that sign access tokens. The private part is sealed under the secret key.
CREATE TABLE signing_key (
  kid         text PRIMARY KEY,
  algorithm   text NOT NULL,
  public_key  bytea NOT NULL,
  private_key bytea NOT NULL,
  state       text NOT NULL CHECK (state IN ('published', 'signing', 'retired')),
  created_at  timestamptz NOT NULL
);

-- However many instances start at once, one key signs.
CREATE UNIQUE INDEX signing_key_signing_key ON signing_key (state) WHERE state = 'signing';
