-- Pictures of people, made anew by us of what they sent. Their names are random, because whoever knows one may look.
CREATE TABLE avatar (
  account    bigint PRIMARY KEY REFERENCES account,
  id         uuid NOT NULL UNIQUE,
  small      bytea NOT NULL,
  large      bytea NOT NULL,
  changed_at timestamptz NOT NULL
);

-- JPEG does not get smaller by being packed once more.
ALTER TABLE avatar ALTER COLUMN small SET STORAGE EXTERNAL, ALTER COLUMN large SET STORAGE EXTERNAL;

-- A trigger, so that no road to a deletion, not even an operator's own SQL, leaves a picture behind.
CREATE FUNCTION forget_avatar_of_account() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  DELETE FROM avatar WHERE account = NEW.id;
  RETURN NULL;
END
$$;

CREATE TRIGGER account_deletion_forgets_avatar
  AFTER UPDATE OF deleted_at ON account
  FOR EACH ROW WHEN (NEW.deleted_at IS NOT NULL)
  EXECUTE FUNCTION forget_avatar_of_account();
