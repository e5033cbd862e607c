package dev.latchkey.application.login.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** What all {@link TelegramSignatures} promise, whatever keys they have. */
public interface TelegramSignaturesContract {
    String TEXT = "auth_date=1650385342\nfirst_name=Анна & \"Bob\"\nid=42";

    TelegramSignatures signatures();

    /** How the widget signs it. */
    String signedByWidget(String checkString);

    /** How a Mini App's data are signed. */
    String signedByMiniApp(String checkString);

    /** How Telegram signs it with its own key. */
    String signedByTelegram(String checkString);

    @Test
    default void each_door_believes_what_was_signed_for_it() {
        assertThat(signatures().areOfWidget(TEXT, signedByWidget(TEXT))).isTrue();
        assertThat(signatures().areOfMiniApp(TEXT, signedByMiniApp(TEXT))).isTrue();
        assertThat(signatures().areOfTelegram(TEXT, signedByTelegram(TEXT))).isTrue();
    }

    @Test
    default void no_door_believes_what_was_signed_for_another() {
        for (String other : List.of(signedByMiniApp(TEXT), signedByTelegram(TEXT))) {
            assertThat(signatures().areOfWidget(TEXT, other)).isFalse();
        }
        for (String other : List.of(signedByWidget(TEXT), signedByTelegram(TEXT))) {
            assertThat(signatures().areOfMiniApp(TEXT, other)).isFalse();
        }
        for (String other : List.of(signedByWidget(TEXT), signedByMiniApp(TEXT))) {
            assertThat(signatures().areOfTelegram(TEXT, other)).isFalse();
        }
    }

    @Test
    default void a_signature_is_worth_nothing_with_any_of_its_characters_changed() {
        allChangesAreRefused(signedByWidget(TEXT), signatures()::areOfWidget);
        allChangesAreRefused(signedByMiniApp(TEXT), signatures()::areOfMiniApp);
        allChangesAreRefused(signedByTelegram(TEXT), signatures()::areOfTelegram);
    }

    @Test
    default void a_text_is_not_believed_with_any_of_its_characters_changed() {
        for (int i = 0; i < TEXT.length(); i++) {
            String changed = TEXT.substring(0, i) + (char) (TEXT.charAt(i) + 1) + TEXT.substring(i + 1);

            assertThat(signatures().areOfWidget(changed, signedByWidget(TEXT))).isFalse();
            assertThat(signatures().areOfMiniApp(changed, signedByMiniApp(TEXT)))
                    .isFalse();
            assertThat(signatures().areOfTelegram(changed, signedByTelegram(TEXT)))
                    .isFalse();
        }
    }

    @Test
    default void what_is_no_signature_at_all_is_believed_by_none() {
        for (String none : List.of("", "0", "не подпись", "0".repeat(64), "A".repeat(86), "A".repeat(100_000))) {
            assertThat(signatures().areOfWidget(TEXT, none)).isFalse();
            assertThat(signatures().areOfMiniApp(TEXT, none)).isFalse();
            assertThat(signatures().areOfTelegram(TEXT, none)).isFalse();
        }
    }

    private static void allChangesAreRefused(String signature, BiPredicate<String, String> door) {
        for (int i = 0; i < signature.length(); i++) {
            for (int bit = 0; bit < 7; bit++) {
                String changed = signature.substring(0, i)
                        + (char) (signature.charAt(i) ^ 1 << bit)
                        + signature.substring(i + 1);
                assertThat(door.test(TEXT, changed)).as("%d %d", i, bit).isFalse();
            }
        }
        assertThat(door.test(TEXT, signature.substring(1))).isFalse();
        assertThat(door.test(TEXT, signature + "=")).isFalse();
        assertThat(door.test(TEXT, signature.toUpperCase(Locale.ROOT))).isFalse();
    }
}
