package dev.latchkey.bootstrap.architecture.culprits.one_consume_primitive.application.invites;

import dev.latchkey.bootstrap.architecture.culprits.words.Consumes;

public interface Tokens {
    @Consumes
    boolean take(String token);
}
