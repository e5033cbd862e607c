/** Phone numbers as people write them, the words of messages, and the gateways that carry them. */
@NullMarked
package dev.latchkey.sms;

import org.jspecify.annotations.NullMarked;
