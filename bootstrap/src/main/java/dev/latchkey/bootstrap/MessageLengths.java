package dev.latchkey.bootstrap;

import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.messages.SmsLength;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.sms.SmsTexts;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.Translit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How long the messages with codes are for those who pay for them: networks charge by the segment. */
public final class MessageLengths {
    /** The longest that a code is after a wrong guess. */
    private static final LoginCode CODE = new LoginCode("000000");

    private MessageLengths() {}

    /** One line for each language. */
    public static List<String> of(Config config) {
        SmsTexts texts = new SmsTexts(config.http().publicUrl());
        boolean translit = config.sms().gateways().values().stream().anyMatch(each -> each.flag(Gateways.TRANSLIT));
        return Stream.of(Language.values())
                .map(language -> {
                    String name = Word.of(language);
                    String plain = longest(texts, language, UnaryOperator.identity());
                    String latin = longest(texts, language, Translit::of);
                    boolean same = plain.equals(latin);
                    return "in " + name + ": " + plain + (translit && !same ? ", in Latin letters " + latin : "");
                })
                .toList();
    }

    private static String longest(SmsTexts texts, Language language, UnaryOperator<String> written) {
        return Arrays.stream(CodePurpose.values())
                .map(purpose -> SmsLength.of(written.apply(texts.text(purpose, CODE, language))))
                .max(Comparator.comparingInt(SmsLength::segments).thenComparingInt(SmsLength::units))
                .orElseThrow()
                .words();
    }
}
