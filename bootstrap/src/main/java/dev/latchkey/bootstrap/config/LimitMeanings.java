package dev.latchkey.bootstrap.config;

import dev.latchkey.application.shared.Limit;

/** What each limit counts, in the words of the documentation. */
final class LimitMeanings {
    private LimitMeanings() {}

    // No default branch on purpose: a new limit does not compile until it is described.
    static String of(Limit limit) {
        return switch (limit) {
            case CODE_RESEND -> throw new IllegalArgumentException("LOGIN_CODE_RESEND_AFTER sets it");
            case CODE_PER_PHONE -> "Codes for one phone.";
            case CODE_PER_IP -> "Codes for one network: an IPv4 address, or a /64 of IPv6.";
            case CODE_PER_PREFIX -> "Codes for numbers that differ in their last four digits only.";
            case CODE_IN_ALL -> "Codes for everybody together: a bound on the bill.";
            case CODE_PER_RANGE -> "Codes for 256 addresses of IPv4 next to one another, or a /48 of IPv6.";
            case CODE_PER_COUNTRY -> "Codes for numbers of one country.";
            case CODE_SUSPICIOUS_PREFIX ->
                "Codes for numbers that differ in their last four digits only, while hardly any code to them is typed; see [sms.md](sms.md#money-and-fraud).";
            case CODE_SUSPICIOUS_RANGE ->
                "Codes for 256 addresses of IPv4 next to one another, or a /48 of IPv6, while hardly any code that they ask for is typed.";
            case CODE_SUSPICIOUS_COUNTRY -> "Codes for numbers of one country, while hardly any code to it is typed.";
            case GUESS_PER_IP -> "Guesses at codes from one network.";
            case PHONE_CHANGE_PER_ACCOUNT -> "Codes to change the phone of one account.";
            case PASSWORD_PER_IP -> "Passwords tried from one network.";
            case PASSWORD_PER_IP_AND_ACCOUNT -> "Passwords tried from one network at one account.";
            case PASSWORD_PER_ACCOUNT ->
                "Passwords tried at one account from all networks together, save those from which its owner has signed in lately.";
            case PASSWORD_CHANGE_PER_ACCOUNT -> "Attempts to change the password of one account.";
            case SIGN_UP_PER_IP -> "Accounts opened with an e-mail address from one network.";
            case FORGOT_PER_IP -> "Links to set a new password that are asked for from one network.";
            case FORGOT_PER_ADDRESS ->
                "Links to set a new password for one address. Above it none is sent, and nobody is told.";
            case LINK_PER_IP -> "Links of letters that are followed from one network.";
            case VERIFICATION_PER_ACCOUNT -> "Links to verify the address of one account.";
            case TELEGRAM_PER_IP -> "Sign-ins with Telegram tried from one network.";
            case TELEGRAM_SESSION_PER_IP -> "Sign-ins through the bot begun from one network.";
            case TELEGRAM_SESSION_PER_PHONE -> "Sign-ins through the bot begun for one phone, whoever begins them.";
            case TELEGRAM_PROMPT_PER_PHONE ->
                "Prompts in the chat of whoever has one phone, whoever causes them. Above it nobody is asked there, and nobody is refused.";
            case TELEGRAM_CHANGE_PER_ACCOUNT -> "Attempts to link a Telegram to one account.";
            case BOT_PER_ACCOUNT -> "Questions and orders to the bot by one administrator.";
            case EMAIL_CHANGE_PER_ACCOUNT -> "Links to change the e-mail address of one account.";
            case EMAIL_CHANGE_PER_ADDRESS -> "Such links to one address, whoever wants it.";
            case EXPORT_PER_ACCOUNT -> "Exports of what is kept about one account.";
            case AVATAR_PER_ACCOUNT -> "Pictures sent by one account.";
            case INVITE_PER_IP -> "Invite codes looked up from one network.";
            case INVITE_PER_ACCOUNT -> "Invite codes entered by one account.";
            case CAMPAIGN_PER_ACCOUNT -> "Campaigns made and changed by one account.";
            case PROFILE_PER_ACCOUNT -> "Changes of one profile.";
            case PROVIDER_PER_ACCOUNT -> "Profiles of providers opened and changed by one account.";
            case DASHBOARD_PER_ACCOUNT -> "Views of the dashboard by one provider.";
            case ADMINISTRATION_PER_ACCOUNT ->
                "Bans, roles, deletions and other changes of other people's accounts by one administrator or moderator.";
            case MESSAGES_PER_ACCOUNT -> "Views of messages and gateways by one administrator.";
            case PROVIDER_LIST_PER_IP -> "Pages of the list of providers read from one network.";
        };
    }
}
