package dev.latchkey.bootstrap.config;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.sms.PhonePolicy;
import java.time.Duration;
import java.util.Set;

/**
 * Accounts and their phones.
 *
 * @param administrator who is to be administrator where there is none
 * @param firstIsAdmin whether the first account of an empty system becomes its administrator
 * @param registration who may open an account
 * @param phoneRecycleAfter how long an account has to be idle before it loses its number; zero for ever
 */
public record AccountsConfig(
        String defaultRegion,
        PhonePolicy phonePolicy,
        AdministratorConfig administrator,
        boolean firstIsAdmin,
        Registration registration,
        Duration phoneRecycleAfter) {
    /** Countries in which most people with a phone read Russian. */
    private static final Set<String> RUSSIAN_READING =
            Set.of("RU", "BY", "KZ", "KG", "TJ", "UZ", "TM", "AM", "AZ", "MD");

    static AccountsConfig from(Values values) {
        AdministratorConfig administrator = AdministratorConfig.from(values);
        return new AccountsConfig(
                values.get(Settings.DEFAULT_REGION),
                values.get(Settings.PHONE_POLICY),
                administrator,
                values.get(Settings.BOOTSTRAP_FIRST_USER_ADMIN) && !administrator.isNamed(),
                values.get(Settings.REGISTRATION),
                values.get(Settings.PHONE_RECYCLE_AFTER));
    }

    /** What is spoken to those who ask for no language. */
    public Language usualLanguage() {
        return RUSSIAN_READING.contains(defaultRegion) ? Language.RU : Language.EN;
    }
}
