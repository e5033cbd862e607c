package dev.latchkey.bootstrap;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the JVM give memory back once it is idle. Left to itself G1 keeps what a busy hour has needed for as long as it
 * runs; these options can be set while it runs, so that a plain {@code java -jar} is enough. What an operator has set
 * stays.
 */
public final class IdleMemory {
    private static final Logger LOG = LoggerFactory.getLogger(IdleMemory.class);

    /** Collects when nothing was collected for a minute, and then keeps little more than is in use. */
    private static final Map<String, String> OPTIONS =
            Map.of("G1PeriodicGCInterval", "60000", "MinHeapFreeRatio", "10", "MaxHeapFreeRatio", "30");

    private IdleMemory() {}

    /** Sets the options that this JVM has. */
    public static void giveBack() {
        try {
            HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            OPTIONS.forEach((name, value) -> set(jvm, name, value));
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("This JVM keeps its memory: {}", e.toString());
        }
    }

    private static void set(HotSpotDiagnosticMXBean jvm, String name, String value) {
        try {
            VMOption option = jvm.getVMOption(name);
            if (option.isWriteable() && option.getOrigin() == VMOption.Origin.DEFAULT) {
                jvm.setVMOption(name, value);
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("This JVM does not take {}: {}", name, e.toString());
        }
    }
}
