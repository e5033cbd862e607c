package dev.latchkey.application.messages;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.LetterKind;
import java.util.List;
import java.util.Map;

/** Every letter as it was queued, before it got words. */
public final class InMemoryLetters {
    private final InMemoryTransactions memory;
    private final Map<Integer, Letter> letters;

    public InMemoryLetters(InMemoryTransactions memory) {
        this.memory = memory;
        this.letters = memory.newMap();
    }

    public void add(Letter letter) {
        synchronized (memory) {
            letters.put(letters.size(), letter);
        }
    }

    /** What the letters to that address are about, oldest first. */
    public List<LetterKind> to(EmailAddress to) {
        synchronized (memory) {
            return letters.values().stream()
                    .filter(letter -> letter.to().equals(to))
                    .map(Letter::kind)
                    .toList();
        }
    }

    /** The letters of that kind to that address, oldest first. */
    public List<Letter> of(LetterKind kind, EmailAddress to) {
        synchronized (memory) {
            return letters.values().stream()
                    .filter(letter -> letter.kind() == kind && letter.to().equals(to))
                    .toList();
        }
    }
}
