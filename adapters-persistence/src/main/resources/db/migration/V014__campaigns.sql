-- Codes with a text of their own that many may enter. Personal codes are six letters and digits, so these never are.
CREATE TABLE campaign (
  key        text PRIMARY KEY CHECK (key = translate(code, 'OI', '01')),
  code       text NOT NULL CHECK (code ~ '^[0-9A-Z-]{4,20}$' AND code !~ '^[0-9A-Z]{6}$'),
  position   bigint NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  owner      bigint NOT NULL REFERENCES account,
  creator    bigint NOT NULL REFERENCES account,
  quota      integer CHECK (quota > 0),
  used       integer NOT NULL DEFAULT 0 CHECK (used >= 0),
  expires_at timestamptz,
  start_role text NOT NULL CHECK (start_role IN ('student', 'teacher')),
  active     boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX campaign_owner_idx ON campaign (owner, position DESC);

-- For who brought most people in some time.
CREATE INDEX referral_activated_idx ON referral (activated_at, inviter);
