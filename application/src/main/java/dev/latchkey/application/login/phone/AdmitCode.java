package dev.latchkey.application.login.phone;

import dev.latchkey.application.messages.fraud.Draft;
import dev.latchkey.application.messages.fraud.JudgeSend;
import dev.latchkey.application.messages.fraud.Range;
import dev.latchkey.application.messages.fraud.SuspiciousRanges;
import dev.latchkey.application.messages.fraud.Verdict;
import dev.latchkey.application.sessions.RecogniseNetwork;
import dev.latchkey.application.sessions.RecogniseNetwork.Familiarity;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.login.GuessRecord;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.domain.messages.SendRule;
import dev.latchkey.domain.messages.SmsProblem;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.domain.shared.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides whether a code is sent. Goes by the number, by where the request comes from and by what was sent lately, and never by
 * whether the phone has an account; so the answer tells nobody.
 */
public final class AdmitCode {
    private final JudgeSend judge;
    private final SuspiciousRanges suspicious;
    private final Limits limits;
    private final RecogniseNetwork recognise;
    private final GuessGate gate;

    public AdmitCode(JudgeSend judge, SuspiciousRanges suspicious, Limits limits, RecogniseNetwork recognise) {
        this.judge = judge;
        this.suspicious = suspicious;
        this.limits = limits;
        this.recognise = recognise;
        this.gate = new GuessGate(recognise);
    }

    /**
     * Lets the message pass and has its price taken, or refuses; either is written down.
     *
     * @param guesses what is remembered of wrong ones: strangers are refused where there were too many
     */
    void admit(OutgoingMessage message, GuessRecord guesses, Origin origin) {
        Draft draft = judge.draft(message, Optional.of(origin.network()));
        Optional<Verdict> remark = served(draft, origin);
        pass(draft, guesses, origin);
        remark = within(draft, origin, remark);
        judge.enter(draft, remark).ifPresent(over -> {
            throw Refused.retryAfter(SmsProblem.REFUSED, over.pause());
        });
    }

    /** The same for a number to which nothing is sent because its code is known: nothing costs anything. */
    void admitTest(OutgoingMessage message, GuessRecord guesses, Origin origin) {
        Draft draft = judge.draft(message, Optional.of(origin.network()));
        pass(draft, guesses, origin);
        limits.take(uses(draft, origin)).ifPresent(reached -> {
            throw refused(draft, reached);
        });
        judge.refuse(draft, Verdict.of(SendRule.TEST_NUMBER));
    }

    /** What speaks against such numbers where it is only written down. */
    private Optional<Verdict> served(Draft draft, Origin origin) {
        Optional<SendRule> unserved = judge.unserved(draft);
        if (unserved.isEmpty() || !judge.enforces()) {
            return unserved.map(Verdict::of);
        }
        limits.spend(new Limits.Use(Limit.CODE_PER_IP, origin.network().key()));
        judge.refuse(draft, Verdict.of(unserved.get()));
        throw new Refused(
                unserved.get() == SendRule.COUNTRY ? SmsProblem.COUNTRY_NOT_SERVED : SmsProblem.NUMBER_NOT_SERVED);
    }

    private void pass(Draft draft, GuessRecord guesses, Origin origin) {
        try {
            gate.pass(guesses, draft.phone(), origin, draft.at());
        } catch (Refused locked) {
            judge.refuse(draft, Verdict.of(SendRule.LOCKED));
            throw locked;
        }
    }

    private Optional<Verdict> within(Draft draft, Origin origin, Optional<Verdict> remark) {
        List<Limits.Use> uses = new ArrayList<>(uses(draft, origin));
        List<Limits.Use> rationed = rationed(draft, origin);
        if (judge.enforces()) {
            uses.addAll(rationed);
        }
        limits.take(uses).ifPresent(reached -> {
            throw refused(draft, reached);
        });
        if (judge.enforces() || rationed.isEmpty()) {
            return remark;
        }
        return remark.or(() -> limits.take(rationed).map(AdmitCode::verdict));
    }

    private Refused refused(Draft draft, Limits.Reached reached) {
        judge.refuse(draft, verdict(reached));
        return reached.refusal();
    }

    private static Verdict verdict(Limits.Reached reached) {
        boolean suspicion = reached.limit().problem() == SmsProblem.REFUSED;
        return new Verdict(suspicion ? SendRule.CONVERSION : SendRule.LIMIT, Word.of(reached.limit()));
    }

    private static List<Limits.Use> uses(Draft draft, Origin origin) {
        return List.of(
                new Limits.Use(Limit.CODE_RESEND, draft.phone().e164()),
                new Limits.Use(Limit.CODE_PER_PHONE, draft.phone().e164()),
                new Limits.Use(Limit.CODE_PER_IP, origin.network().key()),
                new Limits.Use(Limit.CODE_PER_RANGE, origin.network().range()),
                new Limits.Use(Limit.CODE_PER_PREFIX, draft.phone().prefix()),
                new Limits.Use(Limit.CODE_PER_COUNTRY, draft.destination().region()),
                new Limits.Use(Limit.CODE_IN_ALL, "all"));
    }

    /** The small allowances of what is suspicious, save for a phone's owner where they have signed in before. */
    private List<Limits.Use> rationed(Draft draft, Origin origin) {
        List<Limits.Use> uses = Stream.of(
                        ration(Range.Kind.PREFIX, judge.prefixOf(draft), Limit.CODE_SUSPICIOUS_PREFIX),
                        ration(Range.Kind.NETWORK, origin.network().range(), Limit.CODE_SUSPICIOUS_RANGE),
                        ration(Range.Kind.COUNTRY, draft.destination().region(), Limit.CODE_SUSPICIOUS_COUNTRY))
                .flatMap(Optional::stream)
                .toList();
        if (!uses.isEmpty() && recognise.recognise(origin.network(), draft.phone()) == Familiarity.KNOWN) {
            return List.of();
        }
        return uses;
    }

    private Optional<Limits.Use> ration(Range.Kind kind, String key, Limit limit) {
        return suspicious.include(new Range(kind, key)) ? Optional.of(new Limits.Use(limit, key)) : Optional.empty();
    }
}
