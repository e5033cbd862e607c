package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.MailText;
import java.net.URI;

/** The twin of the real texts: says what a letter is about and no more. */
public final class InMemoryLetterTexts implements LetterTexts {
    @Override
    public MailText of(Letter letter) {
        String link = letter.link().map(URI::toString).orElse("");
        String words = letter.kind() + " " + letter.language().orElse(Language.EN) + " " + letter.details();
        return new MailText(letter.kind().name(), words + "\n" + link, "<p>" + words + "</p>" + link);
    }
}
