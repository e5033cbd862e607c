-- Bans: why, by whom, since when, and until when. What is left from a ban that was lifted means nothing.
ALTER TABLE account
  ADD COLUMN ban_reason   text,
  ADD COLUMN banned_by    bigint REFERENCES account,
  ADD COLUMN banned_at    timestamptz,
  ADD COLUMN banned_until timestamptz;

CREATE INDEX account_ban_end_idx ON account (banned_until) WHERE status = 'banned';
CREATE INDEX account_admin_idx ON account (id) WHERE role = 'admin' AND status = 'active' AND deleted_at IS NULL;

-- Whoever takes an administrator away writes here, so that two who do it at once wait for each other, and the second sees
-- what the first has done. A row and not an advisory lock: stricter transactions than ours, which would go on with what
-- they saw before, are refused by it.
CREATE TABLE admin_guard (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  losses    bigint NOT NULL DEFAULT 0
);

INSERT INTO admin_guard DEFAULT VALUES;

-- A trigger, so that no road past the use cases, not even an operator's own SQL, takes the last one.
CREATE FUNCTION keep_an_admin() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  UPDATE admin_guard SET losses = losses + 1;
  IF NOT EXISTS (SELECT FROM account WHERE role = 'admin' AND status = 'active' AND deleted_at IS NULL) THEN
    RAISE EXCEPTION 'This is the last administrator'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'account_last_admin', TABLE = 'account';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER account_keeps_an_admin
  AFTER UPDATE OF role, status, deleted_at ON account
  FOR EACH ROW WHEN (
    OLD.role = 'admin' AND OLD.status = 'active' AND OLD.deleted_at IS NULL
    AND NOT (NEW.role = 'admin' AND NEW.status = 'active' AND NEW.deleted_at IS NULL))
  EXECUTE FUNCTION keep_an_admin();

CREATE TRIGGER account_removal_keeps_an_admin
  AFTER DELETE ON account
  FOR EACH ROW WHEN (OLD.role = 'admin' AND OLD.status = 'active' AND OLD.deleted_at IS NULL)
  EXECUTE FUNCTION keep_an_admin();
