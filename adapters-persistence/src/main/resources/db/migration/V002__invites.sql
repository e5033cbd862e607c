-- Who came through whom: at most one inviter for each, and never in a circle.
CREATE TABLE referral (
  newcomer     bigint PRIMARY KEY REFERENCES account,
  inviter      bigint NOT NULL REFERENCES account,
  code         text NOT NULL,
  position     bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  activated_at timestamptz NOT NULL,
  CHECK (newcomer <> inviter)
);

CREATE INDEX referral_inviter_idx ON referral (inviter, position DESC);
