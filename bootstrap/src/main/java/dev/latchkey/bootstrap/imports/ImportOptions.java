package dev.latchkey.bootstrap.imports;

import dev.latchkey.domain.accounts.Role;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How a file of people is to be imported.
 *
 * @param source what the system is called that they come from, where a line does not say so
 * @param roles what people may be
 * @param rejects where to write down what was refused
 * @param rehearsed whether nothing shall be kept of it
 * @param stopAtFirst whether to go no further when a line was refused
 */
public record ImportOptions(
        Path file, String source, Set<Role> roles, Optional<Path> rejects, boolean rehearsed, boolean stopAtFirst) {}
