package dev.latchkey.telegram.chat;

import dev.latchkey.application.login.telegram.chat.ChooseLanguage;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.shared.Problem;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.telegram.BotButton;
import dev.latchkey.telegram.BotMarkup;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The language in which people are spoken to, with an account and without. */
public final class LanguageTopic implements Topic {
    private static final String DATA = "l:";

    private final ChooseLanguage choose;
    private final Phrasebook phrasebook;

    public LanguageTopic(ChooseLanguage choose, Phrasebook phrasebook) {
        this.choose = choose;
        this.phrasebook = phrasebook;
    }

    @Override
    public boolean isBegunBy(String command) {
        return command.equals("language");
    }

    @Override
    public void begin(String command, Chat chat) {
        List<BotButton> buttons = Arrays.stream(Language.values())
                .map(language ->
                        new BotButton(phrasebook.in(Optional.of(language)).of("language.name"), DATA + language.tag()))
                .toList();
        chat.say(chat.words().of("language.choose"), BotMarkup.buttons(List.of(buttons)));
    }

    @Override
    public boolean isAbout(String data) {
        return data.startsWith(DATA);
    }

    @Override
    public void goOn(Heard.Press press, Chat chat) {
        Optional<Language> chosen = Arrays.stream(Language.values())
                .filter(language -> press.data().equals(DATA + language.tag()))
                .findFirst();
        if (chosen.isEmpty()) {
            chat.answer(press, chat.words().of("signin.button_over"));
            return;
        }
        try {
            choose.choose(chat.who(), chosen.get(), chat.origin());
        } catch (Refused refused) {
            if (refused.problem().kind() != Problem.Kind.EXHAUSTED) {
                throw refused;
            }
            chat.answer(press, chat.words().of("too_often"));
            return;
        }
        Chat changed = chat.in(phrasebook.in(chosen));
        changed.answer(press, changed.words().of("language.chosen"));
    }
}
