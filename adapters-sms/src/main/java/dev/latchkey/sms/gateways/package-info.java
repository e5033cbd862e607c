/** What a gateway is made of: what it can be set to, how it is asked, and what keeps it from harming the others. */
@NullMarked
package dev.latchkey.sms.gateways;

import org.jspecify.annotations.NullMarked;
