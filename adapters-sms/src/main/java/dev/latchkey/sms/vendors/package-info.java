/** The vendors that Latchkey knows, one class each. */
@NullMarked
package dev.latchkey.sms.vendors;

import org.jspecify.annotations.NullMarked;
