/**
 * Checks access tokens of Latchkey inside other services. Begin with {@link dev.latchkey.verifier.TokenVerifier}.
 */
@NullMarked
package dev.latchkey.verifier;

import org.jspecify.annotations.NullMarked;
