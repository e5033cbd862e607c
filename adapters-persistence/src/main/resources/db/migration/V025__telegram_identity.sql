-- Numbers that Telegram can give: positive, of 52 bits. What is in the way was typed by hand and belongs to nobody.
ALTER TABLE account
  ADD CONSTRAINT account_telegram_id_check CHECK (telegram_id BETWEEN 1 AND 4503599627370495);
