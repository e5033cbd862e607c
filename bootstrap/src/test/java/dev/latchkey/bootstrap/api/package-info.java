/** Whether what the API's description says is true. */
@NullMarked
package dev.latchkey.bootstrap.api;

import org.jspecify.annotations.NullMarked;
