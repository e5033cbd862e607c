/** Which use case gets which store: one file per context. */
@NullMarked
package dev.latchkey.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
