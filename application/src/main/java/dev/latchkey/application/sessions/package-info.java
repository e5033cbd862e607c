/** Being signed in, and ceasing to be. */
@NullMarked
package dev.latchkey.application.sessions;

import org.jspecify.annotations.NullMarked;
