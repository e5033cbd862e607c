/** Files of people that earlier systems have written. */
@NullMarked
package dev.latchkey.bootstrap.imports;

import org.jspecify.annotations.NullMarked;
