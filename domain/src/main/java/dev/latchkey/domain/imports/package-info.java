/** People of earlier systems. */
@NullMarked
package dev.latchkey.domain.imports;

import org.jspecify.annotations.NullMarked;
