package dev.latchkey.http.login;

import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.login.Door;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.password.LogIn;
import dev.latchkey.application.login.password.SignUp;
import dev.latchkey.application.login.password.SignUpProvider;
import dev.latchkey.application.login.phone.VerifyProviderCode;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.LoginName;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import dev.latchkey.http.accounts.ProfileRoutes;
import dev.latchkey.http.providers.WrittenProfile;
import io.javalin.http.Context;
import java.util.Optional;

/** The doors for providers, through which others do not get. */
public final class ProviderLoginRoutes implements Routes {
    private final ReadPhone readPhone;
    private final SignUpProvider signUp;
    private final LogIn logIn;
    private final VerifyProviderCode verifyCode;

    public ProviderLoginRoutes(ReadPhone readPhone, SignUpProvider signUp, LogIn logIn, VerifyProviderCode verifyCode) {
        this.readPhone = readPhone;
        this.signUp = signUp;
        this.logIn = logIn;
        this.verifyCode = verifyCode;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/provider/signup", this::signUp);
        endpoints.post("/auth/provider", this::signIn);
    }

    private void signUp(Context ctx) {
        SignUpBody body = Json.body(ctx, SignUpBody.class);
        SignedInAnswer.send(
                ctx, signUp.signUp(body.application(), body.profile().read(readPhone), Origins.of(ctx)));
    }

    private void signIn(Context ctx) {
        ProofBody body = Json.body(ctx, ProofBody.class);
        SignedInAnswer.send(ctx, body.isPassword() ? logIn(body, Origins.of(ctx)) : verify(body, Origins.of(ctx)));
    }

    private SignedIn logIn(ProofBody body, Origin origin) {
        LoginName name = new LoginName(given("login", body.login()));
        return logIn.logIn(name, new Password(given("password", body.password())), Door.PROVIDERS, origin);
    }

    private SignedIn verify(ProofBody body, Origin origin) {
        String challengeId = given("challenge_id", body.challengeId());
        // Every wrong field is told before it is told that the challenge is none of ours.
        LoginCode typed = LoginCode.typed(given("code", body.code()));
        ChallengeId challenge = ChallengeId.parse(challengeId).orElseThrow(() -> new Refused(LoginProblem.CODE_GONE));
        return verifyCode.verify(challenge, typed, origin);
    }

    private static String given(String field, Optional<String> value) {
        return value.orElseThrow(() -> new InvalidValue(field, "field.missing", "is missing"));
    }

    /** Either of two proofs. */
    record ProofBody(
            Optional<String> login, Optional<String> password, Optional<String> challengeId, Optional<String> code) {

        boolean isPassword() {
            boolean password = login.isPresent() || password().isPresent();
            if (password && (challengeId.isPresent() || code.isPresent())) {
                throw new InvalidValue(
                        challengeId.isPresent() ? "challenge_id" : "code", "field.unknown", "does not go with a login");
            }
            return password;
        }

        /** Without the password, because records end up in logs. */
        @Override
        public String toString() {
            return "ProofBody[***]";
        }
    }

    record SignUpBody(
            String email,
            String password,
            Optional<String> firstName,
            Optional<String> lastName,
            Optional<String> username,
            Optional<String> inviteCode,
            String company,
            Optional<String> description,
            Optional<String> category,
            Optional<String> contactPhone,
            Optional<String> contactEmail,
            Optional<Boolean> contactsPublished) {

        SignUp.Application application() {
            Newcomer newcomer = new Newcomer(
                    firstName.map(name -> ProfileRoutes.nameIn("first_name", name)),
                    lastName.map(name -> ProfileRoutes.nameIn("last_name", name)),
                    username.map(Username::new));
            return new SignUp.Application(
                    new EmailAddress(email.strip()),
                    new Password(password),
                    newcomer,
                    Role.STUDENT,
                    inviteCode.map(InvitationCode::typed));
        }

        WrittenProfile profile() {
            return new WrittenProfile(company, description, category, contactPhone, contactEmail, contactsPublished);
        }

        /** Without the password, because records end up in logs. */
        @Override
        public String toString() {
            return "SignUpBody[***]";
        }
    }
}
