/** What Latchkey costs: the inner loops by JMH, the whole by a load driver. */
@NullMarked
package dev.latchkey.benchmarks;

import org.jspecify.annotations.NullMarked;
