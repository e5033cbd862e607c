package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.sessions.TokenHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The twin of the real ones: the rules of the domain under a lock. */
public class InMemoryTelegramSessions implements TelegramSessions {
    private final InMemoryTransactions memory;
    private final Map<TokenHash, Held> sessions;

    public InMemoryTelegramSessions(InMemoryTransactions memory) {
        this.memory = memory;
        this.sessions = memory.newMap();
    }

    @Override
    public void begin(Begun begun) {
        synchronized (memory) {
            if (begun.session().phone().isPresent()) {
                sessions.replaceAll((poll, held) ->
                        held.session().phone().equals(begun.session().phone())
                                ? held.session().supersede().map(held::as).orElse(held)
                                : held);
            }
            sessions.put(begun.poll(), new Held(begun, begun.session(), Optional.empty()));
        }
    }

    @Override
    public Optional<Known> ofPage(TokenHash poll) {
        synchronized (memory) {
            return Optional.ofNullable(sessions.get(poll)).map(Held::known);
        }
    }

    @Override
    public Map<TokenHash, TelegramSession> ofPages(Collection<TokenHash> polls) {
        Map<TokenHash, TelegramSession> found = new HashMap<>();
        polls.forEach(poll -> ofPage(poll).ifPresent(known -> found.put(poll, known.session())));
        return found;
    }

    @Override
    public Optional<Known> ofLink(TokenHash link) {
        synchronized (memory) {
            return held(held -> held.begun().link().equals(link)).map(Held::known);
        }
    }

    @Override
    public Optional<Known> ofButton(TokenHash button) {
        synchronized (memory) {
            return held(held -> held.button().equals(Optional.of(button))).map(Held::known);
        }
    }

    /** The button of what that person was asked last by a push. */
    Optional<TokenHash> lastPrompt(TelegramId who, Instant now) {
        synchronized (memory) {
            return held(held -> held.session().mustMatch()
                            && held.session().isAsked(who)
                            && now.isBefore(held.session().expiresAt()))
                    .flatMap(Held::button);
        }
    }

    @Override
    public Optional<Known> open(
            TokenHash link, TelegramPerson who, boolean phoneIsTheirs, TokenHash button, Instant now) {
        return step(
                held -> held.begun().link().equals(link),
                Optional.of(button),
                session -> session.open(who, phoneIsTheirs, now));
    }

    @Override
    public Optional<Known> push(TokenHash link, TelegramPerson who, TokenHash button, Instant now) {
        return step(held -> held.begun().link().equals(link), Optional.of(button), session -> session.push(who, now));
    }

    @Override
    public Optional<Known> share(TelegramId who, PhoneNumber number, TokenHash button, Instant now) {
        return step(
                held -> held.session().share(who, number, now).isPresent(),
                Optional.of(button),
                session -> session.share(who, number, now));
    }

    @Override
    public Optional<Known> approve(TokenHash button, TelegramId who, Optional<MatchNumber> chosen, Instant now) {
        return step(
                held -> held.button().equals(Optional.of(button)),
                Optional.empty(),
                session -> session.approve(who, chosen, now));
    }

    @Override
    public Optional<Known> reject(TokenHash button, TelegramId who, Instant now) {
        return step(
                held -> held.button().equals(Optional.of(button)),
                Optional.empty(),
                session -> session.reject(who, now));
    }

    @Override
    public Optional<Known> claim(TokenHash poll, Instant now) {
        return step(held -> held.begun().poll().equals(poll), Optional.empty(), session -> session.claim(now));
    }

    private Optional<Known> step(
            Predicate<Held> which,
            Optional<TokenHash> button,
            Function<TelegramSession, Optional<TelegramSession>> step) {
        synchronized (memory) {
            return held(which)
                    .flatMap(held -> step.apply(held.session()).map(next -> {
                        Held after = new Held(held.begun(), next, button.or(held::button));
                        sessions.put(held.begun().poll(), after);
                        return after.known();
                    }));
        }
    }

    /** The latest of those. */
    private Optional<Held> held(Predicate<Held> which) {
        List<Held> all = new ArrayList<>(sessions.values());
        Collections.reverse(all);
        return all.stream().filter(which).findFirst();
    }

    private record Held(Begun begun, TelegramSession session, Optional<TokenHash> button) {
        Known known() {
            return new Known(session, begun.context());
        }

        Held as(TelegramSession next) {
            return new Held(begun, next, button);
        }
    }
}
