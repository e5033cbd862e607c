-- Links to an address that is wanted and not the account's yet. Addresses are kept as they were written from here on.
ALTER TABLE mail_link
  DROP CONSTRAINT mail_link_purpose_check,
  ADD CONSTRAINT mail_link_purpose_check CHECK (purpose IN ('verify_email', 'reset_password', 'change_email'));

-- The same notice has the same name on whichever way it goes.
UPDATE outbox_message SET purpose = 'phone_changed' WHERE purpose = 'phone_changed_notice';
