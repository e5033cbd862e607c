package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.messages.InMemoryLetterTexts;
import dev.latchkey.application.messages.InMemoryMessageSealer;
import dev.latchkey.application.messages.QueueLetter;
import dev.latchkey.application.messages.QueueMessage;
import dev.latchkey.application.messages.QueueNotice;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What happens when an account is opened while others do the same. */
class FindOrOpenAccountTest {
    private final InMemoryStores stores = new InMemoryStores();
    private final Origin home = Some.origin();
    private final PhoneNumber phone = Some.phone();

    @Test
    void sign_ins_of_one_phone_at_once_lead_to_one_account() {
        FindOrOpenAccount accounts = accounts(stores.accounts, new Random(1));

        for (int round = 0; round < 10; round++) {
            PhoneNumber busy = Some.phone();

            List<Entered> entered = AtOnce.call(64, i -> accounts.enter(busy, Newcomer.SILENT, home, Some.NOW));

            assertThat(entered.stream().filter(Entered::isNew)).hasSize(1);
            assertThat(entered.stream().map(in -> in.user().id()).distinct()).hasSize(1);
        }
    }

    @Test
    void who_was_opened_an_account_by_a_sign_in_beside_this_one_enters_that() {
        FindOrOpenAccount accounts = accounts(new OneStepBehind(stores.accounts), new Random(1));

        Entered entered = accounts.enter(phone, Newcomer.SILENT, home, Some.NOW);

        assertThat(entered.isNew()).isFalse();
        assertThat(entered.user().phone()).contains(phone);
        assertThat(stores.audit.written()).isEmpty();
    }

    @Test
    void a_random_invite_code_that_is_taken_is_thrown_again() {
        accounts(stores.accounts, new Random(1)).enter(Some.phone(), Newcomer.SILENT, home, Some.NOW);

        // The same chance, so the same first code.
        Entered entered = accounts(stores.accounts, new Random(1)).enter(phone, Newcomer.SILENT, home, Some.NOW);

        assertThat(entered.isNew()).isTrue();
        assertThat(stores.audit.written().stream().map(AuditEvent::action))
                .containsExactly(AuditAction.ACCOUNT_OPENED, AuditAction.ACCOUNT_OPENED);
    }

    @Test
    void chance_that_always_falls_the_same_is_a_fault_and_not_an_endless_search() {
        RandomGenerator stuck = () -> 0;
        accounts(stores.accounts, stuck).enter(Some.phone(), Newcomer.SILENT, home, Some.NOW);

        assertThatThrownBy(() -> accounts(stores.accounts, stuck).enter(phone, Newcomer.SILENT, home, Some.NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    private FindOrOpenAccount accounts(Accounts accounts, RandomGenerator random) {
        RecordAudit audit = new RecordAudit(stores.audit, () -> Some.NOW);
        TellOwner nobody = new TellOwner(
                accounts,
                new QueueNotice(
                        new QueueMessage(stores.outbox, new InMemoryMessageSealer()),
                        new QueueLetter(new InMemoryLetterTexts(), stores.outbox, new InMemoryMessageSealer(), random),
                        (kind, language) -> kind.name(),
                        random,
                        Language.EN));
        return new FindOrOpenAccount(
                accounts,
                new OpenAccount(accounts, random, audit, false),
                new RecyclePhone(stores.idlePhones, nobody, audit, Duration.ofDays(180)),
                audit);
    }

    /** Accounts in which another sign-in opens the account of a phone just before this one does. */
    private record OneStepBehind(Accounts accounts) implements Accounts {
        @Override
        public Optional<User> open(NewAccount account) {
            assertThat(accounts.open(new NewAccount(
                            account.identifier(),
                            account.newcomer(),
                            account.language(),
                            Some.inviteCode(),
                            account.openedAt())))
                    .isPresent();
            return accounts.open(account);
        }

        @Override
        public Optional<User> find(UserId id) {
            return accounts.find(id);
        }

        @Override
        public Optional<User> signInByPhone(PhoneNumber phone, Instant now) {
            return accounts.signInByPhone(phone, now);
        }

        @Override
        public Optional<User> signInByTelegram(TelegramPerson person, Instant now) {
            return accounts.signInByTelegram(person, now);
        }

        @Override
        public Optional<User> findByTelegram(TelegramId telegram) {
            return accounts.findByTelegram(telegram);
        }

        @Override
        public Optional<User> findByEmail(EmailAddress email) {
            return accounts.findByEmail(email);
        }

        @Override
        public Optional<User> signIn(UserId id, Instant now) {
            return accounts.signIn(id, now);
        }

        @Override
        public boolean verifyEmail(UserId id, EmailAddress email, Instant now) {
            return accounts.verifyEmail(id, email, now);
        }

        @Override
        public boolean isTaken(Identifier identifier) {
            return accounts.isTaken(identifier);
        }

        @Override
        public boolean isTaken(Username username) {
            return accounts.isTaken(username);
        }

        @Override
        public boolean claimFirst(UserId id, Instant now) {
            return accounts.claimFirst(id, now);
        }

        @Override
        public Optional<PhoneMoved> movePhone(UserId id, PhoneNumber phone, Instant now) {
            return accounts.movePhone(id, phone, now);
        }

        @Override
        public Optional<EmailMoved> moveEmail(UserId id, EmailAddress email, Instant now) {
            return accounts.moveEmail(id, email, now);
        }

        @Override
        public Optional<User> preset(UserId id, Role role) {
            return accounts.preset(id, role);
        }

        @Override
        public Optional<User> edit(UserId id, ProfileChanges changes, Instant now) {
            return accounts.edit(id, changes, now);
        }
    }
}
