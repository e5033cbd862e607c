package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.BanMember;
import dev.latchkey.application.accounts.ChangeRole;
import dev.latchkey.application.accounts.DeleteAccount;
import dev.latchkey.application.accounts.DeleteMember;
import dev.latchkey.application.accounts.EditMember;
import dev.latchkey.application.accounts.Intervene;
import dev.latchkey.application.accounts.LiftBans;
import dev.latchkey.application.accounts.ListMembers;
import dev.latchkey.application.accounts.MakeAdministrator;
import dev.latchkey.application.accounts.OpenAccount;
import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.accounts.StandingBell;
import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.accounts.UnbanMember;
import dev.latchkey.application.accounts.ViewMember;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.bootstrap.config.AccountsConfig;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Routes;
import dev.latchkey.http.accounts.MemberRoutes;
import dev.latchkey.http.accounts.StandingRoutes;
import dev.latchkey.persistence.accounts.PostgresAccounts;
import dev.latchkey.persistence.accounts.PostgresMembers;
import dev.latchkey.persistence.accounts.PostgresStanding;
import dev.latchkey.sms.LibPhoneNumbers;
import java.time.InstantSource;
import java.util.List;

/** Looking after other people's accounts. */
public final class AdministrationWiring {
    private final DeleteAccount deleteAccount;
    private final List<Routes> routes;

    AdministrationWiring(
            StorageWiring storage,
            RevocationsWiring revocations,
            LimitsWiring limits,
            AuditWiring audit,
            Callers callers,
            TellOwner tell) {
        InstantSource clock = storage.clock();
        PostgresStanding standing = new PostgresStanding(storage.sql());
        PostgresMembers members = new PostgresMembers(storage.sql());
        StandingBell bell = revocations.revocations()::announce;
        Intervene intervene =
                new Intervene(limits.limits(), members, storage.transactions(), audit.record(), tell, bell, clock);
        ViewMember view = new ViewMember(members);
        this.deleteAccount = new DeleteAccount(
                standing,
                new PostgresAccounts(storage.sql()),
                storage.transactions(),
                audit.record(),
                tell,
                bell,
                clock);
        this.routes = List.of(
                new MemberRoutes(
                        callers,
                        new ListMembers(members),
                        view,
                        new EditMember(
                                new PostgresAccounts(storage.sql()),
                                view,
                                limits.limits(),
                                storage.transactions(),
                                audit.record(),
                                clock)),
                new StandingRoutes(
                        callers,
                        new ChangeRole(standing, intervene, clock),
                        new BanMember(standing, intervene, clock),
                        new UnbanMember(standing, members, intervene, clock),
                        new DeleteMember(deleteAccount, limits.limits())));
    }

    /** Lifts bans that have come to their end. */
    public static LiftBans liftBans(StorageWiring storage) {
        return new LiftBans(
                new PostgresStanding(storage.sql()),
                storage.transactions(),
                new AuditWiring(storage).record(),
                storage.clock());
    }

    /** Makes somebody an administrator. */
    public static MakeAdministrator makeAdministrator(StorageWiring storage) {
        RecordAudit audit = new AuditWiring(storage).record();
        return new MakeAdministrator(
                new PostgresStanding(storage.sql()),
                new PostgresMembers(storage.sql()),
                new OpenAccount(new PostgresAccounts(storage.sql()), storage.random(), audit, false),
                storage.transactions(),
                audit,
                storage.clock());
    }

    /** Reads phones as the settings say. */
    public static ReadPhone readPhone(AccountsConfig config) {
        return new ReadPhone(new LibPhoneNumbers(config.defaultRegion(), config.phonePolicy()));
    }

    DeleteAccount deleteAccount() {
        return deleteAccount;
    }

    List<Routes> routes() {
        return routes;
    }
}
