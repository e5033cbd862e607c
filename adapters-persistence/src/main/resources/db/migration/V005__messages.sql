-- Messages that wait to be sent. The text is sealed under the secret key and erased once it is not needed any more.
CREATE TABLE outbox_message (
  id         uuid PRIMARY KEY,
  phone      text NOT NULL,
  purpose    text NOT NULL,
  text       bytea,
  state      text NOT NULL DEFAULT 'queued'
             CHECK (state IN ('queued', 'sending', 'sent', 'rejected', 'unknown', 'expired')),
  gateway    text,
  attempts   integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  due_at     timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  settled_at timestamptz
) WITH (fillfactor = 70);

CREATE INDEX outbox_message_due_idx ON outbox_message (due_at) WHERE text IS NOT NULL;
