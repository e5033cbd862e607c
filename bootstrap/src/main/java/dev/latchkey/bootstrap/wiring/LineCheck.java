package dev.latchkey.bootstrap.wiring;

import dev.latchkey.http.system.HealthCheck;
import java.util.Optional;
import java.util.function.Supplier;

/** How the line to Telegram is. Other ways to sign in do not need it. */
record LineCheck(Supplier<Optional<String>> trouble) implements HealthCheck {

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public boolean needed() {
        return false;
    }

    @Override
    public State ask() {
        return trouble.get().map(State::down).orElseGet(State::ok);
    }
}
