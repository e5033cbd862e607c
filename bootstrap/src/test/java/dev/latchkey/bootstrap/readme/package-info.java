/** Whether what the first page says still holds. */
@NullMarked
package dev.latchkey.bootstrap.readme;

import org.jspecify.annotations.NullMarked;
