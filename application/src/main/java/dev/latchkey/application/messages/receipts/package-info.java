/** What gateways tell of messages that they have taken, what people see of it, and what gateways are told. */
@NullMarked
package dev.latchkey.application.messages.receipts;

import org.jspecify.annotations.NullMarked;
