/** Being signed in: sessions and their tokens. */
@NullMarked
package dev.latchkey.domain.sessions;

import org.jspecify.annotations.NullMarked;
