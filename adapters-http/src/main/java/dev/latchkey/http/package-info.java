/** The REST API: what arrives over HTTP becomes a call of a use case, what a use case says becomes an answer. */
@NullMarked
package dev.latchkey.http;

import org.jspecify.annotations.NullMarked;
