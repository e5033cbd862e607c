package dev.latchkey.http.accounts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.latchkey.application.accounts.SeenMember;
import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.BanReason;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Optional;

/** An account as those see it who look after all of them: the {@code Member} of the API. */
record MemberBody(@JsonUnwrapped UserBody user, Optional<BanBody> ban) {

    static MemberBody of(SeenMember seen) {
        return new MemberBody(
                UserBody.of(seen.member().user(), seen.whole()),
                seen.member().ban().map(BanBody::of));
    }

    record BanBody(Optional<String> reason, Optional<Long> by, Optional<Instant> since, Optional<Instant> until) {

        static BanBody of(Ban ban) {
            return new BanBody(
                    ban.reason().map(BanReason::value), ban.by().map(UserId::value), ban.since(), ban.until());
        }
    }
}
