package dev.latchkey.application.login.telegram.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.BotProblem;
import dev.latchkey.domain.sessions.SessionId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final String SECRET = "sixteen-or-more-characters";
    private static final String BEFORE = "the-one-that-was-before-it";
    private static final URI ADDRESS = URI.create("https://id.example.org/telegram/webhook");

    private final World world = new World();
    private final InMemoryWaitingUpdates updates = new InMemoryWaitingUpdates();
    private final InMemoryLineLease lease = new InMemoryLineLease();
    private final InMemoryBotOffice office = new InMemoryBotOffice();
    private final List<AuditAction> audited = new ArrayList<>();
    private final RecordAudit audit = new RecordAudit(event -> audited.add(event.action()), world.clock);

    @Test
    void what_comes_with_the_secret_or_the_one_before_is_kept_once() {
        TakeWebhook take = take(LineMode.WEBHOOK);
        take.take(Optional.of(SECRET), bytes("1"));
        take.take(Optional.of(SECRET), bytes("1"));
        take.take(Optional.of(BEFORE), bytes("2"));

        assertThat(updates.figures().waiting()).isEqualTo(2);
    }

    @Test
    void nothing_else_is_kept() {
        TakeWebhook take = take(LineMode.WEBHOOK);

        for (Optional<String> wrong : List.of(
                Optional.<String>empty(),
                Optional.of(""),
                Optional.of(SECRET + "x"),
                Optional.of("Sixteen-or-more-characters"))) {
            assertThatThrownBy(() -> take.take(wrong, bytes("1"))).hasMessage("telegram.webhook_secret_wrong");
        }
        assertThatThrownBy(() -> take.take(Optional.of(SECRET), bytes("nonsense")))
                .hasMessage("must be an update");
        for (LineMode mode : List.of(LineMode.POLLING, LineMode.OFF)) {
            assertThatThrownBy(() -> take(mode).take(Optional.of(SECRET), bytes("1")))
                    .hasMessage("telegram.off");
        }

        assertThat(updates.figures().waiting()).isZero();
    }

    @Test
    void an_administrator_sets_and_removes_it_and_that_is_written_down() {
        assertThat(set(LineMode.WEBHOOK)
                        .set(caller(Role.ADMIN), Some.origin())
                        .webhook()
                        .address())
                .contains(ADDRESS.toString());
        remove().remove(caller(Role.ADMIN), Some.origin());

        assertThat(office.webhook().address()).isEmpty();
        assertThat(audited).containsExactly(AuditAction.WEBHOOK_SET, AuditAction.WEBHOOK_REMOVED);
    }

    @Test
    void nobody_sets_one_while_updates_are_fetched_or_left_to_others() {
        assertThatThrownBy(() -> set(LineMode.POLLING).set(caller(Role.ADMIN), Some.origin()))
                .hasMessage("telegram.polling");
        assertThatThrownBy(() -> set(LineMode.OFF).set(caller(Role.ADMIN), Some.origin()))
                .hasMessage("telegram.off");

        assertThat(office.webhook().address()).isEmpty();
        assertThat(audited).isEmpty();
    }

    @Test
    void what_telegram_has_refused_is_not_written_down() {
        office.refuse(BotProblem.CALL_REFUSED);

        assertThatThrownBy(() -> set(LineMode.WEBHOOK).set(caller(Role.ADMIN), Some.origin()))
                .hasMessage("telegram.call_refused");
        assertThatThrownBy(() -> remove().remove(caller(Role.ADMIN), Some.origin()))
                .hasMessage("telegram.call_refused");

        assertThat(audited).isEmpty();
    }

    @Test
    void others_may_not_even_look() {
        for (Role role : List.of(Role.STUDENT, Role.TEACHER, Role.MODERATOR)) {
            Caller caller = caller(role);
            for (ThrowingCallable deed : List.<ThrowingCallable>of(
                    () -> viewBot().view(caller),
                    () -> view(LineMode.WEBHOOK).view(caller),
                    () -> set(LineMode.WEBHOOK).set(caller, Some.origin()),
                    () -> remove().remove(caller, Some.origin()))) {
                assertThatThrownBy(deed).hasMessage("account.not_allowed");
            }
        }
    }

    @Test
    void the_bot_is_shown_with_its_line() {
        receive().receive(List.of(new ReceivedUpdate(7, OptionalLong.empty(), "{}")));
        assertThat(lease.take("4711-ab", HandOutUpdates.LEASE, world.clock.instant()))
                .isPresent();

        ViewBot.Bot bot = viewBot().view(caller(Role.ADMIN));

        assertThat(bot.identity().username()).isEqualTo("key_bot");
        assertThat(bot.held().orElseThrow().holder()).isEqualTo("4711-ab");
        assertThat(bot.figures().waiting()).isOne();
        assertThat(bot.figures().lastReceived()).contains(world.clock.instant());
    }

    @Test
    void without_a_bot_there_is_nothing_to_see() {
        AskBot nobody = new AskBot(Optional.empty(), world.limits);

        assertThatThrownBy(() -> new RemoveWebhook(nobody, audit).remove(caller(Role.ADMIN), Some.origin()))
                .hasMessage("telegram.off");
    }

    @Test
    void telegram_is_not_asked_without_end() {
        Caller admin = caller(Role.ADMIN);
        for (int i = 0; i < 60; i++) {
            assertThat(view(LineMode.WEBHOOK).view(admin).mode()).isEqualTo(LineMode.WEBHOOK);
        }

        assertThatThrownBy(() -> view(LineMode.WEBHOOK).view(admin)).hasMessage("limit.exceeded");
    }

    private TakeWebhook take(LineMode mode) {
        return new TakeWebhook(rules(mode), WebhookTest::read, receive());
    }

    private ReceiveUpdates receive() {
        return new ReceiveUpdates(updates, new InMemoryUpdateSealer(), () -> {}, world.clock);
    }

    private ViewBot viewBot() {
        return new ViewBot(ask(), LineMode.POLLING, lease, updates, world.clock);
    }

    private ViewWebhook view(LineMode mode) {
        return new ViewWebhook(ask(), rules(mode), lease, world.clock);
    }

    private SetWebhook set(LineMode mode) {
        return new SetWebhook(ask(), rules(mode), view(mode), audit);
    }

    private RemoveWebhook remove() {
        return new RemoveWebhook(ask(), audit);
    }

    private AskBot ask() {
        return new AskBot(Optional.of(office), world.limits);
    }

    private static LineRules rules(LineMode mode) {
        return new LineRules(mode, ADDRESS, List.of(new WebhookSecret(SECRET), new WebhookSecret(BEFORE)));
    }

    private static Optional<ReceivedUpdate> read(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        return text.matches("\\d+")
                ? Optional.of(new ReceivedUpdate(Long.parseLong(text), OptionalLong.empty(), text))
                : Optional.empty();
    }

    private static Caller caller(Role role) {
        return new Caller(new UserId(1), new SessionId(new UUID(1, 1)), role);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
