package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.EditProfile;
import dev.latchkey.application.accounts.EnrolAccount;
import dev.latchkey.application.accounts.EnterAccount;
import dev.latchkey.application.accounts.EnterByTelegram;
import dev.latchkey.application.accounts.FindOrOpenAccount;
import dev.latchkey.application.accounts.LookUpAccount;
import dev.latchkey.application.accounts.MoveEmail;
import dev.latchkey.application.accounts.MovePhone;
import dev.latchkey.application.accounts.OpenAccount;
import dev.latchkey.application.accounts.PresetRole;
import dev.latchkey.application.accounts.ProveEmail;
import dev.latchkey.application.accounts.ProvedContacts;
import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.accounts.RecyclePhone;
import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.accounts.ViewProfile;
import dev.latchkey.bootstrap.config.AccountsConfig;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.persistence.accounts.PostgresAccounts;
import dev.latchkey.persistence.accounts.PostgresIdlePhones;
import dev.latchkey.persistence.accounts.PostgresUnprovedEmails;
import dev.latchkey.sms.LibPhoneNumbers;

/** Accounts and the phones they belong to. */
final class AccountsWiring {
    private final ReadPhone readPhone;
    private final OpenAccount open;
    private final FindOrOpenAccount findOrOpen;
    private final MovePhone movePhone;
    private final ViewProfile view;
    private final PresetRole presetRole;
    private final Registration registration;
    private final Language usualLanguage;
    private final EnrolAccount enrol;
    private final EnterAccount enter;
    private final LookUpAccount lookUp;
    private final EnterByTelegram enterByTelegram;
    private final ProveEmail proveEmail;
    private final MoveEmail moveEmail;
    private final EditProfile edit;

    AccountsWiring(
            StorageWiring storage,
            AccountsConfig config,
            LimitsWiring limits,
            AuditWiring audit,
            TellOwner tell,
            ProvedContacts told) {
        PostgresAccounts accounts = new PostgresAccounts(storage.sql());
        this.readPhone = new ReadPhone(new LibPhoneNumbers(config.defaultRegion(), config.phonePolicy()));
        this.open = new OpenAccount(accounts, storage.random(), audit.record(), config.firstIsAdmin());
        RecyclePhone recycle = new RecyclePhone(
                new PostgresIdlePhones(storage.sql()), tell, audit.record(), config.phoneRecycleAfter());
        this.findOrOpen = new FindOrOpenAccount(accounts, open, recycle, audit.record());
        this.presetRole = new PresetRole(accounts, audit.record());
        this.registration = config.registration();
        this.usualLanguage = config.usualLanguage();
        this.movePhone = new MovePhone(accounts, recycle, audit.record(), config.firstIsAdmin(), told);
        this.view = new ViewProfile(accounts);
        this.enrol = new EnrolAccount(open);
        this.enter = new EnterAccount(accounts, audit.record());
        this.lookUp = new LookUpAccount(accounts);
        this.enterByTelegram = new EnterByTelegram(accounts, open, audit.record());
        this.proveEmail = new ProveEmail(accounts, audit.record(), config.firstIsAdmin(), told);
        this.moveEmail = new MoveEmail(accounts, new PostgresUnprovedEmails(storage.sql()), proveEmail, audit.record());
        this.edit = new EditProfile(
                accounts, limits.limits(), storage.transactions(), audit.record(), view, storage.clock());
    }

    ReadPhone readPhone() {
        return readPhone;
    }

    OpenAccount open() {
        return open;
    }

    FindOrOpenAccount findOrOpen() {
        return findOrOpen;
    }

    MovePhone movePhone() {
        return movePhone;
    }

    ViewProfile view() {
        return view;
    }

    PresetRole presetRole() {
        return presetRole;
    }

    Registration registration() {
        return registration;
    }

    EnrolAccount enrol() {
        return enrol;
    }

    EnterAccount enter() {
        return enter;
    }

    LookUpAccount lookUp() {
        return lookUp;
    }

    EnterByTelegram enterByTelegram() {
        return enterByTelegram;
    }

    ProveEmail proveEmail() {
        return proveEmail;
    }

    /** What is spoken to those who ask for no language. */
    Language usualLanguage() {
        return usualLanguage;
    }

    MoveEmail moveEmail() {
        return moveEmail;
    }

    EditProfile edit() {
        return edit;
    }
}
