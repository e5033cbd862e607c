package dev.latchkey.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The secret key in force and its fallbacks: those that were in force before, or are about to be. Whatever is made is
 * made under the current one; what was made under any of them is recognised.
 */
public final class Secrets {
    private final List<MasterSecret> all;

    private Secrets(List<MasterSecret> all) {
        this.all = all;
    }

    /** The secret to make things under, and what stands in for it. What is named twice counts once. */
    public static Secrets of(MasterSecret current, List<MasterSecret> fallbacks) {
        Set<String> known = new HashSet<>(Set.of(current.keyId()));
        List<MasterSecret> all = new ArrayList<>(List.of(current));
        fallbacks.stream().filter(each -> known.add(each.keyId())).forEach(all::add);
        return new Secrets(List.copyOf(all));
    }

    /** One secret without any fallback. */
    public static Secrets only(MasterSecret current) {
        return of(current, List.of());
    }

    /** The secret to make things under. */
    public MasterSecret current() {
        return all.get(0);
    }

    /** Every secret to recognise things by, the current one first. */
    public List<MasterSecret> all() {
        return all;
    }

    @Override
    public String toString() {
        return "Secrets[***]";
    }
}
