/** Requests to other systems, signed so that these can tell that they are ours. */
@NullMarked
package dev.latchkey.security.webhooks;

import org.jspecify.annotations.NullMarked;
