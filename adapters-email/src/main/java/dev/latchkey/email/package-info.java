/** Mail that leaves the house. */
@NullMarked
package dev.latchkey.email;

import org.jspecify.annotations.NullMarked;
