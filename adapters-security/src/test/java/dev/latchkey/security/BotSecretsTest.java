package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BotSecretsTest {
    private static final MasterSecret OLD = MasterSecret.of(MasterSecretTest.SETTING);
    private static final MasterSecret NEW = MasterSecret.of(MasterSecretTest.SETTING + "x");

    private final BotSecrets secrets = new BotSecrets(Secrets.only(OLD));

    @Test
    void each_bot_has_its_own_secret_and_telegram_takes_it() {
        assertThat(secrets.ofWebhook(1)).hasSize(1).allMatch(text -> text.matches("[A-Za-z0-9_-]{43}"));
        assertThat(secrets.ofWebhook(1)).isEqualTo(secrets.ofWebhook(1)).isNotEqualTo(secrets.ofWebhook(2));
    }

    @Test
    void after_a_change_of_the_key_the_old_one_is_still_known() {
        BotSecrets changed = new BotSecrets(Secrets.of(NEW, List.of(OLD)));

        assertThat(changed.ofWebhook(1))
                .hasSize(2)
                .endsWith(secrets.ofWebhook(1).get(0));
    }

    @Test
    void a_mark_is_another_for_another_address_or_secret_and_tells_neither() {
        String mark = secrets.mark("https://a.example.org", "secret");

        assertThat(mark).isEqualTo(secrets.mark("https://a.example.org", "secret"));
        assertThat(mark).isNotEqualTo(secrets.mark("https://b.example.org", "secret"));
        assertThat(mark).isNotEqualTo(secrets.mark("https://a.example.org", "another"));
        assertThat(mark).doesNotContain("example", "secret");
    }
}
