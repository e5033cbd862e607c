-- Sign-ins that people decide in their chats with the bot. Of the secrets of page, link and buttons only hashes are kept.
CREATE TABLE telegram_session (
  ordinal      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  poll_hash    bytea NOT NULL UNIQUE,
  link_hash    bytea NOT NULL UNIQUE,
  button_hash  bytea UNIQUE,
  stage        text NOT NULL CHECK (stage IN ('waiting', 'contact', 'asked', 'approved', 'rejected', 'claimed')),
  phone        text,
  proved_phone text,
  telegram_id  bigint,
  first_name   text,
  last_name    text,
  username     text,
  match_number smallint NOT NULL CHECK (match_number BETWEEN 0 AND 99),
  must_match   boolean NOT NULL,
  invite_code  text CHECK (invite_code <> ''),
  address      text NOT NULL,
  network      text NOT NULL,
  device       text NOT NULL,
  language     text,
  begun_at     timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  -- Nobody says yes for nobody, nor for a phone that was not shown to be theirs.
  CHECK (telegram_id IS NOT NULL OR stage = 'waiting'),
  CHECK (proved_phone IS NULL OR phone IS NULL OR proved_phone = phone)
);

-- Which session of a phone is the latest, and which of a person take a contact.
CREATE INDEX telegram_session_phone_idx ON telegram_session (phone, ordinal) WHERE phone IS NOT NULL;
CREATE INDEX telegram_session_telegram_id_idx ON telegram_session (telegram_id, ordinal) WHERE telegram_id IS NOT NULL;
CREATE INDEX telegram_session_expires_at_idx ON telegram_session (expires_at);

-- Chats that want to be left alone, after a sign-in that was not theirs.
CREATE TABLE telegram_quiet (
  telegram_id bigint PRIMARY KEY,
  until       timestamptz NOT NULL
);
CREATE INDEX telegram_quiet_until_idx ON telegram_quiet (until);
