package dev.latchkey.bootstrap.config;

import dev.latchkey.sms.PhonePolicy;

/**
 * Accounts and their phones.
 *
 * @param administratorNamed whether the settings say who is administrator
 * @param firstIsAdmin whether the first account of an empty system becomes its administrator
 */
public record AccountsConfig(
        String defaultRegion, PhonePolicy phonePolicy, boolean administratorNamed, boolean firstIsAdmin) {

    static AccountsConfig from(Values values) {
        boolean named = values.get(Settings.ADMIN_EMAIL).isPresent()
                || values.get(Settings.ADMIN_USERNAME).isPresent();
        return new AccountsConfig(
                values.get(Settings.DEFAULT_REGION),
                values.get(Settings.PHONE_POLICY),
                named,
                values.get(Settings.BOOTSTRAP_FIRST_USER_ADMIN) && !named);
    }
}
