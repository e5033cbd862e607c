package dev.latchkey.security;

/**
 * How much work a hash is.
 *
 * @param memory in KiB
 * @param iterations how often the memory is gone through
 * @param lanes into how many parts the memory is divided
 */
public record Argon2Cost(int memory, int iterations, int lanes) {
    /** What OWASP recommends as the least (Password Storage Cheat Sheet, 2024). */
    public static final Argon2Cost USUAL = new Argon2Cost(19_456, 2, 1);

    private static final int MOST_MEMORY = 128 * 1024;
    private static final int MOST_ITERATIONS = 16;
    private static final int MOST_LANES = 16;

    /** Four times the largest memory, or a third of a second. */
    public static final long MOST_WORK = 4L * MOST_MEMORY;

    public Argon2Cost {
        if (memory < 8 * lanes || iterations < 1 || lanes < 1) {
            throw new IllegalArgumentException("Argon2 needs 8 KiB for each lane and one iteration at least");
        }
    }

    /** Whether anybody may make us do so much work. */
    boolean isBearable() {
        return memory <= MOST_MEMORY
                && iterations <= MOST_ITERATIONS
                && lanes <= MOST_LANES
                && (long) memory * iterations <= MOST_WORK;
    }

    boolean isLessThan(Argon2Cost other) {
        return memory < other.memory || iterations < other.iterations;
    }
}
