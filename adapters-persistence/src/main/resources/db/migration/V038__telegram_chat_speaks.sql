-- The language of the program in which somebody has written to the bot: what they are asked in where they have chosen none.
ALTER TABLE telegram_chat ADD COLUMN speaks text CHECK (speaks IN ('ru', 'en'));
