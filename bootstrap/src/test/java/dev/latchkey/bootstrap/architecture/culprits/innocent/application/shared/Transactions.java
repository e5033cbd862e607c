package dev.latchkey.bootstrap.architecture.culprits.innocent.application.shared;

import dev.latchkey.bootstrap.architecture.culprits.words.Port;
import java.util.function.Supplier;

@Port
public interface Transactions {
    <T> T inOne(Supplier<T> work);
}
