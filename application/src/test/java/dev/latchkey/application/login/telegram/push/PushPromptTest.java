package dev.latchkey.application.login.telegram.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.World;
import dev.latchkey.application.login.telegram.push.BeginTelegramSession.Waiting;
import dev.latchkey.application.login.telegram.push.BotReply.Kind;
import dev.latchkey.application.login.telegram.push.BotReply.Prompt;
import dev.latchkey.application.login.telegram.push.BotReply.Prompt.How;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.ChatAnswer;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSession.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Prompts that are pushed into chats which people have with the bot already. */
class PushPromptTest {
    private final World world = new World(World.RULES, World.NO_LIMITS, false);
    private final Chats chats = new Chats(world);
    private final TelegramId anna = Some.telegram();
    private final PhoneNumber phone = member(world, anna);

    @Test
    void whoever_has_the_phone_is_asked_in_their_chat_and_chooses_the_number() {
        Waiting page = chats.page(phone);
        assertThat(chats.pushed).isEmpty();

        assertThat(chats.prompts.deliver()).isEqualTo(1);

        Prompt prompt = prompt();
        assertThat(chats.pushed.get(0).chat().person().id()).isEqualTo(anna);
        assertThat(prompt.how()).isEqualTo(How.CHOICE);
        assertThat(prompt.choices()).hasSize(3).contains(page.match()).doesNotHaveDuplicates();
        assertThat(prompt.device()).isEqualTo(Some.origin().device());
        assertThat(chats.press(anna, ChatAnswer.number(prompt.key(), page.match()))
                        .kind())
                .isEqualTo(Kind.APPROVED);
        User user = chats.look(page).signedIn().orElseThrow().user();
        assertThat(user.phone()).contains(phone);
        assertThat(user.telegramUsername()).contains("anna_" + anna.value());
    }

