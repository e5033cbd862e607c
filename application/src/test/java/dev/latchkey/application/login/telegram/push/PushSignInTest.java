package dev.latchkey.application.login.telegram.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.telegram.push.BeginTelegramSession.Waiting;
import dev.latchkey.application.login.telegram.push.BotReply.Kind;
import dev.latchkey.application.login.telegram.push.BotReply.Prompt;
import dev.latchkey.application.login.telegram.push.FollowTelegramSession.Seen;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.ChatAnswer;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.domain.login.TelegramSession.Status;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PushSignInTest {
    private final World world = new World(World.RULES, World.NO_LIMITS, false);
    private final Chats chats = new Chats(world);
    private final TelegramId anna = Some.telegram();
    private final TelegramId mallory = Some.telegram();

    @Test
    void who_comes_by_the_link_and_says_yes_is_signed_in_on_the_page_once() {
        Waiting page = chats.page();
        assertThat(chats.look(page)).isEqualTo(new Seen(Status.PENDING, Optional.empty()));

        Prompt prompt = asked(chats.come(anna, page));
        assertThat(prompt.choices()).isEmpty();
        assertThat(prompt.answers()).hasSize(2);
        assertThat(chats.press(anna, ChatAnswer.yes(prompt.key())).kind()).isEqualTo(Kind.APPROVED);

        SignedIn in = chats.look(page).signedIn().orElseThrow();
        assertThat(in.isNew()).isTrue();
        assertThat(in.user().telegram()).hasValue(anna);
        assertThat(chats.look(page)).isEqualTo(new Seen(Status.CLAIMED, Optional.empty()));
        assertThat(world.stores.sessions.opened())
                .allMatch(session -> session.tokens().method() == AuthMethod.TELEGRAM)
                .hasSize(1);
    }

    @Test
    void of_many_questions_of_one_page_at_once_one_gets_the_tokens() {
        Waiting page = approved(chats.page());

        List<Boolean> got = AtOnce.call(100, i -> chats.look(page).signedIn().isPresent());

        assertThat(got.stream().filter(was -> was)).hasSize(1);
        assertThat(world.stores.sessions.opened()).hasSize(1);
    }

    @Test
    void the_secrets_of_page_link_and_button_are_worth_nothing_in_each_others_place() {
        Waiting page = chats.page();
        Prompt prompt = asked(chats.come(anna, page));
        TelegramSecret link = TelegramSecret.parse(Chats.payload(page)).orElseThrow();

        assertThat(List.of(page.poll(), link, prompt.key())).doesNotHaveDuplicates();
        for (TelegramSecret other : List.of(link, prompt.key())) {
            refused("telegram.session_unknown", () -> chats.follow.look(other, Some.origin()));
        }
        for (TelegramSecret other : List.of(link, page.poll())) {
            assertThat(chats.press(anna, ChatAnswer.yes(other)).kind()).isEqualTo(Kind.BUTTON_OVER);
        }
        for (TelegramSecret other : List.of(page.poll(), prompt.key())) {
            assertThat(start(anna, other.text()).kind()).isEqualTo(Kind.LINK_OVER);
        }
        assertThat(chats.look(page).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void nobody_else_answers_and_what_they_try_changes_nothing() {
        Waiting page = chats.page();
        Prompt prompt = asked(chats.come(anna, page));

        assertThat(chats.come(mallory, page).kind()).isEqualTo(Kind.LINK_OVER);
        for (ChatAnswer answer : prompt.answers()) {
            assertThat(chats.press(mallory, answer).kind()).isEqualTo(Kind.BUTTON_OVER);
        }

        assertThat(chats.look(page).status()).isEqualTo(Status.PENDING);
        assertThat(world.stores.quietChats.isQuiet(mallory, world.clock.instant()))
                .isFalse();
        assertThat(chats.press(anna, ChatAnswer.yes(prompt.key())).kind()).isEqualTo(Kind.APPROVED);
        assertThat(chats.look(page).signedIn().orElseThrow().user().telegram()).hasValue(anna);
    }

    @Test
    void altered_buttons_are_refused_and_change_nothing() {
        Waiting page = chats.page();
        String data = ChatAnswer.yes(asked(chats.come(anna, page)).key()).data();
        for (int i = 0; i < data.length(); i++) {
            char other = data.charAt(i) == 'A' ? 'B' : 'A';
            String altered = data.substring(0, i) + other + data.substring(i + 1);
            assertThat(press(anna, altered).kind()).as(altered).isEqualTo(Kind.BUTTON_OVER);
        }
        for (String altered : List.of("", "y", data + "A", data + data, "approve:1", "y99999:" + data.substring(2))) {
            assertThat(press(anna, altered).kind()).as(altered).isEqualTo(Kind.BUTTON_OVER);
        }
        assertThat(chats.look(page).status()).isEqualTo(Status.PENDING);
        assertThat(press(anna, data).kind()).isEqualTo(Kind.APPROVED);
    }

    @Test
    void this_was_not_me_ends_it_leaves_the_chat_alone_for_a_while_and_is_written_down() {
        Waiting page = chats.page();
        Prompt prompt = asked(chats.come(anna, page));

        assertThat(chats.press(anna, ChatAnswer.no(prompt.key())).kind()).isEqualTo(Kind.REJECTED);

        assertThat(chats.look(page).status()).isEqualTo(Status.REJECTED);
        assertThat(chats.press(anna, ChatAnswer.yes(prompt.key())).kind()).isEqualTo(Kind.REJECTED);
        assertThat(world.stores.audit.written())
                .filteredOn(event -> event.action() == AuditAction.TELEGRAM_REJECTED)
                .singleElement()
                .satisfies(event -> assertThat(event.details())
                        .containsEntry("telegram", anna.masked())
                        .containsEntry("reason", "not_me"));
        Waiting next = chats.page();
        assertThat(chats.come(anna, next).kind()).isEqualTo(Kind.QUIET);
        assertThat(chats.share(anna, Some.phone()).kind()).isEqualTo(Kind.QUIET);
        assertThat(chats.come(mallory, next).kind()).isEqualTo(Kind.ASKED);
        world.clock.advance(Duration.ofMinutes(15));
        assertThat(chats.come(anna, chats.page()).kind()).isEqualTo(Kind.ASKED);
    }

    @Test
    void no_after_yes_comes_too_late() {
        Waiting page = chats.page();
        Prompt prompt = asked(chats.come(anna, page));
        assertThat(chats.press(anna, ChatAnswer.yes(prompt.key())).kind()).isEqualTo(Kind.APPROVED);

        assertThat(chats.press(anna, ChatAnswer.no(prompt.key())).kind()).isEqualTo(Kind.TOO_LATE);

        assertThat(world.stores.quietChats.isQuiet(anna, world.clock.instant())).isFalse();
        assertThat(chats.look(page).signedIn()).isPresent();
    }

    @Test
    void a_chat_that_we_wrote_to_has_to_choose_the_number_of_the_page() {
        PhoneNumber phone = memberWithTelegram(anna);
        Waiting right = chats.page(phone);
        Prompt prompt = chats.pushed(anna, right);
        assertThat(prompt.answers()).hasSize(4);
        assertThat(chats.press(anna, ChatAnswer.number(prompt.key(), right.match()))
                        .kind())
                .isEqualTo(Kind.APPROVED);
        assertThat(chats.look(right).signedIn().orElseThrow().user().phone()).contains(phone);

        for (boolean bare : List.of(true, false)) {
            Waiting page = chats.page(phone);
            TelegramSecret key = chats.pushed(anna, page).key();
            MatchNumber wrong = new MatchNumber((page.match().value() + 1) % 100);
            Optional<MatchNumber> chosen = bare ? Optional.empty() : Optional.of(wrong);
            assertThat(chats.press(anna, new ChatAnswer(key, true, chosen)).kind())
                    .isEqualTo(Kind.NUMBER_WRONG);
            assertThat(chats.look(page).status()).isEqualTo(Status.REJECTED);
        }
    }

    @Test
    void a_newcomer_signs_up_with_a_phone_and_no_sms() {
        PhoneNumber phone = Some.phone();
        Waiting page = chats.page(phone);
        assertThat(chats.come(anna, page).kind()).isEqualTo(Kind.CONTACT_WANTED);

        Prompt prompt = asked(chats.share(anna, phone));
        assertThat(chats.press(anna, ChatAnswer.yes(prompt.key())).kind()).isEqualTo(Kind.APPROVED);

        User user = chats.look(page).signedIn().orElseThrow().user();
        assertThat(user.phone()).contains(phone);
        assertThat(user.telegram()).hasValue(anna);
        assertThat(world.phones.textsTo(phone)).isEmpty();
    }

    @Test
    void a_member_by_phone_gets_their_telegram_by_sharing_that_very_phone() {
        PhoneNumber phone = Some.phone();
        User member = world.signIn(phone, Some.origin()).user();

        SignedIn in = bySharing(phone, anna);

        assertThat(in.isNew()).isFalse();
        assertThat(in.user().id()).isEqualTo(member.id());
        assertThat(in.user().telegram()).hasValue(anna);
        assertThat(world.stores.audit.written()).anyMatch(event -> event.action() == AuditAction.TELEGRAM_LINKED);
    }

    @Test
    void a_stranger_to_the_phone_gets_nowhere_and_binds_nothing() {
        PhoneNumber phone = memberWithTelegram(anna);
        Waiting page = chats.page(phone);

        assertThat(chats.come(mallory, page).kind()).isEqualTo(Kind.BOUND_ELSEWHERE);
        assertThat(chats.share(mallory, phone).kind()).isEqualTo(Kind.BOUND_ELSEWHERE);

        assertThat(chats.look(page).status()).isEqualTo(Status.PENDING);
        assertThat(world.stores.telegramLinks.holderOf(phone).orElseThrow().has(anna))
                .isTrue();
        Prompt prompt = asked(chats.come(anna, page));
        assertThat(chats.press(anna, ChatAnswer.yes(prompt.key())).kind()).isEqualTo(Kind.APPROVED);
    }

    @Test
    void contacts_of_others_forwarded_ones_and_bought_numbers_prove_nothing() {
        PhoneNumber phone = Some.phone();
        Waiting page = chats.page(phone);
        assertThat(chats.come(mallory, page).kind()).isEqualTo(Kind.CONTACT_WANTED);
        OptionalLong own = OptionalLong.of(mallory.value());

        assertThat(contact(true, phone.e164(), OptionalLong.of(anna.value()), false))
                .isEqualTo(Kind.CONTACT_NOT_YOURS);
        assertThat(contact(true, phone.e164(), OptionalLong.empty(), false)).isEqualTo(Kind.CONTACT_NOT_YOURS);
        assertThat(contact(true, phone.e164(), own, true)).isEqualTo(Kind.CONTACT_NOT_YOURS);
        assertThat(contact(false, phone.e164(), own, false)).isEqualTo(Kind.NOTHING);
        assertThat(contact(true, "+88812345678", own, false)).isEqualTo(Kind.CONTACT_UNUSABLE);
        assertThat(contact(true, "88812345678", own, false)).isEqualTo(Kind.CONTACT_UNUSABLE);
        assertThat(contact(true, "no number", own, false)).isEqualTo(Kind.CONTACT_UNUSABLE);
        assertThat(contact(true, Some.phone().e164(), own, false)).isEqualTo(Kind.NOBODY_WAITS);

        assertThat(world.stores.telegramLinks.holderOf(phone)).isEmpty();
        assertThat(contact(true, phone.e164().substring(1), own, false)).isEqualTo(Kind.ASKED);
    }

    @Test
    void a_phone_that_was_given_to_another_telegram_meanwhile_lets_nobody_in() {
        PhoneNumber phone = memberWithTelegram(anna);
        Waiting page = chats.page(phone);
        Prompt prompt = asked(chats.come(anna, page));
        assertThat(chats.press(anna, ChatAnswer.yes(prompt.key())).kind()).isEqualTo(Kind.APPROVED);
        User user = world.stores.accounts.holder(phone).orElseThrow();
        assertThat(world.stores.telegramLinks.link(user.id(), Chats.person(mallory), world.clock.instant()))
                .isPresent();

        refused("telegram.bound_elsewhere", () -> chats.look(page));

        assertThat(world.stores.telegramLinks.holderOf(phone).orElseThrow().has(mallory))
                .isTrue();
        assertThat(world.stores.accounts.isTaken(anna)).isFalse();
    }

    @Test
    void a_phone_that_is_shared_goes_to_an_account_that_has_none() {
        User member = world.telegram.byWidget(anna).user();
        PhoneNumber phone = Some.phone();

        SignedIn in = bySharing(phone, anna);

        assertThat(in.user().id()).isEqualTo(member.id());
        assertThat(in.user().phone()).contains(phone);
    }

    @Test
    void two_accounts_of_one_person_stay_two() {
        User byTelegram = world.telegram.byWidget(anna).user();
        PhoneNumber phone = Some.phone();
        User byPhone = world.signIn(phone, Some.origin()).user();

        SignedIn in = bySharing(phone, anna);

        assertThat(in.user().id()).isEqualTo(byPhone.id()).isNotEqualTo(byTelegram.id());
        assertThat(in.user().telegram()).isEmpty();
        assertThat(world.telegram.byMiniApp(anna, Map.of()).user().id()).isEqualTo(byTelegram.id());
    }

    @Test
    void the_banned_are_told_so_once_and_get_no_session() {
        PhoneNumber phone = memberWithTelegram(anna);
        world.ban(world.stores.accounts.holder(phone).orElseThrow().id());
        Waiting page = approved(chats.page());

        refused("account.banned", () -> chats.look(page));
        assertThat(chats.look(page).status()).isEqualTo(Status.CLAIMED);
    }

    @Test
    void a_closed_house_opens_no_account_and_the_yes_stays_good() {
        World closed = new World(Registration.CLOSED);
        Chats there = new Chats(closed);
        Waiting page = there.page();
        Prompt prompt = asked(there.come(anna, page));
        assertThat(there.press(anna, ChatAnswer.yes(prompt.key())).kind()).isEqualTo(Kind.APPROVED);
        // The first is its administrator's, who is let in.
        assertThat(there.look(page).signedIn().orElseThrow().user().role()).isEqualTo(Role.ADMIN);

        Waiting second = there.page();
        TelegramSecret key = asked(there.come(mallory, second)).key();
        assertThat(there.press(mallory, ChatAnswer.yes(key)).kind()).isEqualTo(Kind.APPROVED);

        refused("registration.closed", () -> there.look(second));
        refused("registration.closed", () -> there.look(second));
        assertThat(closed.stores.accounts.isTaken(mallory)).isFalse();
    }

    @Test
    void the_invite_code_is_looked_at_first_and_entered_last() {
        InvitationCode invite = world.member().user().inviteCode();
        assertThatThrownBy(() -> chats.page(Some.inviteCode())).isInstanceOf(InvalidValue.class);

        Waiting page = approved(chats.page(invite));

        assertThat(chats.look(page).signedIn().orElseThrow().user().activatedInviteCode())
                .contains(invite);
    }

    @Test
    void what_nobody_answers_is_over_in_time() {
        Waiting page = chats.page();
        Prompt prompt = asked(chats.come(anna, page));
        world.clock.advance(Duration.ofMinutes(5));

        assertThat(chats.look(page).status()).isEqualTo(Status.EXPIRED);
        assertThat(chats.press(anna, ChatAnswer.yes(prompt.key())).kind()).isEqualTo(Kind.BUTTON_OVER);
        assertThat(chats.come(anna, page).kind()).isEqualTo(Kind.LINK_OVER);
    }

    @Test
    void the_same_update_again_does_nothing_more() {
        Waiting page = chats.page();
        Prompt first = asked(chats.come(anna, page));
        Prompt second = asked(chats.come(anna, page));
        assertThat(chats.press(anna, ChatAnswer.yes(first.key())).kind()).isEqualTo(Kind.BUTTON_OVER);
        for (int redelivered = 0; redelivered < 3; redelivered++) {
            assertThat(chats.press(anna, ChatAnswer.yes(second.key())).kind()).isEqualTo(Kind.APPROVED);
        }
        assertThat(chats.come(anna, page).kind()).isEqualTo(Kind.APPROVED);
        assertThat(chats.look(page).signedIn()).isPresent();
        assertThat(chats.press(anna, ChatAnswer.yes(second.key())).kind()).isEqualTo(Kind.APPROVED);
        assertThat(chats.come(anna, page).kind()).isEqualTo(Kind.APPROVED);
        assertThat(chats.look(page).signedIn()).isEmpty();
        assertThat(chats.come(mallory, page).kind()).isEqualTo(Kind.LINK_OVER);
        assertThat(chats.press(mallory, ChatAnswer.yes(second.key())).kind()).isEqualTo(Kind.BUTTON_OVER);
    }

    @Test
    void a_no_that_comes_twice_is_written_down_once() {
        Waiting page = chats.page();
        Prompt prompt = asked(chats.come(anna, page));
        for (int redelivered = 0; redelivered < 3; redelivered++) {
            assertThat(chats.press(anna, ChatAnswer.no(prompt.key())).kind()).isEqualTo(Kind.REJECTED);
        }

        assertThat(world.stores.audit.written())
                .filteredOn(event -> event.action() == AuditAction.TELEGRAM_REJECTED)
                .hasSize(1);
        world.clock.advance(Duration.ofMinutes(14));
        assertThat(chats.press(anna, ChatAnswer.no(prompt.key())).kind()).isEqualTo(Kind.REJECTED);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.stores.quietChats.isQuiet(anna, world.clock.instant())).isFalse();
    }

    @Test
    void groups_and_visitors_without_a_link_ask_for_nothing() {
        Waiting page = chats.page();
        assertThat(chats.bot
                        .handle(new BotUpdate.Start(Chats.person(anna), false, Chats.payload(page)))
                        .kind())
                .isEqualTo(Kind.NOTHING);
        assertThat(start(anna, "").kind()).isEqualTo(Kind.WELCOME);
        assertThat(start(anna, "K7RZ2M").kind()).isEqualTo(Kind.INVITED);
        assertThat(start(anna, "K7RZ2").kind()).isEqualTo(Kind.LINK_OVER);
    }

    @Test
    void only_so_many_are_begun_for_one_phone() {
        World limited = new World();
        Chats there = new Chats(limited);
        PhoneNumber phone = Some.phone();
        for (int i = 0; i < 30; i++) {
            assertThat(there.page(phone).match()).isNotNull();
        }
        refused("limit.exceeded", () -> there.page(phone));
        assertThat(there.page(Some.phone()).life()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void without_a_bot_nothing_is_begun() {
        Chats off = new Chats(world, new PushRules(false, Duration.ofMinutes(5), Duration.ofMinutes(15)));
        refused("telegram.off", off::page);
        refused(
                "telegram.session_unknown",
                () -> off.follow.look(TelegramSecret.random(new SecureRandom()), Some.origin()));
    }

    private SignedIn bySharing(PhoneNumber phone, TelegramId who) {
        Waiting page = chats.page(phone);
        assertThat(chats.come(who, page).kind()).isEqualTo(Kind.CONTACT_WANTED);
        Prompt prompt = asked(chats.share(who, phone));
        assertThat(chats.press(who, ChatAnswer.yes(prompt.key())).kind()).isEqualTo(Kind.APPROVED);
        return chats.look(page).signedIn().orElseThrow();
    }

    private PhoneNumber memberWithTelegram(TelegramId who) {
        PhoneNumber phone = Some.phone();
        User user = world.signIn(phone, Some.origin()).user();
        assertThat(world.stores.telegramLinks.link(user.id(), Chats.person(who), world.clock.instant()))
                .isPresent();
        return phone;
    }

    private Waiting approved(Waiting page) {
        Prompt prompt = asked(chats.come(anna, page));
        assertThat(chats.press(anna, ChatAnswer.yes(prompt.key())).kind()).isEqualTo(Kind.APPROVED);
        return page;
    }

    private BotReply start(TelegramId who, String payload) {
        return chats.bot.handle(new BotUpdate.Start(Chats.person(who), true, payload));
    }

    private BotReply press(TelegramId who, String data) {
        return chats.bot.handle(new BotUpdate.Press(Chats.person(who), data));
    }

    private Kind contact(boolean inPrivate, String phone, OptionalLong owner, boolean forwarded) {
        return chats.bot
                .handle(new BotUpdate.Contact(Chats.person(mallory), inPrivate, phone, owner, forwarded))
                .kind();
    }

    private static Prompt asked(BotReply reply) {
        assertThat(reply.kind()).isEqualTo(Kind.ASKED);
        return reply.prompt().orElseThrow();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo(code));
    }
}
