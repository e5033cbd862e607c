/** The audit trail, over HTTP. */
@NullMarked
package dev.latchkey.http.audit;

import org.jspecify.annotations.NullMarked;
