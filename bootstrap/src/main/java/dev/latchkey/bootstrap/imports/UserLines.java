package dev.latchkey.bootstrap.imports;

import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.imports.Arrival;
import dev.latchkey.application.imports.HashFormats;
import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.BanReason;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.imports.ExternalId;
import dev.latchkey.domain.imports.Inviter;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.login.PasswordHash;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads people from lines of JSON, as docs/importing-users.md describes them. */
final class UserLines {
    private static final Set<String> KNOWN = Set.of(
            "source",
            "external_id",
            "phone",
            "phone_verified",
            "email",
            "email_verified",
            "username",
            "first_name",
            "last_name",
            "telegram_id",
            "language",
            "role",
            "password_hash",
            "invite_code",
            "invited_by",
            "invited_by_code",
            "created_at",
            "last_login_at",
            "banned",
            "ban_reason",
            "banned_at",
            "banned_until");

    /** Clocks differ a little. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** With this Django begins what is there in the place of a hash where nobody can log in with a password. */
    private static final String NO_PASSWORD = "!";

    private final String source;
    private final Set<Role> roles;
    private final ReadPhone phones;
    private final HashFormats hashes;
    private final Instant now;

    /**
     * Reads people of that system.
     *
     * @param source for lines that name none
     * @param roles what people may be
     */
    UserLines(String source, Set<Role> roles, ReadPhone phones, HashFormats hashes, Instant now) {
        this.source = source;
        this.roles = Set.copyOf(roles);
        this.phones = phones;
        this.hashes = hashes;
        this.now = now;
    }

    /**
     * Who stands in the line.
     *
     * @throws InvalidValue if that cannot be an account
     */
    Arrival read(Line line) {
        Fields fields = Fields.in(line.text(), KNOWN);
        ExternalId id = new ExternalId(
                fields.text("source").orElse(source),
                fields.id("external_id")
                        .orElseThrow(() -> new InvalidValue("external_id", "field.missing", "is needed")));
        return new Arrival(
                line.number(),
                id,
                fields.fingerprint(),
                person(fields),
                past(fields),
                password(fields),
                invites(fields));
    }

    private Arrival.Person person(Fields fields) {
        Arrival.Person person = new Arrival.Person(
                // Whoever proves to have the phone of an account signs in to it. So it must be the owner's.
                fields.text("phone")
                        .filter(text -> fields.flag("phone_verified", true))
                        .map(phones::read),
                fields.text("email").map(String::strip).map(EmailAddress::new),
                fields.flag("email_verified", false),
                fields.text("username").map(Username::new),
                name(fields, "first_name"),
                name(fields, "last_name"),
                fields.number("telegram_id").map(TelegramId::new),
                fields.text("language").map(UserLines::language));
        boolean nobody = Stream.of(person.phone(), person.email(), person.username(), person.telegram())
                .allMatch(Optional::isEmpty);
        if (nobody) {
            throw new InvalidValue(
                    "",
                    "identifier.missing",
                    "has no phone that is verified, no email, no username and no telegram_id");
        }
        return person;
    }

    private Arrival.Past past(Fields fields) {
        return new Arrival.Past(
                role(fields),
                earlier(fields, "created_at").orElse(now),
                earlier(fields, "last_login_at"),
                fields.flag("banned", false) ? Optional.of(ban(fields)) : Optional.empty());
    }

    private Ban ban(Fields fields) {
        return new Ban(
                fields.text("ban_reason").map(UserLines::banReason),
                Optional.empty(),
                earlier(fields, "banned_at"),
                fields.time("banned_until"));
    }

    private Role role(Fields fields) {
        String word = fields.text("role").orElse("student");
        Role role =
                Word.parse(Role.class, word).orElseThrow(() -> new InvalidValue("role", "role.unknown", "is no role"));
        if (!roles.contains(role)) {
            throw new InvalidValue("role", "role.not_allowed", "may be given with --allow-roles only");
        }
        return role;
    }

    private Optional<PasswordHash> password(Fields fields) {
        Optional<PasswordHash> hash = fields.text("password_hash")
                .filter(text -> !text.startsWith(NO_PASSWORD))
                .map(PasswordHash::new);
        // No default branch on purpose: a new verdict does not compile until it has words.
        hash.map(hashes::of).ifPresent(verdict -> {
            switch (verdict) {
                case USABLE -> {}
                case TOO_COSTLY -> throw wrongHash("too_costly", "asks for more work than is done for anybody");
                case DAMAGED -> throw wrongHash("damaged", "is cut off or otherwise damaged");
                case UNKNOWN -> throw wrongHash("unknown", "is of no kind that can be checked here");
            }
        });
        return hash;
    }

    private static Arrival.Invites invites(Fields fields) {
        Optional<String> old = fields.id("invite_code").map(UserLines::upper);
        Optional<String> inviter = fields.id("invited_by");
        Optional<String> inviterCode = fields.id("invited_by_code").map(UserLines::upper);
        if (inviter.isPresent() && inviterCode.isPresent()) {
            throw new InvalidValue(
                    "invited_by", "inviter.twice", "is there beside invited_by_code; say one of the two");
        }
        boolean invited = inviter.isPresent() || inviterCode.isPresent();
        return new Arrival.Invites(
                old,
                old.flatMap(UserLines::fitting),
                invited ? Optional.of(new Inviter(inviter, inviterCode)) : Optional.empty());
    }

    /** The code of a line as one of ours, if it can be one. */
    static Optional<InviteCode> fitting(String code) {
        try {
            return Optional.of(new InviteCode(code)).filter(InviteCode::isUnmistakable);
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    private Optional<Instant> earlier(Fields fields, String name) {
        Optional<Instant> time = fields.time(name);
        if (time.filter(at -> at.isBefore(Instant.EPOCH) || at.isAfter(now.plus(TOLERANCE)))
                .isPresent()) {
            throw new InvalidValue(name, "time.invalid", "must be between 1970 and now");
        }
        return time;
    }

    private static Optional<PersonName> name(Fields fields, String field) {
        try {
            return fields.text(field)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(PersonName::new);
        } catch (InvalidValue e) {
            throw e.field().equals(field) ? e : e.in(field);
        }
    }

    private static BanReason banReason(String text) {
        try {
            return new BanReason(text);
        } catch (InvalidValue e) {
            throw e.in("ban_reason");
        }
    }

    private static Language language(String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("language", "language.unknown", "must be ru or en"));
    }

    private static String upper(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    private static InvalidValue wrongHash(String kind, String message) {
        return new InvalidValue("password_hash", "password_hash." + kind, message);
    }
}
