package dev.latchkey.application.login.telegram.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.telegram.push.BeginTelegramSession.Waiting;
import dev.latchkey.application.login.telegram.push.FollowTelegramSession.Seen;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.login.ChatAnswer;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.domain.login.TelegramSession.Stage;
import dev.latchkey.domain.login.TelegramSession.Status;
import dev.latchkey.domain.shared.Refused;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tokens that did not reach their page, and pages that only watch. */
class LostTokensTest {
    private final World world = new World(World.RULES, World.NO_LIMITS, false);
    private final Chats chats = new Chats(world);
    private final TelegramId anna = Some.telegram();

    @Test
    void the_session_of_lost_tokens_ends_and_the_page_begins_anew() {
        Waiting page = approved();
        SignedIn in = chats.look(page).signedIn().orElseThrow();
        assertThat(live(in)).isTrue();

        chats.follow.lost(in, Some.origin());

        assertThat(live(in)).isFalse();
        AuditEvent event =
                world.stores.audit.written().get(world.stores.audit.written().size() - 1);
        assertThat(event.action()).isEqualTo(AuditAction.SESSION_ENDED);
        assertThat(event.details()).containsEntry("cause", "not_delivered");
        assertThat(chats.look(page)).isEqualTo(new Seen(Status.CLAIMED, Optional.empty()));
        SignedIn again = chats.look(approved()).signedIn().orElseThrow();
        assertThat(again.user().id()).isEqualTo(in.user().id());
        assertThat(live(again)).isTrue();
        chats.follow.lost(in, Some.origin());
        assertThat(live(again)).isTrue();
    }

    @Test
    void whoever_watches_takes_nothing() {
        Waiting page = approved();

        assertThat(chats.follow.watch(page.poll()).session().stage()).isEqualTo(Stage.APPROVED);

        assertThat(chats.look(page).signedIn()).isPresent();
        assertThat(chats.follow.watch(page.poll()).session().stage()).isEqualTo(Stage.CLAIMED);
        assertThatThrownBy(() -> chats.follow.watch(TelegramSecret.random(new SecureRandom())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(TelegramProblem.SESSION_UNKNOWN));
    }

    private boolean live(SignedIn in) {
        return world.stores.sessions.live(in.session(), world.clock.instant()).isPresent();
    }

    private Waiting approved() {
        Waiting page = chats.page();
        BotReply asked = chats.come(anna, page);
        assertThat(chats.press(anna, ChatAnswer.yes(asked.prompt().orElseThrow().key()))
                        .kind())
                .isEqualTo(BotReply.Kind.APPROVED);
        return page;
    }
}
