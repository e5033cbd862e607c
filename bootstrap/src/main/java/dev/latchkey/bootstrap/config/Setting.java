package dev.latchkey.bootstrap.config;

/**
 * One setting.
 *
 * @param standard what holds when nobody sets it; empty if it is then absent
 * @param since the first version that has it
 * @param meaning what it does, in Markdown, for {@code docs/configuration.md} and {@code .env.example}
 */
public record Setting<T>(Area area, String name, Kind<T> kind, String standard, String since, String meaning) {

    /** What the setting belongs to; the order is that of the documentation. */
    public enum Area {
        GENERAL("General"),
        HTTP("HTTP"),
        STORAGE("Storage"),
        KEYS("Keys and tokens"),
        ACCOUNTS("Accounts and phones"),
        CODES("Phone codes"),
        TELEGRAM("Telegram"),
        MESSAGES("Messages"),
        GATEWAYS("SMS gateways"),
        LIMITS("Limits"),
        LOG("Log");

        private final String title;

        Area(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What the text may be, for people. */
    public String allowed() {
        return kind.allowed();
    }

    public boolean isSecret() {
        return kind.secret();
    }
}
