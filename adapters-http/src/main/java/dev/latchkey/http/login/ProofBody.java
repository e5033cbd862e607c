package dev.latchkey.http.login;

import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.shared.InvalidValue;
import java.util.Optional;

/** What somebody shows that it is still them: a password, or a code that was sent. */
record ProofBody(Optional<String> challengeId, Optional<String> code, Optional<String> password) {

    /** The password, if that is what it is. */
    Optional<Password> typedPassword() {
        if (password.isPresent() && (challengeId.isPresent() || code.isPresent())) {
            throw new InvalidValue("password", "field.unknown", "cannot be there beside a code");
        }
        return password.map(Password::new);
    }

    TypedCode typedCode() {
        return new TypedCode(
                challengeId.orElseThrow(() -> missing("challenge_id")), code.orElseThrow(() -> missing("code")));
    }

    private static InvalidValue missing(String field) {
        return new InvalidValue(field, "field.missing", "is needed");
    }

    /** Without the password, because records end up in logs. */
    @Override
    public String toString() {
        return "ProofBody[***]";
    }
}
