/** What gateways tell of messages that they have taken, and what people see of it. */
@NullMarked
package dev.latchkey.application.messages.receipts;

import org.jspecify.annotations.NullMarked;
