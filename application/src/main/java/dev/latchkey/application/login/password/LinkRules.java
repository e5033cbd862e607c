package dev.latchkey.application.login.password;

import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.login.LinkToken;
import java.net.URI;
import java.time.Duration;

/**
 * Where links lead and how long they are good.
 *
 * @param base where people reach us
 */
public record LinkRules(URI base, Duration verificationLife, Duration resetLife) {

    public Duration lifeOf(LinkPurpose purpose) {
        return switch (purpose) {
            case VERIFY_EMAIL, CHANGE_EMAIL -> verificationLife;
            case RESET_PASSWORD -> resetLife;
        };
    }

    /** The path of the page that such a link opens. */
    public static String page(LinkPurpose purpose) {
        return switch (purpose) {
            case VERIFY_EMAIL -> "/auth/email";
            case RESET_PASSWORD -> "/auth/password/reset";
            case CHANGE_EMAIL -> "/auth/email/change";
        };
    }

    /** The token stands behind the #, which browsers send nowhere: not to us, not in a Referer, not into logs. */
    URI link(LinkPurpose purpose, LinkToken token) {
        String root = base.toString();
        String slashless = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        return URI.create(slashless + page(purpose) + "#token=" + token.secret());
    }
}
