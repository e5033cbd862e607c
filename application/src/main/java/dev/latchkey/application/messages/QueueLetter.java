package dev.latchkey.application.messages;

import dev.latchkey.domain.messages.Letter;

/** Puts a letter where it survives until it is sent. To be called in the transaction that made the letter necessary. */
public final class QueueLetter {
    private final Letters letters;

    public QueueLetter(Letters letters) {
        this.letters = letters;
    }

    public void queue(Letter letter) {
        letters.add(letter);
    }
}
