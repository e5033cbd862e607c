-- Whether such news say that no gateway could bring the message: no such number, an opt-out, a forbidden text.
ALTER TABLE early_receipt ADD COLUMN hopeless boolean NOT NULL DEFAULT false;
