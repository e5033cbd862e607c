package dev.latchkey.telegram.chat;

import dev.latchkey.application.login.telegram.push.BotReply.Prompt;
import dev.latchkey.domain.login.ChatAnswer;
import dev.latchkey.telegram.BotButton;
import dev.latchkey.telegram.BotButton.Colour;
import dev.latchkey.telegram.BotMarkup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** How people are asked whether it is they who sign in. */
final class PromptText {
    private PromptText() {}

    static String text(Prompt prompt, BotWords words) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(words.of("prompt.title")).add("");
        DeviceName.of(prompt.device())
                .ifPresent(device -> lines.add(words.of("prompt.device", Map.of("device", device))));
        if (!prompt.address().isEmpty()) {
            lines.add(words.of("prompt.address", Map.of("address", prompt.address())));
        }
        lines.add(words.of("prompt.time", Map.of("time", words.time(prompt.begunAt()))));
        return lines.add("")
                .add(words.of(
                        switch (prompt.how()) {
                            case YES -> "prompt.confirm";
                            case CHOICE -> "prompt.choose";
                            case TYPED -> "prompt.type";
                        }))
                .toString();
    }

    /** Every yes in the first row, and the no below. */
    static BotMarkup buttons(Prompt prompt, BotWords words) {
        List<BotButton> yes = new ArrayList<>();
        List<BotButton> no = new ArrayList<>();
        for (ChatAnswer answer : prompt.answers()) {
            if (answer.yes()) {
                // Numbers look alike, whichever is the right one.
                yes.add(answer.number()
                        .map(number -> new BotButton(number.digits(), answer.data()))
                        .orElseGet(() -> new BotButton(words.of("prompt.yes"), answer.data(), Colour.GREEN)));
            } else {
                no.add(new BotButton(words.of("prompt.no"), answer.data(), Colour.RED));
            }
        }
        return BotMarkup.buttons(yes.isEmpty() ? List.of(no) : List.of(yes, no));
    }
}
