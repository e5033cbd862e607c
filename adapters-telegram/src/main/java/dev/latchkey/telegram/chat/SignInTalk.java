package dev.latchkey.telegram.chat;

import dev.latchkey.application.login.telegram.push.BotReply;
import dev.latchkey.application.login.telegram.push.BotReply.Kind;
import dev.latchkey.application.login.telegram.push.BotUpdate;
import dev.latchkey.application.login.telegram.push.HandleUpdate;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.telegram.BotMarkup;
import java.util.List;
import java.util.Map;

/** Signing in on a page: links, contacts, numbers and the buttons under prompts. */
public final class SignInTalk {
    private final HandleUpdate signIn;

    public SignInTalk(HandleUpdate signIn) {
        this.signIn = signIn;
    }

    void start(String payload, Chat chat) {
        BotReply reply = signIn.handle(new BotUpdate.Start(chat.person(), true, payload));
        if (reply.kind() == Kind.INVITED) {
            chat.say(chat.words().of("signin.invited", Map.of("code", payload)));
        } else {
            say(reply, chat);
        }
    }

    void contact(Heard.Contact contact, Chat chat) {
        BotReply reply = signIn.handle(
                new BotUpdate.Contact(chat.person(), true, contact.phone(), contact.owner(), contact.forwarded()));
        if (reply.kind() == Kind.ASKED) {
            // The button that shares a number goes with this one; the prompt has buttons of its own.
            chat.say(chat.words().of("signin.contact_taken"), BotMarkup.NO_KEYBOARD);
        }
        say(reply, chat);
    }

    void typed(String text, Chat chat) {
        BotReply reply = signIn.handle(new BotUpdate.Typed(chat.person(), true, text));
        reply.message().ifPresent(message -> chat.change(message, text(reply, chat), List.of()));
        say(reply, chat);
    }

    void press(Heard.Press press, Chat chat) {
        chat.answer(press, text(signIn.handle(new BotUpdate.Press(chat.person(), press.data())), chat));
    }

    private static void say(BotReply reply, Chat chat) {
        reply.prompt()
                .ifPresentOrElse(
                        prompt -> chat.ask(
                                PromptText.text(prompt, chat.words()), PromptText.buttons(prompt, chat.words())),
                        () -> say(reply.kind(), text(reply, chat), chat));
    }

    private static void say(Kind kind, String text, Chat chat) {
        switch (kind) {
            case NOTHING -> {}
            case CONTACT_WANTED, CONTACT_NOT_YOURS, CONTACT_UNUSABLE ->
                chat.say(text, BotMarkup.contact(chat.words().of("contact.button")));
            default -> chat.say(text);
        }
    }

    private static String text(BotReply reply, Chat chat) {
        return reply.kind() == Kind.NOTHING || reply.kind() == Kind.ASKED || reply.kind() == Kind.INVITED
                ? ""
                : chat.words().of("signin." + Word.of(reply.kind()));
    }
}
