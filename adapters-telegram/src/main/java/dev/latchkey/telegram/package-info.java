/** The doors of Telegram: the bot, the login widget, the Mini App. */
@NullMarked
package dev.latchkey.telegram;

import org.jspecify.annotations.NullMarked;
