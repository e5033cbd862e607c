-- What is kept of passwords: their hashes, which say themselves how they were made.
CREATE TABLE account_password (
  account    bigint PRIMARY KEY REFERENCES account,
  hash       text NOT NULL CHECK (hash <> ''),
  changed_at timestamptz NOT NULL
);

-- Links in letters that nobody has followed yet: one of a kind for an account, bound to the address to which it was sent.
CREATE TABLE mail_link (
  account    bigint NOT NULL REFERENCES account,
  purpose    text NOT NULL CHECK (purpose IN ('verify_email', 'reset_password')),
  token_hash bytea NOT NULL UNIQUE,
  email      text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (account, purpose)
);

-- A trigger, so that no road to a deletion, not even an operator's own SQL, leaves a password behind.
CREATE FUNCTION forget_password_of_account() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  DELETE FROM account_password WHERE account = NEW.id;
  DELETE FROM mail_link WHERE account = NEW.id;
  RETURN NULL;
END
$$;

CREATE TRIGGER account_deletion_forgets_password
  AFTER UPDATE OF deleted_at ON account
  FOR EACH ROW WHEN (NEW.deleted_at IS NOT NULL)
  EXECUTE FUNCTION forget_password_of_account();
