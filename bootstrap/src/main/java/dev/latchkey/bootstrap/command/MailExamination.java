package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.MailConfig.Smtp;
import dev.latchkey.email.SmtpCheck;
import dev.latchkey.email.SmtpCheck.SmtpUnusable;

/** Looks at the mail server: goes all the way to it, and sends nothing. */
final class MailExamination {
    private static final String PART = "mail";

    private final Config config;
    private final Findings findings;

    MailExamination(Config config, Findings findings) {
        this.config = config;
        this.findings = findings;
    }

    void examine() {
        String printed = config.mail().secretive() ? ", without links" : "";
        config.mail()
                .smtp()
                .ifPresentOrElse(
                        this::examine,
                        () -> findings.note(PART, "is only printed" + printed + ": SMTP_URL is not set"));
    }

    private void examine(Smtp smtp) {
        try {
            findings.good(PART, smtp.url() + ": " + SmtpCheck.of(smtp.server(), smtp.from()));
        } catch (SmtpUnusable e) {
            findings.wrong(PART, e.getMessage() + ". Is SMTP_URL right? Mail waits meanwhile");
        } catch (IllegalArgumentException e) {
            findings.wrong(PART, "SMTP_CA_FILE " + e.getMessage());
        }
    }
}
