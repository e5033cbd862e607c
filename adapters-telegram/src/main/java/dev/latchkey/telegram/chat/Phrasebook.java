package dev.latchkey.telegram.chat;

import dev.latchkey.domain.accounts.Language;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The words of the bot in every language. */
public final class Phrasebook {
    private final Map<Language, BotWords> words = new EnumMap<>(Language.class);
    private final Language usual;

    /**
     * Words for the users of that address.
     *
     * @param publicUrl where they reach the service; its host is the name of the site
     * @param usual the language where nothing is known
     */
    public Phrasebook(URI publicUrl, Language usual) {
        this.usual = usual;
        String site = Optional.ofNullable(publicUrl.getHost()).orElse(publicUrl.toString());
        for (Language language : Language.values()) {
            words.put(language, new BotWords(language, site));
        }
    }

    BotWords in(Optional<Language> language) {
        return Objects.requireNonNull(words.get(language.orElse(usual)));
    }
}
