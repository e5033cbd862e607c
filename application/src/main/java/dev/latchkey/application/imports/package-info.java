/** Moving people in from earlier systems. */
@NullMarked
package dev.latchkey.application.imports;

import org.jspecify.annotations.NullMarked;
