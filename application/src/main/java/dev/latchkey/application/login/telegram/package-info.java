/** Signing in with what Telegram vouches for. */
@NullMarked
package dev.latchkey.application.login.telegram;

import org.jspecify.annotations.NullMarked;
