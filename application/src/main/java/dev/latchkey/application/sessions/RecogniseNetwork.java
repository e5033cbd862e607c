package dev.latchkey.application.sessions;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.Network;
import java.time.Duration;
import java.time.InstantSource;

/** Tells the network from which somebody usually signs in from the networks of strangers. */
public final class RecogniseNetwork {
    private static final Duration MEMORY = Duration.ofDays(90);

    private final Sessions sessions;
    private final InstantSource clock;

    public RecogniseNetwork(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A result with two answers, both of which the caller has to deal with. */
    public Familiarity recognise(Network network, PhoneNumber phone) {
        boolean known = sessions.openedFrom(network, phone, clock.instant().minus(MEMORY));
        return known ? Familiarity.KNOWN : Familiarity.STRANGE;
    }

    /** As above, for an account that is known by its number. */
    public Familiarity recognise(Network network, UserId user) {
        boolean known = sessions.openedFrom(network, user, clock.instant().minus(MEMORY));
        return known ? Familiarity.KNOWN : Familiarity.STRANGE;
    }

    /** Whether the owner of an account or a phone has signed in from a network in the last 90 days. */
    public enum Familiarity {
        KNOWN,
        STRANGE
    }
}
