package dev.latchkey.http.login;

import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.login.phone.RequestLoginCode;
import dev.latchkey.application.login.phone.SentCode;
import dev.latchkey.application.login.phone.VerifyLoginCode;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import dev.latchkey.http.accounts.ProfileRoutes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Sign in with a phone number and a code that is sent to it. */
public final class PhoneLoginRoutes implements Routes {
    private final RequestLoginCode requestCode;
    private final VerifyLoginCode verifyCode;

    public PhoneLoginRoutes(RequestLoginCode requestCode, VerifyLoginCode verifyCode) {
        this.requestCode = requestCode;
        this.verifyCode = verifyCode;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/auth/phone", this::request);
        endpoints.post("/auth/phone/verify", this::verify);
    }

    private void request(Context ctx) {
        RequestBody body = Json.body(ctx, RequestBody.class);
        body.channel().filter(channel -> !channel.equals(SentBody.SMS)).ifPresent(channel -> {
            throw new InvalidValue("channel", "channel.unknown", "must be sms");
        });
        SentCode sent = requestCode.request(body.phone(), Origins.of(ctx));
        ctx.status(HttpStatus.ACCEPTED).json(SentBody.of(sent));
    }

    private void verify(Context ctx) {
        VerifyBody body = Json.body(ctx, VerifyBody.class);
        SignedInAnswer.send(ctx, verifyCode.verify(body.attempt(), Origins.of(ctx)));
    }

    record RequestBody(String phone, Optional<String> channel) {}

    record VerifyBody(
            String challengeId,
            String code,
            Optional<String> inviteCode,
            Optional<String> firstName,
            Optional<String> lastName,
            Optional<String> username) {

        VerifyLoginCode.Attempt attempt() {
            // Every wrong field is told before it is told that the challenge is none of ours.
            LoginCode typed = LoginCode.typed(code);
            Optional<InvitationCode> invite = inviteCode.map(InvitationCode::typed);
            Newcomer newcomer = new Newcomer(
                    firstName.map(name -> ProfileRoutes.nameIn("first_name", name)),
                    lastName.map(name -> ProfileRoutes.nameIn("last_name", name)),
                    username.map(Username::new));
            ChallengeId challenge =
                    ChallengeId.parse(challengeId).orElseThrow(() -> new Refused(LoginProblem.CODE_GONE));
            return new VerifyLoginCode.Attempt(challenge, typed, invite, newcomer);
        }
    }
}
