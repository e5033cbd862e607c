package dev.latchkey.application.login.telegram.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.telegram.push.TelegramSessions.Begun;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Known;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.sessions.TokenHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A session in a store beside one of the domain, through the same steps in any order: neither may do what the other does not. */
final class TelegramSessionWalk {
    private final TelegramSessions sessions;
    private final Begun begun;
    private final PhoneNumber phone;
    private final TelegramPerson anna = TelegramSessionsContract.person(Some.telegram());
    private final TelegramPerson stranger = TelegramSessionsContract.person(Some.telegram());
    private final List<String> way = new ArrayList<>();
    private TokenHash button = TelegramSessionsContract.secret(Use.BUTTON);
    private TelegramSession image;

    TelegramSessionWalk(TelegramSessions sessions, Begun begun, PhoneNumber phone) {
        this.sessions = sessions;
        this.begun = begun;
        this.phone = phone;
        this.image = begun.session();
    }

    void step(Random random) {
        TelegramPerson who = random.nextInt(4) == 0 ? stranger : anna;
        PhoneNumber number = random.nextInt(4) == 0 ? Some.phone() : phone;
        Instant now = random.nextInt(6) == 0 ? TelegramSessionsContract.END : TelegramSessionsContract.NOW;
        Optional<MatchNumber> chosen = random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(random.nextBoolean() ? TelegramSessionsContract.MATCH : TelegramSessionsContract.WRONG);
        TokenHash next = TelegramSessionsContract.secret(Use.BUTTON);
        boolean theirs = random.nextBoolean();
        int event = random.nextInt(6);
        way.add(List.of("open", "push", "share", "approve", "reject", "claim").get(event)
                + (who.equals(anna) ? "" : " by stranger"));
        switch (event) {
            case 0 -> both(sessions.open(begun.link(), who, theirs, next, now), image.open(who, theirs, now), next);
            case 1 -> both(sessions.push(begun.link(), who, next, now), image.push(who, now), next);
            case 2 -> both(sessions.share(who.id(), number, next, now), image.share(who.id(), number, now), next);
            case 3 ->
                both(sessions.approve(button, who.id(), chosen, now), image.approve(who.id(), chosen, now), button);
            case 4 -> both(sessions.reject(button, who.id(), now), image.reject(who.id(), now), button);
            default -> both(sessions.claim(begun.poll(), now), image.claim(now), button);
        }
    }

    private void both(Optional<Known> real, Optional<TelegramSession> expected, TokenHash next) {
        assertThat(real.map(Known::session)).as("%s", way).isEqualTo(expected);
        button = expected.isPresent() ? next : button;
        image = expected.orElse(image);
        assertThat(sessions.ofPage(begun.poll()).orElseThrow().session())
                .as("%s", way)
                .isEqualTo(image);
    }
}
