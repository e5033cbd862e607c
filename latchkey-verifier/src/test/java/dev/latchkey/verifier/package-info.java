@NullMarked
package dev.latchkey.verifier;

import org.jspecify.annotations.NullMarked;
