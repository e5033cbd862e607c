package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.sessions.Successors;
import dev.latchkey.application.sessions.SuccessorsContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class HmacSuccessorsTest implements SuccessorsContract {
    private static final MasterSecret OURS = MasterSecret.of("a secret of this test, 32 bytes and more");
    private static final MasterSecret THEIRS = MasterSecret.of("another secret for this test, just as long");

    @Override
    public Successors successors() {
        return new HmacSuccessors(Secrets.only(OURS));
    }

    @Override
    public Successors ofAnotherInstance() {
        return new HmacSuccessors(Secrets.only(OURS));
    }

    @Override
    public Successors ofOthers() {
        return new HmacSuccessors(Secrets.only(THEIRS));
    }

    /** While SECRET_KEY is being changed, one instance repeats what another has answered. */
    @Test
    void what_was_derived_under_another_secret_of_the_ring_is_among_the_candidates() {
        Successors before = new HmacSuccessors(Secrets.of(OURS, List.of(THEIRS)));
        Successors after = new HmacSuccessors(Secrets.of(THEIRS, List.of(OURS)));

        assertThat(after.candidates(FIRST)).contains(before.of(FIRST));
        assertThat(before.candidates(FIRST)).contains(after.of(FIRST));
    }
}
