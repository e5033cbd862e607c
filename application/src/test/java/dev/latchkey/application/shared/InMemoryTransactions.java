package dev.latchkey.application.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The memory that all twins share. Whoever holds its lock sees no half-done transaction of another; a transaction holds
 * it from beginning to end, and an exception puts back every map as it was.
 */
public final class InMemoryTransactions implements Transactions {
    private final List<Map<?, ?>> maps = new ArrayList<>();

    /** A map in the order of insertion. What it holds must be immutable, and must be touched under the lock only. */
    public synchronized <K, V> Map<K, V> newMap() {
        Map<K, V> map = new LinkedHashMap<>();
        maps.add(map);
        return map;
    }

    @Override
    public synchronized <T> T inOne(Supplier<T> work) {
        List<Runnable> undo = maps.stream().map(InMemoryTransactions::undo).toList();
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            undo.forEach(Runnable::run);
            throw e;
        }
    }

    private static <K, V> Runnable undo(Map<K, V> map) {
        Map<K, V> before = new LinkedHashMap<>(map);
        return () -> {
            map.clear();
            map.putAll(before);
        };
    }
}
