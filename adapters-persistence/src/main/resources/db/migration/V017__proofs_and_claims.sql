-- When whoever has the session last proved who they are, if that was after it was opened.
ALTER TABLE auth_session ADD COLUMN proved_at timestamptz;

-- Codes that are good for one account alone: several people may claim one number, and none disturbs the others. 0 stands for
-- codes that are good for whoever has the phone, because unique constraints of PostgreSQL 14 take NULLs for different.
ALTER TABLE code_challenge ADD COLUMN claimant bigint NOT NULL DEFAULT 0;
ALTER TABLE code_challenge DROP CONSTRAINT code_challenge_phone_purpose_key;
ALTER TABLE code_challenge ADD CONSTRAINT code_challenge_phone_purpose_claimant_key UNIQUE (phone, purpose, claimant);
