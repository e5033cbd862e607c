/** Pictures, made anew of what people send. */
@NullMarked
package dev.latchkey.security.pictures;

import org.jspecify.annotations.NullMarked;
