/** Tests of the log. */
@NullMarked
package dev.latchkey.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
