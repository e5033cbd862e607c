package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.MakeAdministrator.Made;
import dev.latchkey.application.accounts.MakeAdministrator.Outcome;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An operator who needs an administrator. */
class MakeAdministratorTest {
    private final InMemoryStores stores = new InMemoryStores();
    private final RecordAudit audit = new RecordAudit(stores.audit, () -> Some.NOW);
    private final MakeAdministrator make = new MakeAdministrator(
            stores.standing,
            stores.members,
            new OpenAccount(stores.accounts, new Random(1), audit, false),
            stores.transactions,
            audit,
            () -> Some.NOW);
    private final PhoneNumber phone = Some.phone();
    private final EmailAddress address = new EmailAddress("boss@example.org");

    @Test
    void an_account_is_opened_or_promoted_or_left_as_it_is() {
        UserId known = open(false);

        assertThat(make.make(Some.phone(), Newcomer.SILENT).outcome()).isEqualTo(Outcome.OPENED);
        assertThat(make.make(phone, Newcomer.SILENT)).isEqualTo(new Made(known, Outcome.PROMOTED));
        assertThat(make.make(phone, Newcomer.SILENT)).isEqualTo(new Made(known, Outcome.WAS_ONE));
        assertThat(role(known)).isEqualTo(Role.ADMIN);
    }

    @Test
    void operators_who_make_the_same_one_at_once_make_one() {
        List<Made> made = AtOnce.call(16, i -> make.make(phone, Newcomer.SILENT));

        assertThat(made.stream().filter(each -> each.outcome() == Outcome.OPENED))
                .hasSize(1);
        assertThat(made.stream().map(Made::id).distinct()).hasSize(1);
    }

    @Test
    void whoever_wrote_the_address_of_another_into_their_account_gets_nothing_for_it() {
        UserId squatter = stores.accounts
                .open(new NewAccount(address, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), Some.NOW))
                .orElseThrow()
                .id();

        assertThat(make.make(address, Newcomer.SILENT)).isEqualTo(new Made(squatter, Outcome.NOT_PROVED));
        assertThat(role(squatter)).isEqualTo(Role.STUDENT);

        stores.accounts.change(squatter, user -> user.emailVerified = true);
        assertThat(make.make(address, Newcomer.SILENT)).isEqualTo(new Made(squatter, Outcome.PROMOTED));
    }

    @Test
    void the_banned_stay_what_they_are() {
        UserId banned = open(true);

        assertThat(make.make(phone, Newcomer.SILENT)).isEqualTo(new Made(banned, Outcome.IS_BANNED));
        assertThat(role(banned)).isEqualTo(Role.STUDENT);
    }

    private UserId open(boolean banned) {
        UserId id = stores.accounts
                .open(new NewAccount(phone, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), Some.NOW))
                .orElseThrow()
                .id();
        if (banned) {
            stores.accounts.change(id, user -> user.status = AccountStatus.BANNED);
        }
        return id;
    }

    private Role role(UserId id) {
        return stores.accounts.find(id).orElseThrow().role();
    }
}
