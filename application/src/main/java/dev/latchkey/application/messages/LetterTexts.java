package dev.latchkey.application.messages;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.MailText;

/** The words of letters. */
@Port
public interface LetterTexts {

    /** The same letter always gets the same words, and its link stands in them whole. */
    MailText of(Letter letter);
}
