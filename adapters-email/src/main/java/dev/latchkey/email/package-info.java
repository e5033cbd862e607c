/** Mail: addresses to confirm and passwords to reset. Nothing yet. */
@NullMarked
package dev.latchkey.email;

import org.jspecify.annotations.NullMarked;
