/** Sessions and their keys, over HTTP. */
@NullMarked
package dev.latchkey.http.sessions;

import org.jspecify.annotations.NullMarked;
