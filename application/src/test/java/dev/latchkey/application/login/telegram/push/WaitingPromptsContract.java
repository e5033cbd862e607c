package dev.latchkey.application.login.telegram.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.telegram.push.TelegramSessions.Begun;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Context;
import dev.latchkey.application.login.telegram.push.WaitingPrompts.Sent;
import dev.latchkey.application.login.telegram.push.WaitingPrompts.Waiting;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.sessions.TokenHash;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What all {@link WaitingPrompts} promise, whatever they are stored in. */
public interface WaitingPromptsContract {
    Instant NOW = Some.NOW;
    Instant END = NOW.plusSeconds(300);
    MatchNumber MATCH = new MatchNumber(42);

    WaitingPrompts prompts();

    TelegramSessions sessions();

    @Test
    default void what_waits_is_taken_once_the_longest_waiting_first() {
        drain();
        TokenHash first = secret(Use.LINK);
        TokenHash second = secret(Use.LINK);
        prompts().add(first, NOW);
        prompts().add(second, END);

        assertThat(prompts().take()).contains(new Waiting(first, NOW));
        assertThat(prompts().take()).contains(new Waiting(second, END));
        assertThat(prompts().take()).isEmpty();
    }

    @Test
    default void of_many_who_take_at_once_each_gets_another() {
        drain();
        List<TokenHash> links = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            links.add(secret(Use.LINK));
            prompts().add(links.get(i), END);
        }

        List<Optional<Waiting>> taken = AtOnce.call(32, i -> prompts().take());

        List<TokenHash> got = new ArrayList<>(
                taken.stream().flatMap(Optional::stream).map(Waiting::link).toList());
        drain().forEach(rest -> got.add(rest.link()));
        assertThat(got).containsExactlyInAnyOrderElementsOf(links);
    }

    @Test
    default void the_last_prompt_is_the_one_that_was_pushed_last_whether_it_was_answered_or_not() {
        TelegramPerson anna = person();
        assertThat(prompts().lastTo(anna.id(), NOW)).isEmpty();
        TokenHash first = pushed(anna);
        assertThat(prompts().lastTo(anna.id(), NOW)).contains(new Sent(first, OptionalLong.empty()));
        prompts().sent(first, 31);
        assertThat(prompts().lastTo(anna.id(), NOW)).contains(new Sent(first, OptionalLong.of(31)));

        TokenHash second = pushed(anna);
        prompts().sent(second, 32);
        assertThat(sessions().approve(second, anna.id(), Optional.of(MATCH), NOW))
                .isPresent();

        assertThat(prompts().lastTo(anna.id(), NOW)).contains(new Sent(second, OptionalLong.of(32)));
        assertThat(prompts().lastTo(Some.telegram(), NOW)).isEmpty();
        assertThat(prompts().lastTo(anna.id(), END)).isEmpty();
    }

    @Test
    default void who_came_by_a_link_was_not_prompted() {
        TelegramPerson anna = person();
        Begun begun = begun();
        assertThat(sessions().open(begun.link(), anna, true, secret(Use.BUTTON), NOW))
                .isPresent();

        assertThat(prompts().lastTo(anna.id(), NOW)).isEmpty();
    }

    @Test
    default void a_message_of_no_session_is_forgotten() {
        prompts().sent(secret(Use.BUTTON), 7);
    }

    private List<Waiting> drain() {
        List<Waiting> all = new ArrayList<>();
        for (Optional<Waiting> next = prompts().take();
                next.isPresent();
                next = prompts().take()) {
            all.add(next.get());
        }
        return all;
    }

    private TokenHash pushed(TelegramPerson who) {
        TokenHash button = secret(Use.BUTTON);
        assertThat(sessions().push(begun().link(), who, button, NOW)).isPresent();
        return button;
    }

    private Begun begun() {
        Begun begun = new Begun(
                secret(Use.POLL),
                secret(Use.LINK),
                TelegramSession.begin(Optional.of(Some.phone()), MATCH, END),
                new Context(Some.origin(), Optional.empty(), NOW));
        sessions().begin(begun);
        return begun;
    }

    private static TokenHash secret(Use use) {
        return TelegramSecret.random(new SecureRandom()).hash(use);
    }

    private static TelegramPerson person() {
        TelegramId id = Some.telegram();
        return TelegramPerson.called(id, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
