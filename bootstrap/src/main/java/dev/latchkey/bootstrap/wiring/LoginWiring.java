package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.Welcome;
import dev.latchkey.application.login.password.ProveByPassword;
import dev.latchkey.application.login.phone.CheckCode;
import dev.latchkey.application.login.phone.ClaimedCodes;
import dev.latchkey.application.login.phone.CodeChallenges;
import dev.latchkey.application.login.phone.ConfirmPhoneChange;
import dev.latchkey.application.login.phone.ConfirmProof;
import dev.latchkey.application.login.phone.IssueCode;
import dev.latchkey.application.login.phone.OutsideOfTexts;
import dev.latchkey.application.login.phone.PhoneDoor;
import dev.latchkey.application.login.phone.RequestLoginCode;
import dev.latchkey.application.login.phone.RequestPhoneChange;
import dev.latchkey.application.login.phone.RequestProof;
import dev.latchkey.application.login.phone.SendCode;
import dev.latchkey.application.login.phone.VerifyLoginCode;
import dev.latchkey.application.login.phone.VerifyProviderCode;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.bootstrap.config.LoginConfig;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.http.Routes;
import dev.latchkey.http.login.PhoneChangeRoutes;
import dev.latchkey.http.login.PhoneLoginRoutes;
import dev.latchkey.http.login.ProofRoutes;
import dev.latchkey.persistence.login.PostgresCodeChallenges;
import dev.latchkey.security.HmacCodeHasher;
import java.util.List;

/** The ways to sign in. */
final class LoginWiring {
    private final StorageWiring storage;
    private final CodeRules rules;
    private final Limits limits;
    private final AuditWiring audit;
    private final TellOwner tell;
    private final CodeChallenges challenges;
    private final HmacCodeHasher hasher;
    private final OutsideOfTexts outside;

    LoginWiring(
            StorageWiring storage,
            LoginConfig config,
            List<String> otherWaysIn,
            LimitsWiring limits,
            AuditWiring audit,
            TellOwner tell) {
        this.storage = storage;
        this.rules = config.codes();
        this.limits = limits.limits();
        this.audit = audit;
        this.tell = tell;
        this.challenges = storage.redis().before(new PostgresCodeChallenges(storage.sql()), rules.lifetime());
        this.hasher = new HmacCodeHasher(storage.secrets());
        this.outside = new OutsideOfTexts(otherWaysIn, config.testNumbers());
    }

    List<Routes> routes(
            SignIn signIn,
            AccountsWiring accounts,
            SessionsWiring sessions,
            InvitesWiring invites,
            MessagesWiring messages,
            ProveByPassword byPassword) {
        SendCode send = send(accounts, sessions, messages);
        CheckCode check = check(sessions, messages);
        ClaimedCodes claimed = new ClaimedCodes(challenges, check, storage.clock());
        return List.of(
                new PhoneLoginRoutes(
                        new RequestLoginCode(accounts.readPhone(), send), verify(check, signIn, accounts, invites)),
                phoneChange(send, claimed, accounts, sessions, messages),
                new ProofRoutes(
                        sessions.callers(),
                        new RequestProof(accounts.view(), send),
                        new ConfirmProof(claimed, sessions.prove(), storage.transactions(), storage.clock()),
                        byPassword));
    }

    private PhoneChangeRoutes phoneChange(
            SendCode send,
            ClaimedCodes claimed,
            AccountsWiring accounts,
            SessionsWiring sessions,
            MessagesWiring messages) {
        return new PhoneChangeRoutes(
                sessions.callers(),
                new RequestPhoneChange(accounts.readPhone(), sessions.requireProof(), limits, send),
                new ConfirmPhoneChange(
                        claimed, accounts.movePhone(), sessions.end(), tell, messages.transactions(), storage.clock()));
    }

    /** Where every door ends. */
    SignIn signIn(AccountsWiring accounts, SessionsWiring sessions, InvitesWiring invites) {
        Welcome welcome = new Welcome(accounts.registration(), invites.activate(), accounts.presetRole());
        return new SignIn(
                welcome, sessions.open(), sessions.issue(), storage.transactions(), audit.record(), storage.clock());
    }

    private SendCode send(AccountsWiring accounts, SessionsWiring sessions, MessagesWiring messages) {
        IssueCode issue = new IssueCode(
                rules, hasher, messages.texts(), storage.random(), accounts.usualLanguage(), storage.clock());
        return new SendCode(
                challenges,
                issue,
                messages.fraud().admit(limits, sessions.recognise()),
                outside,
                messages.queue(),
                messages.transactions(),
                storage.clock());
    }

    /** The code as a proof at the door for providers. */
    VerifyProviderCode verifyProviderCode(
            SignIn signIn, AccountsWiring accounts, SessionsWiring sessions, MessagesWiring messages) {
        return new VerifyProviderCode(
                challenges, check(sessions, messages), door(accounts), signIn, limits, storage.clock());
    }

    private CheckCode check(SessionsWiring sessions, MessagesWiring messages) {
        return new CheckCode(
                challenges,
                hasher,
                rules,
                sessions.recognise(),
                messages.fraud().typed(messages.tellVendors()),
                audit.record(),
                storage.clock());
    }

    private PhoneDoor door(AccountsWiring accounts) {
        return new PhoneDoor(accounts.findOrOpen(), outside.testNumbers(), audit.record());
    }

    private VerifyLoginCode verify(CheckCode check, SignIn signIn, AccountsWiring accounts, InvitesWiring invites) {
        return new VerifyLoginCode(
                challenges, check, invites.lookUp(), door(accounts), signIn, limits, storage.clock());
    }
}
