package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all {@link Members} promise, whatever they are kept in. */
public interface MembersContract extends AccountsFixture {
    int MANY = 1_000;

    Members members();

    Standing standing();

    @Test
    default void everybody_is_found_but_the_deleted() {
        User user = someone();
        User gone = someone();
        delete(gone.id());

        assertThat(members().find(user.id()).orElseThrow().user()).isEqualTo(user);
        assertThat(members().find(gone.id())).isEmpty();
        assertThat(members()
                        .holderOf(user.phone().orElseThrow())
                        .orElseThrow()
                        .user()
                        .id())
                .isEqualTo(user.id());
        assertThat(ids(nobodyLeftOut(), MANY)).contains(user.id()).doesNotContain(gone.id());
    }

    @Test
    default void an_address_leads_to_its_holder_whatever_its_case() {
        EmailAddress address = new EmailAddress("Anna." + Some.username().value() + "@Example.org");
        User user = open(address, Newcomer.SILENT);

        assertThat(members()
                        .holderOf(new EmailAddress(address.value().toUpperCase(Locale.ROOT)))
                        .orElseThrow()
                        .user()
                        .id())
                .isEqualTo(user.id());
    }

    @Test
    default void the_latest_come_first_page_by_page() {
        List<UserId> three = new ArrayList<>(
                List.of(someone().id(), someone().id(), someone().id()));
        List<UserId> all = ids(nobodyLeftOut(), MANY);

        List<UserId> first = ids(nobodyLeftOut(), 2);
        List<UserId> second = members()
                .list(nobodyLeftOut(), Optional.of(first.get(1).value()), MANY)
                .stream()
                .map(member -> member.user().id())
                .toList();

        assertThat(first).containsExactly(three.get(2), three.get(1));
        assertThat(second).startsWith(three.get(0)).isEqualTo(all.subList(2, all.size()));
    }

    @Test
    default void the_list_is_narrowed_by_role_and_by_status() {
        User teacher = someone();
        User banned = someone();
        assertThat(standing().changeRole(teacher.id(), Role.TEACHER, Some.NOW)).isPresent();
        ban(banned.id());

        List<UserId> teachers =
                ids(new Members.Filter(Optional.of(Role.TEACHER), Optional.empty(), Optional.empty()), MANY);
        List<UserId> kept =
                ids(new Members.Filter(Optional.empty(), Optional.of(AccountStatus.BANNED), Optional.empty()), MANY);
        List<UserId> both = ids(
                new Members.Filter(Optional.of(Role.TEACHER), Optional.of(AccountStatus.BANNED), Optional.empty()),
                MANY);

        assertThat(teachers).contains(teacher.id()).doesNotContain(banned.id());
        assertThat(kept).contains(banned.id()).doesNotContain(teacher.id());
        assertThat(both).doesNotContain(banned.id(), teacher.id());
    }

    @Test
    default void words_are_found_in_numbers_usernames_and_names_whatever_their_case() {
        String key = Some.username().value();
        User user = someone(Some.phone(), named("Анна", "Ким-" + key, "Nick." + key.substring(5)));

        assertThat(found(Long.toString(user.id().value()), false)).contains(user.id());
        assertThat(found("АННА ким-" + key.toUpperCase(Locale.ROOT), false)).containsExactly(user.id());
        assertThat(found("nick." + key.substring(5), false)).containsExactly(user.id());
        assertThat(found("nobody-" + key, true)).isEmpty();
    }

    @Test
    default void phones_and_addresses_are_searched_by_those_only_who_see_them() {
        PhoneNumber phone = Some.phone();
        User user = someone(phone);
        EmailAddress address = new EmailAddress(Some.username().value() + "@Example.org");
        User other = open(address, Newcomer.SILENT);
        String piece = phone.e164().substring(3);

        assertThat(found(piece, true)).contains(user.id());
        assertThat(found(phone.e164().substring(0, 12), true)).contains(user.id());
        assertThat(found("+" + piece, true)).doesNotContain(user.id());
        assertThat(found("(" + piece.substring(0, 3) + ") " + piece.substring(3, 6) + "-" + piece.substring(6), true))
                .contains(user.id());
        assertThat(found(address.value(), true)).containsExactly(other.id());
        assertThat(found(piece, false)).doesNotContain(user.id());
        assertThat(found(phone.e164(), false)).isEmpty();
        assertThat(found(address.value(), false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "%%%", "' OR '1'='1", "a%b_c\\d"})
    default void what_means_something_to_a_database_is_a_character_like_others(String odd) {
        String key = Some.username().value();
        User plain = someone(Some.phone(), named("x", key + "-x", "u" + key.substring(5)));
        User user = someone(Some.phone(), named("x", key + odd + "x", "v" + key.substring(5)));

        assertThat(found(key + odd, true)).containsExactly(user.id()).doesNotContain(plain.id());
    }

    private List<UserId> found(String words, boolean inIdentifiers) {
        return ids(
                new Members.Filter(
                        Optional.empty(), Optional.empty(), Optional.of(new Members.Search(words, inIdentifiers))),
                MANY);
    }

    private List<UserId> ids(Members.Filter filter, int max) {
        return members().list(filter, Optional.empty(), max).stream()
                .map(member -> member.user().id())
                .toList();
    }

    private User open(EmailAddress address, Newcomer newcomer) {
        return accounts()
                .open(new NewAccount(address, newcomer, Optional.empty(), Some.inviteCode(), Some.NOW))
                .orElseThrow();
    }

    private static Members.Filter nobodyLeftOut() {
        return new Members.Filter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Newcomer named(String first, String last, String username) {
        return new Newcomer(
                Optional.of(new PersonName(first)),
                Optional.of(new PersonName(last)),
                Optional.of(new Username(username)));
    }
}
