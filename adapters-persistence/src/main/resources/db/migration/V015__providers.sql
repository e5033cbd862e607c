-- Accounts that offer something. A profile beside the account, not a role.
CREATE TABLE provider (
  account            bigint PRIMARY KEY REFERENCES account,
  position           bigint NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  company            text NOT NULL CHECK (company <> ''),
  description        text CHECK (description <> ''),
  category           text CHECK (category <> ''),
  contact_phone      text CHECK (contact_phone ~ '^\+[1-9][0-9]{7,14}$'),
  contact_email      text CHECK (contact_email <> ''),
  contacts_published boolean NOT NULL,
  status             text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'frozen')),
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL
);

CREATE INDEX provider_category_idx ON provider (lower(category), position DESC);

-- Whatever road an account is deleted by, its profile and its contacts go with it.
CREATE FUNCTION remove_provider_of_account() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  DELETE FROM provider WHERE account = NEW.id;
  RETURN NULL;
END
$$;

CREATE TRIGGER account_deletion_removes_provider
  AFTER UPDATE OF deleted_at ON account
  FOR EACH ROW WHEN (NEW.deleted_at IS NOT NULL)
  EXECUTE FUNCTION remove_provider_of_account();
