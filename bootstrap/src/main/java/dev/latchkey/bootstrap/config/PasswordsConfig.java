package dev.latchkey.bootstrap.config;

import dev.latchkey.application.login.password.LinkRules;
import dev.latchkey.security.Argon2Cost;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Passwords and the links by which people get new ones.
 *
 * @param hashesAtOnce how many passwords are hashed at a time
 * @param breached a list of stolen ones
 */
public record PasswordsConfig(Argon2Cost cost, int hashesAtOnce, Optional<Path> breached, LinkRules links) {

    static PasswordsConfig from(Values values, URI publicUrl) {
        // One processor is for those who sign in without a password.
        int processors = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return new PasswordsConfig(
                new Argon2Cost(
                        values.get(Settings.PASSWORD_HASH_MEMORY), values.get(Settings.PASSWORD_HASH_ITERATIONS), 1),
                values.get(Settings.PASSWORD_HASHES_AT_ONCE).orElse(processors),
                values.get(Settings.BREACHED_PASSWORDS_FILE),
                new LinkRules(
                        publicUrl,
                        values.get(Settings.EMAIL_VERIFICATION_TTL),
                        values.get(Settings.PASSWORD_RESET_TTL)));
    }
}
