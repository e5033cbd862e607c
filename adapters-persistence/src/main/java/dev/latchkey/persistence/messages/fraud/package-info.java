/** What was decided about messages to phones, and their money, in PostgreSQL. */
@NullMarked
package dev.latchkey.persistence.messages.fraud;

import org.jspecify.annotations.NullMarked;
