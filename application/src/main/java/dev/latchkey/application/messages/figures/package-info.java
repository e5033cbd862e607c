/** How gateways do, and what follows from it. */
@NullMarked
package dev.latchkey.application.messages.figures;

import org.jspecify.annotations.NullMarked;
