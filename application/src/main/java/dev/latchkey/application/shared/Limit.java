package dev.latchkey.application.shared;

import dev.latchkey.domain.messages.SmsProblem;
import dev.latchkey.domain.shared.LimitProblem;
import dev.latchkey.domain.shared.Problem;
import dev.latchkey.domain.shared.Rate;
import java.time.Duration;
import java.util.List;

/**
 * Every limit there is, with what holds when nothing is configured. {@code LIMITS_<NAME>} changes one of them; what is
 * counted is said by the key that each use case hands in.
 */
public enum Limit {
    /** Codes for one phone, whoever asks for them. {@code LOGIN_CODE_RESEND_AFTER} sets it. */
    CODE_RESEND(LimitProblem.RESEND_TOO_EARLY, per(1, Duration.ofSeconds(60))),
    CODE_PER_PHONE(LimitProblem.EXCEEDED, per(5, hours(1)), per(10, days(1))),
    CODE_PER_IP(LimitProblem.EXCEEDED, per(60, hours(1))),
    /** Numbers without their last four digits: what fraudsters rent in blocks. */
    CODE_PER_PREFIX(LimitProblem.EXCEEDED, per(100, hours(1))),
    /** The whole service. A bound on the bill. */
    CODE_IN_ALL(LimitProblem.EXCEEDED, per(5_000, hours(1))),
    /** Networks that were probably rented together: 256 addresses of IPv4, or a /48 of IPv6. */
    CODE_PER_RANGE(LimitProblem.EXCEEDED, per(300, hours(1))),
    CODE_PER_COUNTRY(LimitProblem.EXCEEDED, per(20_000, days(1))),
    /** While hardly any code to such numbers is typed. */
    CODE_SUSPICIOUS_PREFIX(SmsProblem.REFUSED, per(5, hours(1))),
    /** While hardly any code that such networks ask for is typed. */
    CODE_SUSPICIOUS_RANGE(SmsProblem.REFUSED, per(5, hours(1))),
    /** While hardly any code to a country is typed. More than above: most who live there have done nothing. */
    CODE_SUSPICIOUS_COUNTRY(SmsProblem.REFUSED, per(100, hours(1))),
    GUESS_PER_IP(LimitProblem.EXCEEDED, per(200, hours(1))),
    PHONE_CHANGE_PER_ACCOUNT(LimitProblem.EXCEEDED, per(5, days(1))),
    PASSWORD_PER_IP(LimitProblem.EXCEEDED, per(60, minutes(15))),
    PASSWORD_PER_IP_AND_ACCOUNT(LimitProblem.EXCEEDED, per(10, minutes(15))),
    /** From all networks together, save those from which the account's owner usually signs in. */
    PASSWORD_PER_ACCOUNT(LimitProblem.EXCEEDED, per(100, hours(1))),
    PASSWORD_CHANGE_PER_ACCOUNT(LimitProblem.EXCEEDED, per(10, hours(1))),
    SIGN_UP_PER_IP(LimitProblem.EXCEEDED, per(30, hours(1))),
    FORGOT_PER_IP(LimitProblem.EXCEEDED, per(30, hours(1))),
    /** Above it nothing is sent, and nobody is told. */
    FORGOT_PER_ADDRESS(LimitProblem.EXCEEDED, per(3, hours(1)), per(10, days(1))),
    LINK_PER_IP(LimitProblem.EXCEEDED, per(60, hours(1))),
    VERIFICATION_PER_ACCOUNT(LimitProblem.EXCEEDED, per(5, hours(1))),
    TELEGRAM_PER_IP(LimitProblem.EXCEEDED, per(200, hours(1))),
    TELEGRAM_SESSION_PER_IP(LimitProblem.EXCEEDED, per(60, hours(1))),
    /** Whoever begins them: each ends the one before. */
    TELEGRAM_SESSION_PER_PHONE(LimitProblem.EXCEEDED, per(30, hours(1))),
    /** Above it nobody is asked in their chat, and nobody is told; the link of the page goes on to work. */
    TELEGRAM_PROMPT_PER_PHONE(LimitProblem.EXCEEDED, per(1, Duration.ofSeconds(30)), per(5, hours(1))),
    TELEGRAM_CHANGE_PER_ACCOUNT(LimitProblem.EXCEEDED, per(10, hours(1))),
    /** Each is a question to Telegram. */
    BOT_PER_ACCOUNT(LimitProblem.EXCEEDED, per(60, minutes(5))),
    EMAIL_CHANGE_PER_ACCOUNT(LimitProblem.EXCEEDED, per(5, days(1))),
    /** However many accounts want it: nobody's mailbox is filled through us. */
    EMAIL_CHANGE_PER_ADDRESS(LimitProblem.EXCEEDED, per(3, hours(1)), per(10, days(1))),
    EXPORT_PER_ACCOUNT(LimitProblem.EXCEEDED, per(5, hours(1)), per(20, days(1))),
    AVATAR_PER_ACCOUNT(LimitProblem.EXCEEDED, per(20, hours(1))),
    INVITE_PER_IP(LimitProblem.EXCEEDED, per(60, hours(1))),
    INVITE_PER_ACCOUNT(LimitProblem.EXCEEDED, per(20, hours(1))),
    CAMPAIGN_PER_ACCOUNT(LimitProblem.EXCEEDED, per(60, hours(1))),
    PROFILE_PER_ACCOUNT(LimitProblem.EXCEEDED, per(60, hours(1))),
    PROVIDER_PER_ACCOUNT(LimitProblem.EXCEEDED, per(60, hours(1))),
    /** It counts over everybody whom the provider has brought. */
    DASHBOARD_PER_ACCOUNT(LimitProblem.EXCEEDED, per(120, hours(1))),
    /** What administrators and moderators do to others: bounds what a stolen session of theirs can destroy. */
    ADMINISTRATION_PER_ACCOUNT(LimitProblem.EXCEEDED, per(600, minutes(15))),
    /** What administrators see of messages and gateways; some of it asks vendors. */
    MESSAGES_PER_ACCOUNT(LimitProblem.EXCEEDED, per(300, minutes(15))),
    /** The list that is open to everybody. */
    PROVIDER_LIST_PER_IP(LimitProblem.EXCEEDED, per(300, minutes(15)));

    private final Problem problem;
    private final List<Rate> rates;

    Limit(Problem problem, Rate... rates) {
        this.problem = problem;
        this.rates = List.of(rates);
    }

    public Problem problem() {
        return problem;
    }

    /** What holds when nothing is configured. */
    public List<Rate> rates() {
        return rates;
    }

    private static Rate per(int count, Duration window) {
        return new Rate(count, window);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
