-- By what the systems that people were imported from knew them. Kept after a deletion, so that the same file, imported once
-- more, does not bring back who has left.
CREATE TABLE external_account (
  source      text NOT NULL CHECK (source <> ''),
  external_id text NOT NULL CHECK (external_id <> ''),
  account     bigint NOT NULL UNIQUE REFERENCES account,
  -- The invite code that the person had there, whether it was kept or not.
  code        text,
  -- Of what was imported, to tell the same line from another under the same number.
  fingerprint bigint,
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (source, external_id)
);

CREATE INDEX external_account_code_idx ON external_account (source, code) WHERE code IS NOT NULL;

-- Who says to have been invited by whom, until everybody of the file is there.
CREATE TABLE import_link (
  newcomer   bigint PRIMARY KEY REFERENCES account,
  line       bigint NOT NULL,
  source     text NOT NULL,
  inviter_id text,
  code       text,
  CHECK (num_nonnulls(inviter_id, code) = 1)
);

CREATE FUNCTION forget_import_of_account() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  UPDATE external_account SET code = NULL, fingerprint = NULL WHERE account = NEW.id;
  DELETE FROM import_link WHERE newcomer = NEW.id;
  RETURN NULL;
END
$$;

CREATE TRIGGER account_deletion_forgets_import
  AFTER UPDATE OF deleted_at ON account
  FOR EACH ROW WHEN (NEW.deleted_at IS NOT NULL)
  EXECUTE FUNCTION forget_import_of_account();
