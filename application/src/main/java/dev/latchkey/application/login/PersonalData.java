package dev.latchkey.application.login;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that is kept about somebody, wherever it is kept. */
@Port
public interface PersonalData {

    /**
     * What is kept about the owner of the account: not of others beside them, and no secret, also none that only we can
     * read.
     */
    List<Section> about(UserId user);

    /**
     * One kind of what is kept.
     *
     * @param single whether there is at most one of it
     * @param entries texts, numbers, flags, moments, and lists and maps of them, by name
     */
    record Section(String name, boolean single, List<Map<String, Optional<Object>>> entries) {}
}
