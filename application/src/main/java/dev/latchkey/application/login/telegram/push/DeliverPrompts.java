package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.login.telegram.chat.KeepChat;
import dev.latchkey.application.login.telegram.push.PushPrompt.Pushed;
import dev.latchkey.application.shared.Delivery;
import dev.latchkey.domain.login.TelegramSecret.Use;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends the prompts that wait. Each is tried once: where it is not known whether it arrived, a second one would ask somebody
 * twice, and the page has its link all the same. What is too late is dropped.
 */
public final class DeliverPrompts implements Delivery {
    private static final int MOST = 20;

    private final WaitingPrompts prompts;
    private final PushPrompt push;
    private final PromptSender sender;
    private final KeepChat chats;
    private final InstantSource clock;

    public DeliverPrompts(
            WaitingPrompts prompts, PushPrompt push, PromptSender sender, KeepChat chats, InstantSource clock) {
        this.prompts = prompts;
        this.push = push;
        this.sender = sender;
        this.chats = chats;
        this.clock = clock;
    }

    @Override
    public int deliver() {
        for (int done = 0; done < MOST; done++) {
            Optional<WaitingPrompts.Waiting> next = prompts.take();
            if (next.isEmpty()) {
                return done;
            }
            next.filter(waiting -> clock.instant().isBefore(waiting.until()))
                    .flatMap(waiting -> push.push(waiting.link()))
                    .ifPresent(this::send);
        }
        return MOST;
    }

    private void send(Pushed pushed) {
        PromptSender.Outcome outcome = sender.send(pushed.chat(), pushed.prompt());
        if (outcome.closed()) {
            chats.foundClosed(pushed.chat().person().id());
        }
        outcome.message()
                .ifPresent(message -> prompts.sent(pushed.prompt().key().hash(Use.BUTTON), message));
    }

    @Override
    public int settle() {
        return 0;
    }

    @Override
    public int inFlight() {
        return 0;
    }
}