    @Test
    void the_answer_to_the_page_is_the_same_for_phones_that_nobody_knows() {
        assertThat(chats.page(phone).life()).isEqualTo(chats.page(Some.phone()).life());

        // One waits for each, so that nothing about the phone is looked up before the page has its answer.
        assertThat(world.stores.waitingPrompts.take()).isPresent();
        assertThat(world.stores.waitingPrompts.take()).isPresent();
        assertThat(world.stores.waitingPrompts.take()).isEmpty();
        Waiting nobodys = chats.page();
        assertThat(world.stores.waitingPrompts.take()).isEmpty();
        assertThat(nobodys.life()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void nobody_is_asked_who_has_no_telegram_or_never_wrote_or_is_banned() {
        PhoneNumber withoutTelegram = Some.phone();
        User other = world.signIn(withoutTelegram, Some.origin()).user();
        assertThat(other.telegram()).isEmpty();
        PhoneNumber neverWrote = linked(world, Some.telegram());
        PhoneNumber banned = member(world, Some.telegram());
        world.ban(world.stores.accounts.holder(banned).orElseThrow().id());

        for (PhoneNumber each : List.of(withoutTelegram, neverWrote, banned, Some.phone())) {
            assertThat(chats.look(chats.page(each)).status()).isEqualTo(Status.PENDING);
        }
        assertThat(chats.prompts.deliver()).isEqualTo(4);

        assertThat(chats.pushed).isEmpty();
    }

    @Test
    void a_chat_that_was_closed_gets_nothing_until_it_is_opened_again() {
        chats.keep.closed(anna, world.clock.instant());
        ask();
        assertThat(chats.pushed).isEmpty();

        world.clock.advance(Duration.ofSeconds(1));
        chats.keep.opened(anna, Optional.empty(), world.clock.instant());
        ask();
        assertThat(chats.pushed).hasSize(1);
    }

    @Test
    void a_chat_that_turns_out_to_be_closed_is_remembered() {
        chats.outcomes.add(PromptSender.Outcome.CLOSED);
        ask();
        ask();

        assertThat(chats.pushed).hasSize(1);
    }

    @Test
    void what_may_have_arrived_or_not_is_not_sent_again_and_the_link_goes_on_to_work() {
        chats.outcomes.add(PromptSender.Outcome.LOST);
        Waiting page = ask();
        assertThat(chats.prompts.deliver()).isZero();

        assertThat(chats.pushed).hasSize(1);
        Prompt byLink = chats.come(anna, page).prompt().orElseThrow();
        assertThat(byLink.how()).isEqualTo(How.YES);
        assertThat(chats.press(anna, ChatAnswer.yes(byLink.key())).kind()).isEqualTo(Kind.APPROVED);
    }

    @Test
    void what_is_late_or_overtaken_is_dropped() {
        Waiting late = chats.page(phone);
        world.clock.advance(Duration.ofSeconds(30));
        assertThat(chats.prompts.deliver()).isEqualTo(1);
        assertThat(chats.pushed).isEmpty();
        assertThat(chats.look(late).status()).isEqualTo(Status.PENDING);

        Waiting byLink = chats.page(phone);
        assertThat(chats.come(anna, byLink).kind()).isEqualTo(Kind.ASKED);
        assertThat(chats.prompts.deliver()).isEqualTo(1);
        assertThat(chats.pushed).isEmpty();

        Waiting older = chats.page(phone);
        Waiting newer = chats.page(phone);
        assertThat(chats.prompts.deliver()).isEqualTo(2);
        assertThat(chats.pushed).hasSize(1);
        assertThat(chats.look(older).status()).isEqualTo(Status.EXPIRED);
        assertThat(chats.press(anna, ChatAnswer.number(prompt().key(), newer.match()))
                        .kind())
                .isEqualTo(Kind.APPROVED);
    }

    @Test
    void a_prompt_of_a_page_that_was_overtaken_says_so() {
        Waiting older = ask();
        Prompt prompt = prompt();
        Waiting newer = chats.page(phone);

        assertThat(chats.press(anna, ChatAnswer.number(prompt.key(), older.match()))
                        .kind())
                .isEqualTo(Kind.BUTTON_OVER);
        assertThat(chats.press(anna, ChatAnswer.no(prompt.key())).kind()).isEqualTo(Kind.BUTTON_OVER);
        assertThat(chats.look(newer).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void a_wrong_number_is_a_no_however_often_it_comes_and_a_later_right_one_changes_nothing() {
        Waiting page = ask();
        MatchNumber wrong = prompt().choices().stream()
                .filter(choice -> !choice.equals(page.match()))
                .findFirst()
                .orElseThrow();

        for (int redelivered = 0; redelivered < 2; redelivered++) {
            assertThat(chats.press(anna, ChatAnswer.number(prompt().key(), wrong))
                            .kind())
                    .isEqualTo(Kind.NUMBER_WRONG);
        }
        assertThat(chats.press(anna, ChatAnswer.number(prompt().key(), page.match()))
                        .kind())
                .isEqualTo(Kind.REJECTED);
        assertThat(chats.look(page).status()).isEqualTo(Status.REJECTED);
        assertThat(world.stores.audit.written())
                .filteredOn(event -> event.action() == AuditAction.TELEGRAM_REJECTED)
                .singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("reason", "number_wrong"));
    }

    @Test
    void this_was_not_me_keeps_prompts_away_for_a_while() {
        Waiting page = ask();
        assertThat(chats.press(anna, ChatAnswer.no(prompt().key())).kind()).isEqualTo(Kind.REJECTED);
        assertThat(chats.look(page).status()).isEqualTo(Status.REJECTED);

        ask();
        assertThat(chats.pushed).hasSize(1);
        world.clock.advance(Duration.ofMinutes(15));
        ask();
        assertThat(chats.pushed).hasSize(2);
    }

    @Test
    void only_so_many_are_asked_for_one_phone_and_the_pages_are_not_refused() {
        World limited = new World();
        Chats there = new Chats(limited);
        PhoneNumber theirs = member(limited, Some.telegram());
        for (int i = 0; i < 8; i++) {
            for (int twice = 0; twice < 2; twice++) {
                assertThat(there.page(theirs).match()).isNotNull();
                assertThat(there.prompts.deliver()).isEqualTo(1);
            }
            assertThat(there.pushed).hasSize(Math.min(i + 1, 5));
            limited.clock.advance(Duration.ofSeconds(30));
        }
        limited.clock.advance(Duration.ofHours(1));
        assertThat(there.page(theirs).match()).isNotNull();
        assertThat(there.prompts.deliver()).isEqualTo(1);
        assertThat(there.pushed).hasSize(6);
    }

    @Test
    void a_phone_that_nobody_is_asked_about_uses_up_nothing() {
        World limited = new World();
        Chats there = new Chats(limited);
        TelegramId late = Some.telegram();
        PhoneNumber theirs = linked(limited, late);
        for (int i = 0; i < 3; i++) {
            assertThat(there.page(theirs).match()).isNotNull();
            assertThat(there.prompts.deliver()).isEqualTo(1);
        }
        there.keep.opened(late, Optional.empty(), limited.clock.instant());
        assertThat(there.page(theirs).match()).isNotNull();
        assertThat(there.prompts.deliver()).isEqualTo(1);

        assertThat(there.pushed).hasSize(1);
    }

    @Test
    void typed_numbers_count_like_chosen_ones_and_say_which_message_asked() {
        Chats typed = new Chats(world, Chats.RULES, Matching.TYPED);
        Waiting page = typed.page(phone);
        assertThat(typed.prompts.deliver()).isEqualTo(1);
        Prompt prompt = typed.pushed.get(0).prompt();
        assertThat(prompt.how()).isEqualTo(How.TYPED);
        assertThat(prompt.answers()).singleElement().matches(answer -> !answer.yes());
        assertThat(typed.press(anna, ChatAnswer.yes(prompt.key())).kind()).isNotEqualTo(Kind.APPROVED);
        assertThat(typed.look(page).status()).isEqualTo(Status.REJECTED);

        Waiting second = typed.page(phone);
        assertThat(typed.prompts.deliver()).isEqualTo(1);
        assertThat(typed.type(anna, "hello").kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
        assertThat(typed.type(anna, "123").kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
        assertThat(typed.type(Some.telegram(), second.match().digits()).kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
        assertThat(typed.bot
                        .handle(new BotUpdate.Typed(
                                Chats.person(anna), false, second.match().digits()))
                        .kind())
                .isEqualTo(Kind.NOTHING);
        for (int redelivered = 0; redelivered < 2; redelivered++) {
            BotReply reply = typed.type(anna, " " + second.match().digits() + "\n");
            assertThat(reply.kind()).isEqualTo(Kind.APPROVED);
            assertThat(reply.message()).isEqualTo(OptionalLong.of(2));
        }
        assertThat(typed.look(second).signedIn()).isPresent();
    }

    @Test
    void a_wrong_typed_number_is_a_no() {
        Chats typed = new Chats(world, Chats.RULES, Matching.TYPED);
        Waiting page = typed.page(phone);
        assertThat(typed.prompts.deliver()).isEqualTo(1);
        MatchNumber wrong = new MatchNumber((page.match().value() + 1) % 100);

        assertThat(typed.type(anna, wrong.digits()).kind()).isEqualTo(Kind.NUMBER_WRONG);
        assertThat(typed.type(anna, page.match().digits()).kind()).isEqualTo(Kind.REJECTED);
        assertThat(typed.look(page).status()).isEqualTo(Status.REJECTED);
    }

    @Test
    void without_matching_nobody_is_asked() {
        Chats off = new Chats(world, Chats.RULES, Matching.OFF);
        assertThat(off.page(phone).match()).isNotNull();

        assertThat(off.prompts.deliver()).isZero();
        assertThat(world.stores.waitingPrompts.take()).isEmpty();
    }

    @Test
    void of_many_who_send_at_once_one_sends() {
        for (int round = 0; round < 20; round++) {
            int before = chats.pushed.size();
            Waiting page = chats.page(phone);

            List<Integer> done = AtOnce.call(8, i -> chats.prompts.deliver());

            assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
            assertThat(chats.pushed).hasSize(before + 1);
            assertThat(chats.look(page)).isEqualTo(new FollowTelegramSession.Seen(Status.PENDING, Optional.empty()));
        }
    }

    private Waiting ask() {
        Waiting page = chats.page(phone);
        assertThat(chats.prompts.deliver()).isEqualTo(1);
        return page;
    }

    private Prompt prompt() {
        return chats.pushed.get(chats.pushed.size() - 1).prompt();
    }

    /** Somebody with a phone and a Telegram who has written to the bot. */
    private static PhoneNumber member(World world, TelegramId who) {
        world.stores.chats.opened(who, Optional.empty(), world.clock.instant());
        return linked(world, who);
    }

    private static PhoneNumber linked(World world, TelegramId who) {
        PhoneNumber phone = Some.phone();
        User user = world.signIn(phone, Some.origin()).user();
        assertThat(world.stores.telegramLinks.link(user.id(), Chats.person(who), world.clock.instant()))
                .isPresent();
        return phone;
    }
}
