package dev.latchkey.application.sessions;

import java.util.Random;

class InMemorySuccessorsTest implements SuccessorsContract {
    private final Successors ours = new InMemorySuccessors(new Random(2));
    private final Successors theirs = new InMemorySuccessors(new Random(3));

    @Override
    public Successors successors() {
        return ours;
    }

    @Override
    public Successors ofAnotherInstance() {
        return ours;
    }

    @Override
    public Successors ofOthers() {
        return theirs;
    }
}
