/**
 * The doors of Telegram: the bot and its updates, and the proofs of the login widget, of Mini Apps and of OpenID Connect.
 */
@NullMarked
package dev.latchkey.telegram;

import org.jspecify.annotations.NullMarked;
