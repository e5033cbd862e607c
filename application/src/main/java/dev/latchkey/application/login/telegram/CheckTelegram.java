package dev.latchkey.application.login.telegram;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.shared.Refused;
import java.util.Map;
import java.util.function.Function;

/** Looks at what people show from Telegram, at whichever door, and writes down what is not believed. */
public final class CheckTelegram {
    private final CheckSignedData signedData;
    private final CheckOidc oidc;
    private final Limits limits;
    private final RecordAudit audit;

    public CheckTelegram(CheckSignedData signedData, CheckOidc oidc, Limits limits, RecordAudit audit) {
        this.signedData = signedData;
        this.oidc = oidc;
        this.limits = limits;
        this.audit = audit;
    }

    /**
     * Does that with whoever Telegram vouches for.
     *
     * @throws Refused with a {@link TelegramProblem} if it does not, or has done so before
     */
    <T> T checked(TelegramProof proof, Origin origin, Function<Vouched, T> use) {
        limits.spend(new Limits.Use(Limit.TELEGRAM_PER_IP, origin.network().key()));
        try {
            return use.apply(vouched(proof));
        } catch (Refused refused) {
            if (refused.problem() instanceof TelegramProblem problem && problem != TelegramProblem.OFF) {
                // Here, where the transaction that it may have ended is over.
                audit.stranger(
                        AuditAction.TELEGRAM_REFUSED, origin, Map.of("door", proof.door(), "reason", problem.code()));
            }
            throw refused;
        }
    }

    private Vouched vouched(TelegramProof proof) {
        if (proof instanceof TelegramProof.Widget widget) {
            return signedData.widget(widget);
        }
        if (proof instanceof TelegramProof.MiniApp miniApp) {
            return signedData.miniApp(miniApp);
        }
        if (proof instanceof TelegramProof.IdToken token) {
            return oidc.token(token);
        }
        return oidc.code((TelegramProof.Code) proof);
    }
}
