/** What becomes of log lines. */
@NullMarked
package dev.latchkey.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
