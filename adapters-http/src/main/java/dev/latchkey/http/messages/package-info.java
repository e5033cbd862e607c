/** What became of messages: vendors tell it, administrators see it. */
@NullMarked
package dev.latchkey.http.messages;

import org.jspecify.annotations.NullMarked;
