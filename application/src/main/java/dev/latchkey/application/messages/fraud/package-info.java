/** Deciding whether a message to a phone is sent, before it costs anything, and remembering why. */
@NullMarked
package dev.latchkey.application.messages.fraud;

import org.jspecify.annotations.NullMarked;
