/** Messages over HTTP. */
@NullMarked
package dev.latchkey.http.messages;

import org.jspecify.annotations.NullMarked;
