package dev.latchkey.domain.login;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Username;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words that everybody who knows of an account tries first: its identifiers, its owner's names, the product's name. */
public final class OwnWords {
    /** Shorter ones are in everything. */
    private static final int SHORTEST = 3;

    /** As many characters beside the words as a date has. They make no password of them as long as they are no letters. */
    private static final int MOST_BESIDE = 8;

    private static final Pattern PARTS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What looks like a letter and is typed in its place. */
    private static final List<String> LOOK_ALIKES =
            List.of("a4@", "b8", "e3€", "g9", "i1!|", "l1|!", "o0", "s5$", "t7+", "z2", "о0", "з3", "ч4");

    private final List<String> words;

    private OwnWords(Set<String> words) {
        // The longest first, so that no part of a word stands in the way of the whole.
        this.words = words.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** Of an account that has, or asks for, those; and of the service, which has names too. */
    public static OwnWords of(
            Optional<EmailAddress> email,
            Optional<PhoneNumber> phone,
            Optional<Username> username,
            Stream<PersonName> names,
            Set<String> service) {
        Set<String> words = new TreeSet<>();
        email.map(EmailAddress::value).ifPresent(address -> {
            add(words, address);
            add(words, address.substring(0, address.lastIndexOf('@')));
            add(words, address.substring(address.lastIndexOf('@') + 1));
        });
        phone.ifPresent(number -> add(words, number.e164().substring(1)));
        username.ifPresent(name -> add(words, name.value()));
        names.forEach(name -> add(words, name.value()));
        service.forEach(name -> add(words, name));
        return new OwnWords(words);
    }

    /** Whether the text is such words, forwards or backwards, and nothing else that would be hard to guess. */
    boolean make(String text) {
        String rest = text.toLowerCase(Locale.ROOT);
        for (String word : words) {
            rest = without(
                    without(rest, word), new StringBuilder(word).reverse().toString());
        }
        boolean found = rest.length() < text.length();
        return found && rest.length() <= MOST_BESIDE && rest.codePoints().noneMatch(Character::isLetter);
    }

    private static void add(Set<String> words, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        words.add(lower);
        words.addAll(List.of(PARTS.split(lower)));
        words.add(PARTS.matcher(lower).replaceAll(""));
        words.removeIf(word -> word.length() < SHORTEST);
    }

    private static String without(String text, String word) {
        StringBuilder rest = new StringBuilder(text);
        for (int at = 0; at + word.length() <= rest.length(); ) {
            if (standsAt(rest, at, word)) {
                rest.delete(at, at + word.length());
            } else {
                at++;
            }
        }
        return rest.toString();
    }

    private static boolean standsAt(CharSequence text, int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!passesFor(text.charAt(at + i), word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean passesFor(char typed, char letter) {
        return typed == letter
                || LOOK_ALIKES.stream().anyMatch(alike -> alike.charAt(0) == letter && alike.indexOf(typed) > 0);
    }

    /** Names nobody, because objects end up in logs. */
    @Override
    public String toString() {
        return "OwnWords[***]";
    }
}
