/** Gateways that speak SMPP 3.4, the protocol of operators. */
@NullMarked
package dev.latchkey.sms.smpp;

import org.jspecify.annotations.NullMarked;
