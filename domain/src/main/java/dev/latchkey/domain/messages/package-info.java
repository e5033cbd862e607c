/** What is sent to people. */
@NullMarked
package dev.latchkey.domain.messages;

import org.jspecify.annotations.NullMarked;
