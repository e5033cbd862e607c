/** What every use case may need: limits, transactions, who calls and from where. */
@NullMarked
package dev.latchkey.application.shared;

import org.jspecify.annotations.NullMarked;
