/** The line between Telegram and our bot: how updates come in, and who fetches them. */
@NullMarked
package dev.latchkey.application.login.telegram.line;

import org.jspecify.annotations.NullMarked;
