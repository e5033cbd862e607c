-- Sessions are renewed: what is kept of their refresh tokens, and of what was given out last.
ALTER TABLE auth_session
  ADD COLUMN position      bigint GENERATED ALWAYS AS IDENTITY,
  ADD COLUMN family_hash   bytea,
  ADD COLUMN previous_hash bytea,
  ADD COLUMN renewed_at    timestamptz,
  ADD COLUMN access_until  timestamptz,
  ADD COLUMN end_cause     text;

-- Tokens from before belong to no family and can renew nothing.
UPDATE auth_session
SET family_hash = refresh_hash, renewed_at = opened_at, access_until = opened_at + interval '1 day',
    ended_at = coalesce(ended_at, now()), end_cause = 'signed_out_everywhere';

-- A renewal touches no index, so PostgreSQL can do it within the page of the row.
ALTER TABLE auth_session
  ALTER COLUMN family_hash SET NOT NULL,
  ALTER COLUMN renewed_at SET NOT NULL,
  ALTER COLUMN access_until SET NOT NULL,
  ADD UNIQUE (family_hash),
  DROP CONSTRAINT auth_session_refresh_hash_key,
  ADD CHECK ((ended_at IS NULL) = (end_cause IS NULL)),
  SET (fillfactor = 70);

DROP INDEX auth_session_account_idx;
CREATE INDEX auth_session_account_idx ON auth_session (account, position DESC);

-- What access tokens say and is not true any more: their session has ended (role is NULL), or carries another role.
-- The number of the transaction lets readers go on without missing what was committed late.
CREATE TABLE session_revocation (
  transaction bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
  line        bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  session     uuid NOT NULL,
  role        text,
  until       timestamptz NOT NULL,
  PRIMARY KEY (transaction, line)
);

-- Triggers, so that no road past the use cases, not even an operator's own SQL, leaves a token behind.
CREATE FUNCTION tell_end_of_session() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  INSERT INTO session_revocation (session, role, until) VALUES (NEW.id, NULL, NEW.access_until);
  PERFORM pg_notify('latchkey_sessions', '');
  RETURN NULL;
END
$$;

CREATE TRIGGER auth_session_end_is_told
  AFTER UPDATE OF ended_at ON auth_session
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL)
  EXECUTE FUNCTION tell_end_of_session();

CREATE FUNCTION end_sessions_of_account() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  UPDATE auth_session
  SET ended_at = clock_timestamp(),
      end_cause = CASE WHEN NEW.deleted_at IS NULL THEN 'account_banned' ELSE 'account_deleted' END
  WHERE account = NEW.id AND ended_at IS NULL;
  RETURN NULL;
END
$$;

CREATE TRIGGER account_loss_ends_sessions
  AFTER UPDATE OF status, deleted_at ON account
  FOR EACH ROW WHEN (NEW.status <> 'active' OR NEW.deleted_at IS NOT NULL)
  EXECUTE FUNCTION end_sessions_of_account();

-- No access token is good for longer than a day, so by then all of them carry the new role.
CREATE FUNCTION tell_role_of_account() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  INSERT INTO session_revocation (session, role, until)
  SELECT id, NEW.role, greatest(access_until, clock_timestamp()) + interval '1 day'
  FROM auth_session
  WHERE account = NEW.id AND ended_at IS NULL;
  PERFORM pg_notify('latchkey_sessions', '');
  RETURN NULL;
END
$$;

CREATE TRIGGER account_role_is_told
  AFTER UPDATE OF role ON account
  FOR EACH ROW WHEN (OLD.role <> NEW.role)
  EXECUTE FUNCTION tell_role_of_account();

-- Instances read the keys again as soon as one is added, changes its stage or is removed.
CREATE FUNCTION tell_change_of_keys() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  PERFORM pg_notify('latchkey_keys', '');
  RETURN NULL;
END
$$;

CREATE TRIGGER signing_key_change_is_told
  AFTER INSERT OR UPDATE OR DELETE ON signing_key
  FOR EACH STATEMENT EXECUTE FUNCTION tell_change_of_keys();
