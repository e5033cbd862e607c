package dev.latchkey.telegram.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.telegram.push.BeginTelegramSession.Waiting;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.TelegramSession.Status;
import dev.latchkey.telegram.BotTrouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatBotTest {
    private final ChatWorld chat = new ChatWorld();
    private final TelegramId anna = Some.telegram();
    private final TelegramId mallory = Some.telegram();

    @AfterEach
    void stop() {
        chat.close();
    }

    @Test
    void whoever_comes_by_the_link_is_asked_and_the_question_turns_into_the_answer() {
        Waiting page = chat.page();
        chat.come(anna, page);

        JsonNode prompt = chat.last("sendMessage");
        assertThat(prompt.path("chat_id").asLong()).isEqualTo(anna.value());
        assertThat(prompt.path("protect_content").asBoolean()).isTrue();
        assertThat(prompt.path("text").asText()).isEqualTo("""
                        Это вы входите на id.example.org?

                        Устройство: Chrome, Windows
                        IP-адрес: 203.0.113.7
                        Время: 17 мая, 09:30 UTC

                        Если вход начали вы, подтвердите его. Если нет, нажмите «Это не я».""");
        assertThat(ChatWorld.labels(prompt)).containsExactly("Да, это я", "Это не я");
        assertThat(ChatWorld.colours(prompt)).containsExactly("success", "danger");

        chat.press(anna, ChatWorld.data(prompt).get(0));

        assertThat(chat.edited()).isEqualTo("✅ Вы вошли на id.example.org. Вернитесь на страницу.");
        assertThat(chat.last("editMessageText").has("reply_markup")).isFalse();
        assertThat(chat.last("answerCallbackQuery").path("show_alert").asBoolean())
                .isFalse();
        assertThat(chat.status(page)).isEqualTo(Status.APPROVED);
    }

    @Test
    void not_me_turns_the_question_into_a_refusal_and_later_answers_change_nothing() {
        Waiting page = chat.page();
        chat.come(anna, page);
        List<String> buttons = ChatWorld.data(chat.last("sendMessage"));

        chat.press(anna, buttons.get(1));

        assertThat(chat.edited()).startsWith("Вход отклонён: никто не вошёл.");
        assertThat(chat.last("editMessageText").has("reply_markup")).isFalse();
        chat.press(anna, buttons.get(0));
        assertThat(chat.edited()).startsWith("Вход отклонён: никто не вошёл.");
        assertThat(chat.status(page)).isEqualTo(Status.REJECTED);
        chat.come(anna, chat.page());
        assertThat(chat.said()).startsWith("Недавно вы отклонили вход");
    }

    @Test
    void every_press_is_answered_whatever_it_says_and_whoever_it_is() {
        Waiting page = chat.page();
        chat.come(anna, page);
        String yes = ChatWorld.data(chat.last("sendMessage")).get(0);
        List<String> altered = List.of(
                "",
                "y",
                "n:" + yes.substring(2).toLowerCase(java.util.Locale.ROOT),
                yes + "x",
                "s:",
                "s:1",
                "l:",
                "l:xx",
                "u:",
                "u:yes",
                "u:maybe",
                "\u0000",
                "🔑".repeat(16),
                "approve");
        long answered = 0;

        for (TelegramId who : List.of(anna, mallory)) {
            for (String data : altered) {
                for (Optional<Long> message : List.of(Optional.of(31L), Optional.<Long>empty())) {
                    chat.press(who, data, message);
                    answered++;
                    assertThat(chat.count("answerCallbackQuery")).as(data).isEqualTo(answered);
                }
            }
        }
        chat.press(mallory, yes);

        assertThat(chat.edited()).startsWith("Этот запрос больше не действует.");
        assertThat(chat.status(page)).isEqualTo(Status.PENDING);
        chat.press(anna, yes);
        assertThat(chat.status(page)).isEqualTo(Status.APPROVED);
    }

    @Test
    void where_the_message_cannot_be_changed_people_are_told_all_the_same() {
        Waiting page = chat.page();
        chat.come(anna, page);

        chat.press(anna, ChatWorld.data(chat.last("sendMessage")).get(0), Optional.empty());

        JsonNode answer = chat.last("answerCallbackQuery");
        assertThat(answer.path("text").asText()).contains("Вы вошли на id.example.org");
        assertThat(answer.path("show_alert").asBoolean()).isTrue();
        assertThat(chat.count("editMessageText")).isZero();
        chat.press(anna, "/u:yes", Optional.empty());
        assertThat(chat.last("answerCallbackQuery").path("text").asText()).hasSizeBetween(20, 200);
    }

    @Test
    void a_message_that_has_gone_is_said_anew() {
        Waiting page = chat.page();
        chat.come(anna, page);
        String yes = ChatWorld.data(chat.last("sendMessage")).get(0);
        chat.telegram.result("true");
        chat.telegram.refusal(400, "Bad Request: message to edit not found", "");

        chat.press(anna, yes);

        assertThat(chat.said()).contains("Вы вошли на id.example.org");
    }

    @Test
    void a_prompt_whose_time_is_over_or_that_was_overtaken_says_so_when_it_is_pressed() {
        Waiting late = chat.page();
        chat.come(anna, late);
        String yes = ChatWorld.data(chat.last("sendMessage")).get(0);
        chat.world.clock.advance(Duration.ofMinutes(5));
        chat.press(anna, yes);
        assertThat(chat.edited()).startsWith("Этот запрос больше не действует.");

        PhoneNumber phone = chat.member(anna).phone().orElseThrow();
        chat.come(anna, chat.page(phone));
        String older = ChatWorld.data(chat.last("sendMessage")).get(0);
        Waiting newer = chat.page(phone);
        chat.press(anna, older);
        assertThat(chat.edited()).startsWith("Этот запрос больше не действует.");
        assertThat(chat.status(newer)).isEqualTo(Status.PENDING);
    }

    @Test
    void a_number_is_asked_for_by_a_button_that_goes_when_it_was_pressed() {
        PhoneNumber phone = Some.phone();
        Waiting page = chat.page(phone);
        chat.come(anna, page);
        JsonNode keyboard = chat.last("sendMessage").path("reply_markup");
        assertThat(keyboard.path("keyboard")
                        .path(0)
                        .path(0)
                        .path("request_contact")
                        .asBoolean())
                .isTrue();
        assertThat(keyboard.path("one_time_keyboard").asBoolean()).isTrue();

        chat.share(anna, phone.e164(), mallory, false);
        assertThat(chat.said()).startsWith("Нужен именно ваш номер.");
        chat.share(anna, phone.e164(), anna, true);
        assertThat(chat.said()).startsWith("Нужен именно ваш номер.");
        assertThat(chat.last("sendMessage").path("reply_markup").has("keyboard"))
                .isTrue();
        chat.share(anna, "88812345678", anna, false);
        assertThat(chat.said()).startsWith("С таким номером войти нельзя.");
        chat.share(anna, "no\u0000number", anna, false);
        assertThat(chat.said()).startsWith("С таким номером войти нельзя.");
        chat.share(anna, Some.phone().e164(), anna, false);
        assertThat(chat.said()).startsWith("Сейчас ни одна страница не ждёт");
        assertThat(chat.status(page)).isEqualTo(Status.PENDING);

        chat.share(anna, phone.e164().substring(1), anna, false);

        List<JsonNode> sent =
                chat.telegram.calls.stream().map(call -> call.parameters()).toList();
        JsonNode thanks = sent.get(sent.size() - 2);
        assertThat(thanks.path("text").asText()).isEqualTo("Спасибо, номер получен.");
        assertThat(thanks.path("reply_markup").path("remove_keyboard").asBoolean())
                .isTrue();
        chat.press(anna, ChatWorld.data(chat.last("sendMessage")).get(0));
        assertThat(chat.status(page)).isEqualTo(Status.APPROVED);
    }

    @Test
    void a_prompt_in_a_known_chat_shows_three_numbers_and_a_wrong_one_is_a_no() {
        PhoneNumber phone = chat.member(anna).phone().orElseThrow();
        chat.write(anna, "/help");
        Waiting page = chat.page(phone);
        chat.telegram.result("{\"message_id\":31}");
        assertThat(chat.prompts.deliver()).isEqualTo(1);

        JsonNode prompt = chat.last("sendMessage");
        assertThat(prompt.path("protect_content").asBoolean()).isTrue();
        assertThat(prompt.path("text").asText()).contains("выберите число").contains("Chrome, Windows");
        assertThat(ChatWorld.labels(prompt)).hasSize(4).contains(page.match().digits(), "Это не я");
        assertThat(ChatWorld.colours(prompt))
                .as("the right number looks like the others")
                .containsExactly("", "", "", "danger");
        int wrong = ChatWorld.labels(prompt).get(0).equals(page.match().digits()) ? 1 : 0;
        chat.press(anna, ChatWorld.data(prompt).get(wrong));

        assertThat(chat.edited())
                .isEqualTo("Вход отклонён: на странице другое число. Если входили вы, начните ещё раз.");
        assertThat(chat.status(page)).isEqualTo(Status.REJECTED);
    }

    @Test
    void a_prompt_is_in_the_language_of_their_program_where_they_have_chosen_none() {
        User member = chat.member(anna);
        User unused = chat.world.stores.accounts.change(member.id(), draft -> draft.language = Optional.empty());
        chat.write(anna, "/help");
        Waiting page = chat.page(member.phone().orElseThrow());
        chat.telegram.result("{\"message_id\":31}");

        assertThat(chat.prompts.deliver()).isEqualTo(1);

        assertThat(chat.last("sendMessage").path("text").asText()).contains("выберите число");
        assertThat(chat.status(page)).isEqualTo(Status.PENDING);
    }

    @Test
    void where_numbers_are_typed_the_prompt_turns_into_the_answer_too() {
        try (ChatWorld typed = new ChatWorld(dev.latchkey.application.login.telegram.push.Matching.TYPED)) {
            PhoneNumber phone = typed.member(anna).phone().orElseThrow();
            typed.write(anna, "/help");
            Waiting page = typed.page(phone);
            typed.telegram.result("{\"message_id\":31}");
            assertThat(typed.prompts.deliver()).isEqualTo(1);
            assertThat(ChatWorld.labels(typed.last("sendMessage"))).containsExactly("Это не я");

            typed.write(anna, "what?");
            assertThat(typed.said()).startsWith("Не понимаю.");
            typed.passOn(anna, page.match().digits());
            assertThat(typed.said()).startsWith("Не понимаю.");
            assertThat(typed.status(page)).isEqualTo(Status.PENDING);
            typed.write(anna, page.match().digits());

            assertThat(typed.edited()).startsWith("✅ Вы вошли");
            assertThat(typed.said()).startsWith("✅ Вы вошли");
            assertThat(typed.status(page)).isEqualTo(Status.APPROVED);
        }
    }

    @Test
    void a_prompt_that_did_not_surely_arrive_is_not_sent_again() {
        PhoneNumber phone = chat.member(anna).phone().orElseThrow();
        chat.write(anna, "/help");
        long before = chat.count("sendMessage");
        Waiting page = chat.page(phone);
        chat.telegram.text(502, "<html>");
        assertThat(chat.prompts.deliver()).isEqualTo(1);
        assertThat(chat.prompts.deliver()).isZero();
        assertThat(chat.count("sendMessage")).isEqualTo(before + 1);
        assertThat(chat.status(page)).isEqualTo(Status.PENDING);

        chat.telegram.refusal(403, "Forbidden: bot was blocked by the user", "");
        assertThat(chat.page(phone).match()).isNotNull();
        assertThat(chat.prompts.deliver()).isEqualTo(1);
        assertThat(chat.page(phone).match()).isNotNull();
        assertThat(chat.prompts.deliver()).isEqualTo(1);
        assertThat(chat.count("sendMessage")).isEqualTo(before + 2);
    }

    @Test
    void who_blocks_the_bot_is_left_alone_until_they_let_it_write_again() {
        PhoneNumber phone = chat.member(anna).phone().orElseThrow();
        chat.write(anna, "/help");
        chat.world.clock.advance(Duration.ofSeconds(5));
        chat.stand(anna, "kicked");
        long before = chat.telegram.calls.size();
        assertThat(chat.page(phone).match()).isNotNull();
        assertThat(chat.prompts.deliver()).isEqualTo(1);
        assertThat(chat.telegram.calls).hasSize((int) before);

        chat.world.clock.advance(Duration.ofSeconds(5));
        chat.stand(anna, "member");
        assertThat(chat.page(phone).match()).isNotNull();
        assertThat(chat.prompts.deliver()).isEqualTo(1);
        assertThat(chat.telegram.calls).hasSize((int) before + 1);
    }

    @Test
    void a_chat_that_is_found_closed_is_remembered_and_nothing_is_thrown() {
        PhoneNumber phone = chat.member(anna).phone().orElseThrow();
        chat.telegram.refusal(403, "Forbidden: bot was blocked by the user", "");
        assertThatCode(() -> chat.write(anna, "/me")).doesNotThrowAnyException();

        assertThat(chat.world.stores.chats.openOf(phone, chat.world.clock.instant()))
                .isEmpty();
    }

    @Test
    void what_telegram_has_no_time_for_is_tried_again_and_then_says_the_same() {
        Waiting page = chat.page();
        chat.come(anna, page);
        String yes = ChatWorld.data(chat.last("sendMessage")).get(0);
        chat.telegram.result("true");
        chat.telegram.refusal(429, "Too Many Requests: retry after 3", ",\"parameters\":{\"retry_after\":3}");
        assertThatThrownBy(() -> chat.press(anna, yes)).isInstanceOf(BotTrouble.class);
        assertThat(chat.status(page)).isEqualTo(Status.APPROVED);
        assertThatThrownBy(() -> chat.press(anna, yes)).isInstanceOf(BotTrouble.class);

        chat.world.clock.advance(Duration.ofSeconds(3));
        chat.press(anna, yes);

        assertThat(chat.edited()).startsWith("✅ Вы вошли");
        chat.telegram.text(502, "");
        assertThatThrownBy(() -> chat.write(anna, "/help")).isInstanceOf(BotTrouble.class);
    }

    @Test
    void what_is_our_own_mistake_is_not_tried_for_ever() {
        chat.telegram.refusal(400, "Bad Request: message text is empty", "");
        assertThatCode(() -> chat.write(anna, "/help")).doesNotThrowAnyException();
    }

    @Test
    void strangers_get_clear_answers_and_are_spoken_to_in_their_language() {
        for (String command : List.of("/me", "/sessions", "/invite", "/unlink")) {
            chat.write(anna, command);
            assertThat(chat.said()).as(command).startsWith("Этот Telegram не привязан ни к одной учётной записи");
        }
        chat.bot.handle(chat.message(anna, "en-GB", ChatWorld.json().put("text", "/me@our_bot")));
        assertThat(chat.said()).startsWith("This Telegram belongs to no account at id.example.org.");
        chat.bot.handle(chat.message(anna, "tr", ChatWorld.json().put("text", "/me")));
        assertThat(chat.said()).startsWith("This Telegram");
        chat.write(anna, "/start");
        assertThat(chat.said()).startsWith("Здравствуйте!");
        chat.write(anna, "/start K7RZ2M");
        assertThat(chat.said()).contains("K7RZ2M");
        chat.write(anna, "/start no-such-link");
        assertThat(chat.said()).startsWith("Эта ссылка больше не действует.");
        chat.write(anna, "/help");
        assertThat(chat.said()).contains("/sessions").contains("/unlink");
        chat.write(anna, "/delete_everything");
        assertThat(chat.said()).startsWith("Не понимаю.");
    }

    @Test
    void groups_and_what_is_no_text_are_met_with_silence() {
        com.fasterxml.jackson.databind.node.ObjectNode group = ChatWorld.json().put("text", "/me");
        String update = chat.message(anna, "ru", group).replace("\"private\"", "\"supergroup\"");
        chat.bot.handle(update);
        chat.bot.handle(chat.message(anna, "ru", ChatWorld.json().put("sticker", "x")));
        chat.bot.handle("{\"update_id\":1,\"poll_answer\":{}}");

        assertThat(chat.telegram.calls).isEmpty();
    }

    @Test
    void the_profile_shows_masked_numbers_and_a_code_to_pass_on() {
        User user = chat.member(anna);
        chat.write(anna, "/me");

        String code = user.inviteCode().value();
        assertThat(chat.said())
                .contains("Телефон: " + user.phone().orElseThrow().masked())
                .contains("Код приглашения: " + code)
                .contains("Пришли по вашему коду: 0")
                .doesNotContain(user.phone().orElseThrow().e164());
        JsonNode share = chat.last("sendMessage")
                .path("reply_markup")
                .path("inline_keyboard")
                .path(0)
                .path(0);
        assertThat(share.path("url").asText())
                .startsWith(
                        "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Four_bot%3Fstart%3D" + code + "&text=%D0%9F");
        chat.write(anna, "/invite");
        assertThat(chat.said()).contains(code).contains("https://t.me/our_bot?start=" + code);
    }

    @Test
    void sessions_are_listed_and_ended_one_by_one_and_only_ones_own() {
        User user = chat.member(anna);
        PhoneNumber phone = user.phone().orElseThrow();
        SignedIn second = chat.world.signIn(phone, Some.origin());
        SignedIn others = chat.world.member();
        chat.write(anna, "/sessions");
        JsonNode list = chat.last("sendMessage");
        assertThat(list.path("text").asText())
                .contains("1. Неизвестное устройство")
                .contains("203.0.113.7");
        assertThat(ChatWorld.labels(list)).containsExactly("Завершить 1", "Завершить 2");
        String latest = ChatWorld.data(list).get(0);
        assertThat(chat.world.authenticate.caller(second.tokens().accessToken()).user())
                .isEqualTo(user.id());

        for (int redelivered = 0; redelivered < 2; redelivered++) {
            chat.press(anna, latest);
            assertThat(ChatWorld.labels(chat.last("editMessageText"))).containsExactly("Завершить 1");
        }

        assertThatThrownBy(() -> chat.world.authenticate.caller(second.tokens().accessToken()))
                .hasMessage("token.invalid");
        assertThat(chat.world.stores.audit.written())
                .filteredOn(event -> event.action() == AuditAction.SESSION_ENDED)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.address()).isEqualTo("telegram");
                    assertThat(event.actor()).contains(user.id());
                });
        chat.press(anna, "s:" + chat.world.callerOf(others).session().value());
        assertThat(chat.world.callerOf(others).user()).isEqualTo(others.user().id());
        chat.press(anna, ChatWorld.data(chat.last("editMessageText")).get(0));
        assertThat(chat.edited()).isEqualTo("Сейчас вход нигде не выполнен.");
    }

    @Test
    void a_language_is_chosen_and_kept_with_an_account_and_without() {
        chat.write(mallory, "/language");
        assertThat(ChatWorld.labels(chat.last("sendMessage"))).containsExactly("Русский", "English");
        chat.press(mallory, "l:en");
        assertThat(chat.edited()).isEqualTo("All right, English it is.");
        chat.write(mallory, "/help");
        assertThat(chat.said()).startsWith("I help you");

        User user = chat.member(anna);
        for (int redelivered = 0; redelivered < 2; redelivered++) {
            chat.press(anna, "l:en");
            assertThat(chat.edited()).isEqualTo("All right, English it is.");
        }
        assertThat(chat.world.stores.accounts.find(user.id()).orElseThrow().language())
                .contains(Language.EN);
        assertThat(chat.world.stores.audit.written())
                .filteredOn(event -> event.action() == AuditAction.PROFILE_CHANGED)
                .hasSize(1);
    }

    @Test
    void unlinking_asks_once_more_ends_all_sessions_and_tells_the_owner() {
        User user = chat.member(anna);
        PhoneNumber phone = user.phone().orElseThrow();
        SignedIn session = chat.world.signIn(phone, Some.origin());
        chat.write(anna, "/unlink");
        List<String> buttons = ChatWorld.data(chat.last("sendMessage"));
        assertThat(buttons).hasSize(2).last().isEqualTo("u:no");
        chat.press(anna, "u:no");
        assertThat(chat.edited()).isEqualTo("Ничего не изменилось.");
        assertThat(chat.world.stores.telegramLinks.isTaken(anna)).isTrue();

        for (int redelivered = 0; redelivered < 2; redelivered++) {
            chat.press(anna, buttons.get(0));
            assertThat(chat.edited()).startsWith("Telegram отвязан");
        }

        assertThat(chat.world.stores.telegramLinks.isTaken(anna)).isFalse();
        assertThatThrownBy(() -> chat.world.authenticate.caller(session.tokens().accessToken()))
                .hasMessage("token.invalid");
        chat.world.deliverMessages.deliver();
        assertThat(chat.world.phones.textsTo(phone))
                .filteredOn(text -> text.contains("TELEGRAM_UNLINKED"))
                .hasSize(1);
        assertThat(chat.world.stores.audit.written())
                .filteredOn(event -> event.action() == AuditAction.TELEGRAM_UNLINKED)
                .singleElement()
                .satisfies(event -> assertThat(event.address()).isEqualTo("telegram"));
        chat.write(anna, "/me");
        assertThat(chat.said()).startsWith("Этот Telegram не привязан");
    }

    @Test
    void a_yes_to_unlinking_that_comes_late_changes_nothing() {
        User user = chat.member(anna);
        String yes = yes();
        chat.world.clock.advance(Duration.ofMinutes(5));

        for (String late : List.of(yes, "u:yes:", "u:yes:99999999999x", "u:yes:-1")) {
            chat.press(anna, late);
            assertThat(chat.edited()).isEqualTo("Ничего не изменилось.");
        }
        assertThat(chat.world.stores.accounts.find(user.id()).orElseThrow().telegram())
                .hasValue(anna);
    }

    @Test
    void the_last_way_in_is_kept_and_the_banned_shake_nothing_off() {
        User user = chat.byTelegram(anna);
        chat.press(anna, yes());
        assertThat(chat.edited()).startsWith("Отвязать нельзя");

        User member = chat.member(mallory);
        chat.world.ban(member.id());
        chat.press(mallory, yes());
        assertThat(chat.edited()).startsWith("Ваша учётная запись на id.example.org заблокирована.");
        for (String command : List.of("/me", "/sessions", "/invite", "/unlink")) {
            chat.write(mallory, command);
            assertThat(chat.said()).startsWith("Ваша учётная запись на id.example.org заблокирована.");
        }
        chat.press(mallory, "s:00000000-0000-0000-0000-000000000000");
        assertThat(chat.edited()).startsWith("Ваша учётная запись");
        chat.press(mallory, "l:en");
        assertThat(chat.world.stores.accounts.find(member.id()).orElseThrow().language())
                .isEqualTo(member.language());
        assertThat(chat.world.stores.telegramLinks.isTaken(anna)).isTrue();
        assertThat(chat.world.stores.telegramLinks.isTaken(mallory)).isTrue();
        assertThat(user.phone()).isEmpty();
    }

    @Test
    void the_menu_is_set_in_every_language_and_its_failure_stops_nothing() {
        chat.bot.announceCommands();
        assertThat(chat.telegram.calls)
                .extracting(call -> call.method() + call.parameters().path("language_code"))
                .containsExactly("setMyCommands\"\"", "setMyCommands\"ru\"", "setMyCommands\"en\"");
        assertThat(chat.telegram.calls.get(1).parameters().path("commands").findValuesAsText("command"))
                .containsExactly("me", "sessions", "invite", "language", "unlink", "help");

        chat.telegram.text(502, "");
        assertThatCode(chat.bot::announceCommands).doesNotThrowAnyException();
    }

    @Test
    void nothing_that_people_send_makes_it_throw() {
        Random random = new Random(17);
        String update = chat.message(anna, "ru", ChatWorld.json().put("text", "/start abc"));
        for (int i = 0; i < 500; i++) {
            StringBuilder altered = new StringBuilder(update);
            for (int change = 0; change <= random.nextInt(3); change++) {
                altered.setCharAt(random.nextInt(altered.length()), "\"{}[]:,0e-\u0000ЖA".charAt(random.nextInt(13)));
            }
            String odd = altered.toString();
            assertThatCode(() -> chat.bot.handle(odd)).as(odd).doesNotThrowAnyException();
        }
    }

    /** What the button says that unlinks, where somebody has just been asked. */
    private String yes() {
        return "u:yes:" + chat.world.clock.instant().getEpochSecond();
    }
}
