package dev.latchkey.application.login.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.telegram.TelegramRules.Keys;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.SignedFields;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TelegramLoginTest {
    private final World world = new World(World.RULES, World.NO_LIMITS, false);
    private final Telegrammers telegram = world.telegram;
    private final TelegramId anna = Some.telegram();

    @Test
    void who_comes_for_the_first_time_gets_an_account_and_finds_it_again_through_every_door() {
        SignedIn in = telegram.byWidget(anna);

        assertThat(in.isNew()).isTrue();
        assertThat(in.user().telegram()).hasValue(anna);
        assertThat(in.user().telegramUsername()).contains("anna_" + anna.value());
        assertThat(in.user().firstName()).contains(new PersonName("Анна"));
        assertThat(in.user().username()).isEmpty();
        world.clock.advance(Duration.ofSeconds(1));

        SignedIn again = telegram.byMiniApp(anna, Map.of());

        assertThat(again.isNew()).isFalse();
        assertThat(again.user().id()).isEqualTo(in.user().id());
        assertThat(world.stores.sessions.opened())
                .allMatch(session -> session.tokens().method() == AuthMethod.TELEGRAM);
    }

    @Test
    void a_name_says_nothing_of_who_it_is() {
        User first = telegram.byWidget(anna).user();
        Map<String, String> fields = telegram.widgetFields(Some.telegram());
        fields.put("username", first.telegramUsername().orElseThrow());

        SignedIn other = signIn(Telegrammers.widget(fields));

        assertThat(other.isNew()).isTrue();
        assertThat(other.user().id()).isNotEqualTo(first.id());
    }

    @Test
    void the_number_of_an_account_is_not_the_number_at_telegram() {
        User member = world.member().user();

        SignedIn in = telegram.byWidget(new TelegramId(member.id().value()));

        assertThat(in.isNew()).isTrue();
    }

    @Test
    void the_same_data_sign_in_once_however_they_are_written() {
        TelegramProof proof = Telegrammers.widget(telegram.widgetFields(anna));
        signIn(proof);

        assertRefused(() -> signIn(proof), "telegram.replayed");
        world.clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertRefused(() -> signIn(proof), "telegram.replayed");
        world.clock.advance(Duration.ofSeconds(2));
        assertRefused(() -> signIn(proof), "telegram.data_too_old");
        assertThat(world.stores.sessions.opened()).hasSize(1);
    }

    @Test
    void of_fifty_who_show_the_same_data_at_once_one_is_signed_in() {
        for (int round = 0; round < 20; round++) {
            int before = world.stores.sessions.opened().size();
            TelegramProof proof = telegram.miniApp(Some.telegram(), Map.of());

            List<String> answers = AtOnce.call(50, i -> answer(() -> signIn(proof)));

            assertThat(answers.stream().filter("new"::equals)).hasSize(1);
            assertThat(answers.stream().filter(answer -> !answer.equals("new"))).containsOnly("telegram.replayed");
            assertThat(world.stores.sessions.opened()).hasSize(before + 1);
        }
    }

    @Test
    void first_sign_ins_of_one_person_at_once_make_one_account() {
        for (int round = 0; round < 20; round++) {
            TelegramId someone = Some.telegram();
            List<TelegramProof> proofs = IntStream.range(0, 16)
                    .mapToObj(i -> telegram.miniApp(someone, Map.of("query_id", Some.key())))
                    .toList();

            List<SignedIn> in = AtOnce.call(16, i -> signIn(proofs.get(i)));

            assertThat(in.stream().filter(SignedIn::isNew)).hasSize(1);
            assertThat(in.stream().map(each -> each.user().id()).distinct()).hasSize(1);
        }
    }

    @Test
    void data_are_good_for_their_time_to_the_second_and_not_before_it() {
        assertAges(telegram.widgetFields(anna), Duration.ofMinutes(5), Telegrammers::widget);
        Map<String, String> miniApp = new HashMap<>(Map.of("user", Long.toString(anna.value())));
        assertAges(miniApp, Duration.ofHours(1), Telegrammers::miniApp);
    }

    private void assertAges(
            Map<String, String> fields, Duration most, Function<Map<String, String>, TelegramProof> signer) {
        world.clock.set(Some.NOW.truncatedTo(ChronoUnit.SECONDS));
        Map<Duration, Boolean> ages = Map.of(
                most,
                true,
                most.plusSeconds(1),
                false,
                Duration.ofDays(9_000),
                false,
                Duration.ofSeconds(-60),
                true,
                Duration.ofSeconds(-61),
                false,
                Duration.ofDays(-9_000),
                false);
        ages.forEach((age, good) -> {
            fields.put("auth_date", Telegrammers.seconds(world.clock.instant().minus(age)));
            String answer = answer(() -> signIn(signer.apply(fields)));
            assertThat(!answer.equals("telegram.data_too_old")).as("%s", age).isEqualTo(good);
        });
    }

    @Test
    void what_telegram_has_signed_without_a_time_or_a_person_is_nothing() {
        for (String missing : List.of("auth_date", "id")) {
            Map<String, String> fields = telegram.widgetFields(anna);
            fields.remove(missing);
            assertRefused(() -> signIn(Telegrammers.widget(fields)), "telegram.signature_wrong");
        }
        for (String wrong : List.of("0", "-5", "5e3", " 5", "05", "4503599627370496", "anna", "99999999999999999999")) {
            Map<String, String> fields = telegram.widgetFields(anna);
            fields.put("id", wrong);
            assertRefused(() -> signIn(Telegrammers.widget(fields)), "telegram.signature_wrong");
        }
        for (String wrong : List.of("", "-1", "1e9", "tomorrow", "999999999999")) {
            Map<String, String> fields = telegram.widgetFields(anna);
            fields.put("auth_date", wrong);
            assertRefused(() -> signIn(Telegrammers.widget(fields)), "telegram.signature_wrong");
        }
    }

    @Test
    void doors_are_not_interchangeable() {
        Map<String, String> both = telegram.widgetFields(anna);
        both.put("user", Long.toString(anna.value()));
        Optional<SignedFields> ofWidget = ((TelegramProof.Widget) Telegrammers.widget(both)).fields();
        Optional<SignedFields> ofMiniApp = ((TelegramProof.MiniApp) Telegrammers.miniApp(both)).fields();

        assertRefused(() -> signIn(new TelegramProof.MiniApp(ofWidget)), "telegram.signature_wrong");
        assertRefused(() -> signIn(new TelegramProof.Widget(ofMiniApp)), "telegram.signature_wrong");
    }

    @Test
    void with_the_public_key_only_data_for_our_bot_are_good_and_the_widget_is_closed() {
        SignInWithTelegram publicKey = telegram.signInWith(
                new TelegramRules(Keys.PUBLIC_KEY, 42, Telegrammers.RULES.widget(), Telegrammers.RULES.miniApp()));

        assertThat(publicKey
                        .signIn(signedFor(42), Optional.empty(), Some.origin())
                        .user()
                        .telegram())
                .hasValue(anna);
        assertRefused(
                () -> publicKey.signIn(signedFor(43), Optional.empty(), Some.origin()), "telegram.signature_wrong");
        assertRefused(
                () -> publicKey.signIn(telegram.miniApp(anna, Map.of()), Optional.empty(), Some.origin()),
                "telegram.signature_wrong");
        assertRefused(
                () -> publicKey.signIn(
                        Telegrammers.widget(telegram.widgetFields(anna)), Optional.empty(), Some.origin()),
                "telegram.off");
    }

    private TelegramProof signedFor(long bot) {
        Map<String, String> fields = new HashMap<>(
                Map.of("user", Long.toString(anna.value()), "auth_date", Telegrammers.seconds(world.clock.instant())));
        String text = SignedFields.of(fields).orElseThrow().checkString(bot);
        fields.put("signature", InMemoryTelegramSignatures.signed("telegram", text));
        return new TelegramProof.MiniApp(SignedFields.of(fields));
    }

    @Test
    void without_keys_every_door_is_closed() {
        SignInWithTelegram none = telegram.signInWith(
                new TelegramRules(Keys.NONE, 0, Telegrammers.RULES.widget(), Telegrammers.RULES.miniApp()));

        for (TelegramProof proof :
                List.of(telegram.miniApp(anna, Map.of()), Telegrammers.widget(telegram.widgetFields(anna)))) {
            assertRefused(() -> none.signIn(proof, Optional.empty(), Some.origin()), "telegram.off");
        }
    }

    @Test
    void a_code_in_the_link_counts_as_if_it_was_typed() {
        User inviter = world.member().user();

        SignedIn in = telegram.byMiniApp(
                anna, Map.of("start_param", inviter.inviteCode().value()));

        assertThat(in.user().activatedInviteCode()).contains(inviter.inviteCode());
    }

    @Test
    void a_code_in_the_link_is_looked_at_as_closely_as_any_other_and_the_data_stay_good() {
        User banned = world.member().user();
        world.ban(banned.id());
        for (String wrong : List.of("ZZZZZZ", banned.inviteCode().value())) {
            TelegramProof proof = telegram.miniApp(Some.telegram(), Map.of("start_param", wrong));

            for (int twice = 0; twice < 2; twice++) {
                assertThatThrownBy(() -> signIn(proof))
                        .isInstanceOfSatisfying(
                                InvalidValue.class, no -> assertThat(no.code()).isEqualTo("invite.unknown"));
            }
            // Data without an invitation of their own, and what is typed goes first.
            User inviter = world.member().user();
            assertThat(telegram.signIn
                            .signIn(proof, Optional.of(inviter.inviteCode()), Some.origin())
                            .user()
                            .activatedInviteCode())
                    .contains(inviter.inviteCode());
        }
    }

    @Test
    void what_else_a_link_carries_is_no_code() {
        for (String other : List.of("page_5", "debug", "x", "a".repeat(64), "")) {
            SignedIn in = telegram.byMiniApp(Some.telegram(), Map.of("start_param", other));

            assertThat(in.user().activatedInviteCode()).isEmpty();
        }
    }

    @Test
    void ones_own_code_in_the_link_keeps_nobody_out() {
        User user = telegram.byWidget(anna).user();
        world.clock.advance(Duration.ofSeconds(1));

        SignedIn in =
                telegram.byMiniApp(anna, Map.of("start_param", user.inviteCode().value()));

        assertThat(in.user().activatedInviteCode()).isEmpty();
    }

    @Test
    void closed_and_invited_houses_keep_strangers_out_and_their_data_stay_good() {
        World invited = new World(Registration.INVITE);
        InvitationCode invite = invited.member().user().inviteCode();
        TelegramProof proof = invited.telegram.miniApp(anna, Map.of());
        assertRefused(
                () -> invited.telegram.signIn.signIn(proof, Optional.empty(), Some.origin()),
                "registration.invite_needed");
        assertThat(invited.telegram
                        .signIn
                        .signIn(proof, Optional.of(invite), Some.origin())
                        .isNew())
                .isTrue();

        World closed = new World(Registration.CLOSED);
        closed.member();
        assertRefused(() -> closed.telegram.byWidget(anna), "registration.closed");
        assertThat(closed.stores.accounts.isTaken(anna)).isFalse();
    }

    @Test
    void the_first_account_of_an_empty_system_is_its_administrators() {
        World empty = new World(Registration.OPEN);

        assertThat(empty.telegram.byWidget(anna).user().role()).isEqualTo(Role.ADMIN);
        assertThat(empty.telegram.byWidget(Some.telegram()).user().role()).isEqualTo(Role.STUDENT);
    }

    @Test
    void the_banned_stay_out_and_their_data_are_spent() {
        User user = telegram.byWidget(anna).user();
        world.ban(user.id());
        TelegramProof proof = telegram.miniApp(anna, Map.of());

        assertRefused(() -> signIn(proof), "account.banned");
        assertRefused(() -> signIn(proof), "telegram.replayed");
        assertThat(world.stores.sessions.opened()).hasSize(1);
    }

    @Test
    void what_is_not_believed_is_written_down_and_says_nothing_of_the_person() {
        TelegramProof proof = telegram.miniApp(anna, Map.of());
        signIn(proof);

        assertRefused(() -> signIn(proof), "telegram.replayed");

        assertThat(world.stores.audit.written()).last().satisfies(event -> {
            assertThat(event.action()).isEqualTo(AuditAction.TELEGRAM_REFUSED);
            assertThat(event.details()).isEqualTo(Map.of("door", "mini_app", "reason", "telegram.replayed"));
            assertThat(event.actor()).isEmpty();
        });
        assertThat(world.stores.audit.written().toString()).doesNotContain(Long.toString(anna.value()));
    }

    @Test
    void attempts_from_one_network_are_limited() {
        World limited = new World();
        var origin = Some.origin();
        TelegramProof wrong = new TelegramProof.Widget(Optional.empty());
        for (int i = 0; i < 200; i++) {
            assertRefused(
                    () -> limited.telegram.signIn.signIn(wrong, Optional.empty(), origin), "telegram.signature_wrong");
        }

        assertRefused(() -> limited.telegram.signIn.signIn(wrong, Optional.empty(), origin), "limit.exceeded");
    }

    private SignedIn signIn(TelegramProof proof) {
        return telegram.signIn.signIn(proof, Optional.empty(), Some.origin());
    }

    private static String answer(Supplier<SignedIn> call) {
        try {
            return call.get().isNew() ? "new" : "known";
        } catch (Refused refused) {
            return refused.problem().code();
        }
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo(code));
    }
}
