package dev.latchkey.persistence.providers;

import dev.latchkey.application.providers.Provider;
import dev.latchkey.application.providers.ProviderChanges;
import dev.latchkey.application.providers.Providers;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.providers.ProviderProfile;
import dev.latchkey.domain.providers.ProviderStatus;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Providers in PostgreSQL. */
public final class PostgresProviders implements Providers {
    private final Sql sql;

    public PostgresProviders(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Provider> open(UserId account, ProviderProfile profile, Instant now) {
        return sql.one(
                """
                INSERT INTO provider (account, company, description, category, contact_phone, contact_email,
                                      contacts_published, created_at, updated_at)
                SELECT id, :company, :description, :category, :phone, :email, :published, :now, :now
                FROM account WHERE id = :account AND deleted_at IS NULL
                ON CONFLICT (account) DO NOTHING
                RETURNING *
                """,
                params -> params.set("account", account.value())
                        .set("company", profile.company())
                        .set("description", profile.description())
                        .set("category", profile.category())
                        .set("phone", profile.contactPhone().map(PhoneNumber::e164))
                        .set("email", profile.contactEmail().map(EmailAddress::value))
                        .set("published", profile.contactsPublished())
                        .set("now", now),
                PostgresProviders::provider);
    }

    @Override
    public Optional<Provider> find(UserId account) {
        return sql.one(
                "SELECT * FROM provider WHERE account = :account",
                params -> params.set("account", account.value()),
                PostgresProviders::provider);
    }

    @Override
    public Optional<Provider> edit(UserId account, ProviderChanges changes, Instant now) {
        return sql.one(
                """
                UPDATE provider SET
                  company = coalesce(:company, company),
                  description = CASE WHEN :descriptionWanted THEN :description ELSE description END,
                  category = CASE WHEN :categoryWanted THEN :category ELSE category END,
                  contact_phone = CASE WHEN :phoneWanted THEN :phone ELSE contact_phone END,
                  contact_email = CASE WHEN :emailWanted THEN :email ELSE contact_email END,
                  contacts_published = coalesce(:published, contacts_published),
                  updated_at = :now
                WHERE account = :account
                RETURNING *
                """,
                params -> params.set("account", account.value())
                        .set("now", now)
                        .set("company", changes.company())
                        .set("descriptionWanted", changes.description().wanted())
                        .set("description", changes.description().value())
                        .set("categoryWanted", changes.category().wanted())
                        .set("category", changes.category().value())
                        .set("phoneWanted", changes.contactPhone().wanted())
                        .set("phone", changes.contactPhone().value().map(PhoneNumber::e164))
                        .set("emailWanted", changes.contactEmail().wanted())
                        .set("email", changes.contactEmail().value().map(EmailAddress::value))
                        .set("published", changes.contactsPublished()),
                PostgresProviders::provider);
    }

    @Override
    public Optional<Provider> putStatus(UserId account, ProviderStatus status, Instant now) {
        return sql.one(
                "UPDATE provider SET status = :status, updated_at = :now WHERE account = :account RETURNING *",
                params -> params.set("account", account.value())
                        .set("status", Word.of(status))
                        .set("now", now),
                PostgresProviders::provider);
    }

    @Override
    public boolean close(UserId account) {
        return SingleUse.consume(
                sql,
                "DELETE FROM provider WHERE account = :account AND status = 'active'",
                params -> params.set("account", account.value()));
    }

    @Override
    public List<Provider> list(Search search, Optional<Long> before, int max) {
        // The text is searched for as it is: strpos knows no wildcards.
        return sql.all(
                """
                SELECT p.* FROM provider p JOIN account a ON a.id = p.account
                WHERE p.status = 'active' AND a.status = 'active' AND p.position < :before
                  AND (CAST(:category AS text) IS NULL OR lower(p.category) = lower(:category))
                  AND (CAST(:text AS text) IS NULL
                       OR strpos(lower(p.company || ' ' || coalesce(p.description, '')), lower(:text)) > 0)
                ORDER BY p.position DESC
                LIMIT :max
                """,
                params -> params.set("category", search.category())
                        .set("text", search.text())
                        .set("before", before.orElse(Long.MAX_VALUE))
                        .set("max", max),
                PostgresProviders::provider);
    }

    private static Provider provider(Row row) throws SQLException {
        return new Provider(
                row.number("position"),
                new UserId(row.number("account")),
                new ProviderProfile(
                        row.text("company"),
                        row.maybeText("description"),
                        row.maybeText("category"),
                        row.maybeText("contact_phone").map(PhoneNumber::new),
                        row.maybeText("contact_email").map(EmailAddress::new),
                        row.flag("contacts_published")),
                row.constant("status", ProviderStatus.class),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
