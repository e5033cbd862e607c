/** Ours against programs that others wrote. */
@NullMarked
package dev.latchkey.bootstrap.foreign;

import org.jspecify.annotations.NullMarked;
