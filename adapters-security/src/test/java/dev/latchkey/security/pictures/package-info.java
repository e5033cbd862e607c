@NullMarked
package dev.latchkey.security.pictures;

import org.jspecify.annotations.NullMarked;
