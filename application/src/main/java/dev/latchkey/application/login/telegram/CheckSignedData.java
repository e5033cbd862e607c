package dev.latchkey.application.login.telegram;

import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.DataAge;
import dev.latchkey.domain.login.SignedFields;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/** Believes data that Telegram has signed for our bot a moment ago. */
public final class CheckSignedData {
    private final TelegramRules rules;
    private final TelegramSignatures signatures;
    private final ReadTelegramUser readUser;
    private final SpentProofs spent;
    private final InstantSource clock;

    public CheckSignedData(
            TelegramRules rules,
            TelegramSignatures signatures,
            ReadTelegramUser readUser,
            SpentProofs spent,
            InstantSource clock) {
        this.rules = rules;
        this.signatures = signatures;
        this.readUser = readUser;
        this.spent = spent;
        this.clock = clock;
    }

    Vouched widget(TelegramProof.Widget proof) {
        if (rules.keys() != TelegramRules.Keys.BOT_TOKEN) {
            throw new Refused(TelegramProblem.OFF);
        }
        SignedFields fields = believed(proof.fields()
                .filter(read -> has(read, "hash", hash -> signatures.areOfWidget(read.checkString(), hash))));
        return vouched(fields, rules.widget(), named(fields));
    }

    Vouched miniApp(TelegramProof.MiniApp proof) {
        SignedFields fields = believed(proof.fields().filter(this::isOfMiniApp));
        return vouched(fields, rules.miniApp(), fields.value("user").flatMap(readUser::read));
    }

    private boolean isOfMiniApp(SignedFields fields) {
        return switch (rules.keys()) {
            case NONE -> throw new Refused(TelegramProblem.OFF);
            case BOT_TOKEN -> has(fields, "hash", hash -> signatures.areOfMiniApp(fields.checkString(), hash));
            case PUBLIC_KEY ->
                has(
                        fields,
                        "signature",
                        signature -> signatures.areOfTelegram(fields.checkString(rules.bot()), signature));
        };
    }

    private static boolean has(SignedFields fields, String name, Predicate<String> right) {
        return fields.value(name).filter(right).isPresent();
    }

    private static SignedFields believed(Optional<SignedFields> fields) {
        return fields.orElseThrow(() -> new Refused(TelegramProblem.SIGNATURE_WRONG));
    }

    private static Optional<TelegramPerson> named(SignedFields fields) {
        return fields.value("id")
                .flatMap(TelegramId::parse)
                .map(id -> TelegramPerson.called(
                        id, fields.value("first_name"), fields.value("last_name"), fields.value("username")));
    }

    private Vouched vouched(SignedFields fields, DataAge age, Optional<TelegramPerson> person) {
        Instant end = age.end(fields, clock.instant());
        return new Vouched(
                person.orElseThrow(() -> new Refused(TelegramProblem.SIGNATURE_WRONG)),
                fields.value("start_param"),
                Optional.empty(),
                () -> {
                    if (!spent.spend(fields.fingerprint(), end)) {
                        throw new Refused(TelegramProblem.REPLAYED);
                    }
                });
    }
}
