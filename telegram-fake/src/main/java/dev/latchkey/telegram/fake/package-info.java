/**
 * Telegram's Bot API on this machine, in memory, with people who chat with the bot. It knows nothing of Latchkey: what it
 * does was learned from Telegram, and is proven by clients that others wrote.
 */
@NullMarked
package dev.latchkey.telegram.fake;

import org.jspecify.annotations.NullMarked;
