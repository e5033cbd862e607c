/** How another service uses the verifier, and its tests the testkit. */
@NullMarked
package dev.latchkey.verifier.example;

import org.jspecify.annotations.NullMarked;
