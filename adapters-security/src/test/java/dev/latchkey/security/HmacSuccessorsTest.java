package dev.latchkey.security;

import dev.latchkey.application.sessions.Successors;
import dev.latchkey.application.sessions.SuccessorsContract;

class HmacSuccessorsTest implements SuccessorsContract {
    private static final MasterSecret OURS = MasterSecret.of("a secret of this test, 32 bytes and more");
    private static final MasterSecret THEIRS = MasterSecret.of("another secret for this test, just as long");

    @Override
    public Successors successors() {
        return new HmacSuccessors(OURS);
    }

    @Override
    public Successors ofAnotherInstance() {
        return new HmacSuccessors(OURS);
    }

    @Override
    public Successors ofOthers() {
        return new HmacSuccessors(THEIRS);
    }
}
