package dev.latchkey.http.login;

import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.login.Door;
import dev.latchkey.application.login.password.ChangePassword;
import dev.latchkey.application.login.password.LogIn;
import dev.latchkey.application.login.password.SignUp;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.LoginName;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import dev.latchkey.http.accounts.ProfileRoutes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Sign up and sign in with a password, and change it. */
public final class PasswordRoutes implements Routes {
    private final Callers callers;
    private final SignUp signUp;
    private final LogIn logIn;
    private final ChangePassword changePassword;

    public PasswordRoutes(Callers callers, SignUp signUp, LogIn logIn, ChangePassword changePassword) {
        this.callers = callers;
        this.signUp = signUp;
        this.logIn = logIn;
        this.changePassword = changePassword;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/auth/signup", this::signUp);
        endpoints.post("/auth/login", this::logIn);
        endpoints.put("/me/password", this::change);
    }

    private void signUp(Context ctx) {
        SignUpBody body = Json.body(ctx, SignUpBody.class);
        SignedInAnswer.send(ctx, signUp.signUp(body.application(), Origins.of(ctx)));
    }

    private void logIn(Context ctx) {
        LogInBody body = Json.body(ctx, LogInBody.class);
        LoginName name = new LoginName(body.login());
        SignedInAnswer.send(ctx, logIn.logIn(name, new Password(body.password()), Door.EVERYBODY, Origins.of(ctx)));
    }

    private void change(Context ctx) {
        Caller caller = callers.of(ctx);
        ChangeBody body = Json.body(ctx, ChangeBody.class);
        changePassword.change(
                caller, body.currentPassword().map(Password::new), new Password(body.password()), Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    record SignUpBody(
            String email,
            String password,
            Optional<String> firstName,
            Optional<String> lastName,
            Optional<String> username,
            Optional<String> role,
            Optional<String> inviteCode) {

        SignUp.Application application() {
            EmailAddress address = new EmailAddress(email.strip());
            Newcomer newcomer = new Newcomer(
                    firstName.map(name -> ProfileRoutes.nameIn("first_name", name)),
                    lastName.map(name -> ProfileRoutes.nameIn("last_name", name)),
                    username.map(Username::new));
            Optional<InvitationCode> invite = inviteCode.map(InvitationCode::typed);
            return new SignUp.Application(
                    address,
                    new Password(password),
                    newcomer,
                    role.map(SignUpBody::role).orElse(Role.STUDENT),
                    invite);
        }

        /** What is no role cannot be chosen any more than one that others give. */
        private static Role role(String text) {
            return Word.parse(Role.class, text).orElseThrow(() -> new Refused(AccountProblem.NOT_ALLOWED));
        }

        /** Without the password, because records end up in logs. */
        @Override
        public String toString() {
            return "SignUpBody[***]";
        }
    }

    record LogInBody(String login, String password) {

        /** Without the password, because records end up in logs. */
        @Override
        public String toString() {
            return "LogInBody[***]";
        }
    }

    record ChangeBody(Optional<String> currentPassword, String password) {

        /** Without the passwords, because records end up in logs. */
        @Override
        public String toString() {
            return "ChangeBody[***]";
        }
    }
}
