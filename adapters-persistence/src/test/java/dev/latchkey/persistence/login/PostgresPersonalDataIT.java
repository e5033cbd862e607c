package dev.latchkey.persistence.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.PersonalData;
import dev.latchkey.application.login.password.MailLinks;
import dev.latchkey.application.messages.fraud.InMemoryPhoneDigests;
import dev.latchkey.application.messages.fraud.PhoneDigests;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.login.LinkToken;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccountsFixture;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresPersonalDataIT implements PostgresAccountsFixture {
    /** Columns that name an account without a foreign key. */
    private static final Set<String> WITHOUT_KEY = Set.of(
            "account.id",
            "audit_event.subject",
            "audit_event.actor",
            "code_challenge.claimant",
            "outbox_message.phone",
            "sms_decision.phone_key",
            "telegram_chat.telegram_id",
            "telegram_session.telegram_id",
            "telegram_session.phone",
            "telegram_update.person",
            "telegram_quiet.telegram_id",
            "guess_memory.phone",
            "code_verified.phone");

    private final Sql sql;
    private final PhoneDigests digests = new InMemoryPhoneDigests("new", "old");

    PostgresPersonalDataIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Sql sql() {
        return sql;
    }

    /** Whoever adds a table says whether people get to see what is in it about them. */
    @Test
    void every_column_that_refers_to_an_account_is_given_out_or_left_out_for_a_reason() {
        Set<String> referring = new TreeSet<>(sql.all("""
                SELECT k.table_name || '.' || k.column_name AS name
                FROM information_schema.referential_constraints c
                JOIN information_schema.key_column_usage k
                  ON k.constraint_schema = c.constraint_schema AND k.constraint_name = c.constraint_name
                JOIN information_schema.table_constraints u
                  ON u.constraint_schema = c.unique_constraint_schema AND u.constraint_name = c.unique_constraint_name
                WHERE u.table_name = 'account'
                """, none -> none, row -> row.text("name")));
        referring.addAll(WITHOUT_KEY);
        Set<String> known = new TreeSet<>(PostgresPersonalData.covered());
        known.addAll(PostgresPersonalData.LEFT_OUT.keySet());

        assertThat(referring).hasSizeGreaterThan(10);
        assertThat(known).isEqualTo(referring);
        assertThat(new HashSet<>(PostgresPersonalData.covered()))
                .doesNotContainAnyElementsOf(PostgresPersonalData.LEFT_OUT.keySet());
        assertThat(PostgresPersonalData.LEFT_OUT.values()).allMatch(reason -> reason.length() > 20);
    }

    @Test
    void gives_out_what_is_the_owners_and_nothing_of_others() {
        User owner = someone();
        User other = someone();
        EmailAddress wanted = Some.email();
        LinkToken token = LinkToken.random(new SecureRandom());
        new PostgresMailLinks(sql)
                .issue(new MailLinks.MailLink(
                        owner.id(),
                        wanted,
                        LinkPurpose.CHANGE_EMAIL,
                        token.hash(),
                        Some.NOW,
                        Some.NOW.plusSeconds(60)));
        audited("account.banned", other.id(), owner.id(), "198.51.100.7");
        audited("account.profile_changed", owner.id(), owner.id(), "192.0.2.44");
        audited("account.profile_edited", owner.id(), other.id(), "192.0.2.44");

        List<PersonalData.Section> about = data().about(owner.id());

        String all = about.toString();
        assertThat(all)
                .contains(owner.phone().orElseThrow().e164(), wanted.value(), "account.banned", "192.0.2.44")
                .doesNotContain(
                        other.phone().orElseThrow().e164(), "198.51.100.7", token.secret(), "token_hash", "code_hash");
        assertThat(section(about, "account").single()).isTrue();
        assertThat(section(about, "account").entries()).hasSize(1);
        assertThat(section(about, "audit").entries()).hasSize(2);
        assertThat(section(about, "audit").entries().get(0))
                .containsEntry("by_me", Optional.of(true))
                .containsEntry("details", Optional.of(Map.of("a", "b")));
        assertThat(section(about, "done_to_others").entries()).hasSize(1);
        assertThat(section(about, "password").entries()).isEmpty();
    }

    @Test
    void messages_to_a_number_before_it_was_the_owners_are_somebody_elses() {
        User owner = someone();
        String phone = owner.phone().orElseThrow().e164();
        message(phone, "-1 hour");
        message(phone, "1 hour");
        assertThat(messagesOf(owner)).hasSize(1);

        sql.run("""
                INSERT INTO audit_event (at, action, subject, address, details)
                SELECT created_at + interval '2 hours', 'account.phone_changed', id, '', '{}' FROM account WHERE id = :id
                """, params -> params.set("id", owner.id().value()));

        assertThat(messagesOf(owner)).isEmpty();
    }

    @Test
    void what_was_decided_about_the_number_is_given_out_but_not_from_where_it_was_asked() {
        User owner = someone();
        PhoneNumber phone = owner.phone().orElseThrow();
        decided(digests.all(phone).get(1), owner.createdAt().plusSeconds(1));
        decided(digests.of(phone), owner.createdAt().plusSeconds(2));
        decided(digests.of(phone), owner.createdAt().minusSeconds(1));
        decided(digests.of(Some.phone()), owner.createdAt().plusSeconds(1));

        List<Map<String, Optional<Object>>> decisions =
                section(data().about(owner.id()), "message_decisions").entries();

        assertThat(decisions)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one)
                        .containsEntry("rule", Optional.of("budget_day"))
                        .containsEntry("sent", Optional.of(false)));
        assertThat(decisions.toString()).doesNotContain("cb0071", phone.e164());
    }

    @Test
    void the_language_that_was_chosen_in_a_chat_is_given_out() {
        User owner = someone();
        sql.run(
                "UPDATE account SET telegram_id = 4711 WHERE id = :id",
                params -> params.set("id", owner.id().value()));
        sql.run("INSERT INTO telegram_chat (telegram_id, language) VALUES (4711, 'ru'), (4712, 'en')", none -> none);

        assertThat(section(data().about(owner.id()), "telegram_chat").entries())
                .singleElement()
                .satisfies(chat -> assertThat(chat).containsEntry("language", Optional.of("ru")));
    }

    @Test
    void of_nobody_there_is_nothing() {
        User gone = someone();
        delete(gone.id());

        assertThat(section(data().about(gone.id()), "account").entries()).isEmpty();
        assertThat(data().about(new UserId(Long.MAX_VALUE)))
                .allMatch(section -> section.entries().isEmpty());
    }

    private PostgresPersonalData data() {
        return new PostgresPersonalData(sql, digests);
    }

    private void decided(String digest, Instant at) {
        sql.run("""
                INSERT INTO sms_decision (id, at, phone, phone_key, prefix_key, purpose, code, network, range, region, kind, rule,
                                          mode, sent, reserved)
                VALUES (gen_random_uuid(), :at, '+7912***', :digest, 'x', 'sign_in_code', true, 'cb007109', 'cb0071', 'RU', 'mobile',
                        'budget_day', 'enforce', false, 0)
                """, params -> params.set("at", at).set("digest", digest));
    }

    private List<Map<String, Optional<Object>>> messagesOf(User user) {
        return section(data().about(user.id()), "messages").entries();
    }

    private static PersonalData.Section section(List<PersonalData.Section> about, String name) {
        return about.stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void message(String phone, String later) {
        sql.run("""
                INSERT INTO outbox_message (id, channel, phone, purpose, created_at, due_at, expires_at)
                SELECT gen_random_uuid(), 'sms', phone, 'sign_in_code', created_at + CAST(:later AS interval), now(), now()
                FROM account WHERE phone = :phone
                """, params -> params.set("phone", phone).set("later", later));
    }

    private void audited(String action, UserId actor, UserId subject, String address) {
        sql.run(
                """
                INSERT INTO audit_event (at, action, actor, subject, address, details)
                VALUES (now(), :action, :actor, :subject, :address, '{"a": "b"}')
                """,
                params -> params.set("action", action)
                        .set("actor", actor.value())
                        .set("subject", subject.value())
                        .set("address", address));
    }
}
