/** Getting messages to people, sooner or later but not twice. */
@NullMarked
package dev.latchkey.application.messages;

import org.jspecify.annotations.NullMarked;
