package dev.latchkey.application;

import dev.latchkey.application.accounts.BanMember;
import dev.latchkey.application.accounts.ChangeRole;
import dev.latchkey.application.accounts.DeleteAccount;
import dev.latchkey.application.accounts.DeleteMember;
import dev.latchkey.application.accounts.EditMember;
import dev.latchkey.application.accounts.EditProfile;
import dev.latchkey.application.accounts.FindOrOpenAccount;
import dev.latchkey.application.accounts.InMemoryPhoneNumbers;
import dev.latchkey.application.accounts.Intervene;
import dev.latchkey.application.accounts.LiftBans;
import dev.latchkey.application.accounts.ListMembers;
import dev.latchkey.application.accounts.MovePhone;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.accounts.OpenAccount;
import dev.latchkey.application.accounts.PresetRole;
import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.accounts.RecyclePhone;
import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.accounts.UnbanMember;
import dev.latchkey.application.accounts.ViewMember;
import dev.latchkey.application.accounts.ViewProfile;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.invites.ActivateInvite;
import dev.latchkey.application.invites.CreateCampaign;
import dev.latchkey.application.invites.EditCampaign;
import dev.latchkey.application.invites.ListInvited;
import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.invites.RedeemInvite;
import dev.latchkey.application.invites.ViewCampaigns;
import dev.latchkey.application.invites.ViewReferrals;
import dev.latchkey.application.invites.rewards.QualifyReferral;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.Welcome;
import dev.latchkey.application.login.password.InMemoryPasswordHasher;
import dev.latchkey.application.login.password.Passworders;
import dev.latchkey.application.login.phone.AdmitCode;
import dev.latchkey.application.login.phone.CheckCode;
import dev.latchkey.application.login.phone.ClaimedCodes;
import dev.latchkey.application.login.phone.ConfirmPhoneChange;
import dev.latchkey.application.login.phone.ConfirmProof;
import dev.latchkey.application.login.phone.InMemoryCodeHasher;
import dev.latchkey.application.login.phone.InMemoryCodeTexts;
import dev.latchkey.application.login.phone.IssueCode;
import dev.latchkey.application.login.phone.OutsideOfTexts;
import dev.latchkey.application.login.phone.PhoneDoor;
import dev.latchkey.application.login.phone.RequestLoginCode;
import dev.latchkey.application.login.phone.RequestPhoneChange;
import dev.latchkey.application.login.phone.RequestProof;
import dev.latchkey.application.login.phone.SendCode;
import dev.latchkey.application.login.phone.SentCode;
import dev.latchkey.application.login.phone.VerifyLoginCode;
import dev.latchkey.application.login.phone.VerifyProviderCode;
import dev.latchkey.application.login.telegram.Telegrammers;
import dev.latchkey.application.messages.DeliverMessages;
import dev.latchkey.application.messages.InMemoryLetterTexts;
import dev.latchkey.application.messages.InMemoryMailer;
import dev.latchkey.application.messages.InMemoryMessageSealer;
import dev.latchkey.application.messages.InMemorySmsGateway;
import dev.latchkey.application.messages.QueueLetter;
import dev.latchkey.application.messages.QueueMessage;
import dev.latchkey.application.messages.QueueNotice;
import dev.latchkey.application.messages.SendByRoute;
import dev.latchkey.application.messages.SmsRouting;
import dev.latchkey.application.messages.fraud.ChargeMessages;
import dev.latchkey.application.messages.fraud.FraudRules;
import dev.latchkey.application.messages.fraud.InMemoryDestinations;
import dev.latchkey.application.messages.fraud.InMemoryPhoneDigests;
import dev.latchkey.application.messages.fraud.JudgeSend;
import dev.latchkey.application.messages.fraud.NoteTyped;
import dev.latchkey.application.messages.fraud.Prices;
import dev.latchkey.application.messages.fraud.SuspiciousRanges;
import dev.latchkey.application.messages.fraud.Tariff;
import dev.latchkey.application.messages.fraud.ViewDecisions;
import dev.latchkey.application.providers.BecomeProvider;
import dev.latchkey.application.providers.CloseProvider;
import dev.latchkey.application.providers.EditProvider;
import dev.latchkey.application.providers.FindProviders;
import dev.latchkey.application.providers.FreezeProvider;
import dev.latchkey.application.providers.OpenProvider;
import dev.latchkey.application.providers.RecruitForOneself;
import dev.latchkey.application.providers.ViewDashboard;
import dev.latchkey.application.providers.ViewProvider;
import dev.latchkey.application.sessions.Authenticate;
import dev.latchkey.application.sessions.EndDevice;
import dev.latchkey.application.sessions.EndSession;
import dev.latchkey.application.sessions.EndSessions;
import dev.latchkey.application.sessions.InMemoryAccessTokens;
import dev.latchkey.application.sessions.InMemorySuccessors;
import dev.latchkey.application.sessions.IssueTokens;
import dev.latchkey.application.sessions.ListDevices;
import dev.latchkey.application.sessions.OpenSession;
import dev.latchkey.application.sessions.ProveSession;
import dev.latchkey.application.sessions.RecogniseNetwork;
import dev.latchkey.application.sessions.RefreshSession;
import dev.latchkey.application.sessions.RequireProof;
import dev.latchkey.application.sessions.Revocations;
import dev.latchkey.application.sessions.SignOut;
import dev.latchkey.application.sessions.SignOutEverywhere;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.messages.Budgets;
import dev.latchkey.domain.messages.FraudMode;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.ServedNumbers;
import dev.latchkey.domain.sessions.SessionRules;
import dev.latchkey.domain.shared.Rate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** A whole system on twins, empty: where tests of use cases begin, and tests of the doors in front of them. */
public final class World {
    /** The rules and limits that hold when nothing is configured. */
    public static final CodeRules RULES =
            new CodeRules(4, Duration.ofMinutes(2), Duration.ofMinutes(1), 5, 10, OptionalInt.of(50));

    public static final SessionRules SESSION_RULES =
            new SessionRules(Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(30), Duration.ofSeconds(10));
    public static final Map<Limit, List<Rate>> LIMITS =
            Arrays.stream(Limit.values()).collect(Collectors.toMap(Function.identity(), Limit::rates));
    public static final Map<Limit, List<Rate>> NO_LIMITS = Map.of();
    public static final int MAX_IN_FLIGHT = 1_000;
    private static final Tariff TARIFF =
            new Tariff(Map.of("", Money.parse("1"), "49", Money.parse("3")), false, UnaryOperator.identity());

    /** How fresh a proof must be. */
    public static final Duration PROOF_LIFE = Duration.ofMinutes(10);

    /** How long an account has to be idle before it loses its number. */
    public static final Duration RECYCLE_AFTER = Duration.ofDays(180);

    public final MovableClock clock = new MovableClock();
    public final InMemoryStores stores = new InMemoryStores();
    public final InMemorySmsGateway phones = new InMemorySmsGateway();

    /** How long the world has been running, in nanoseconds, on a clock that nobody can set. */
    public final AtomicLong nanos = new AtomicLong();

    /** How often the bell was rung for other instances. */
    public final AtomicInteger rings = new AtomicInteger();

    public final InMemoryAccessTokens tokens;
    public final Limits limits;
    public final RequestLoginCode requestCode;
    public final VerifyLoginCode verifyCode;
    public final SignIn signIn;
    public final OpenAccount openAccount;
    public final FindOrOpenAccount findOrOpenAccount;
    public final RequestPhoneChange requestPhoneChange;
    public final ConfirmPhoneChange confirmPhoneChange;
    public final RequestProof requestProof;
    public final ConfirmProof confirmProof;
    public final RequireProof requireProof;
    public final ViewProfile viewProfile;
    public final EditProfile editProfile;
    public final ListMembers listMembers;
    public final ViewMember viewMember;
    public final EditMember editMember;
    public final ChangeRole changeRole;
    public final BanMember banMember;
    public final UnbanMember unbanMember;
    public final LiftBans liftBans;
    public final DeleteAccount deleteAccount;
    public final DeleteMember deleteMember;
    public final RedeemInvite redeemInvite;
    public final ListInvited listInvited;
    public final CreateCampaign createCampaign;
    public final ViewCampaigns viewCampaigns;
    public final EditCampaign editCampaign;
    public final ViewReferrals viewReferrals;
    public final OpenProvider openProvider;
    public final BecomeProvider becomeProvider;
    public final ViewProvider viewProvider;
    public final EditProvider editProvider;
    public final CloseProvider closeProvider;
    public final FindProviders findProviders;
    public final FreezeProvider freezeProvider;
    public final ViewDashboard viewDashboard;
    public final QualifyReferral qualifyReferral;
    public final VerifyProviderCode verifyProviderCode;
    public final Authenticate authenticate;
    public final Revocations revocations;
    public final RefreshSession refreshSession;
    public final EndSession endSession;
    public final SignOut signOut;
    public final SignOutEverywhere signOutEverywhere;
    public final EndDevice endDevice;
    public final ListDevices listDevices;
    public final DeliverMessages deliverMessages;
    public final InMemoryPasswordHasher passwordHasher = new InMemoryPasswordHasher();
    public final Passworders passwords;
    public final Telegrammers telegram;
    public final InMemoryMailer mailboxes = new InMemoryMailer();
    public final QueueLetter queueLetter;
    public final TellOwner tellOwner;
    public final DeliverMessages deliverMail;
    public final ViewDecisions viewDecisions;

    /** Everybody is served, and messages cost nothing. */
    public static final FraudRules HARMLESS = new FraudRules(FraudMode.ENFORCE, ServedNumbers.all(), Budgets.none());

    /** What holds when nothing is configured, save that the first account is one like the others. */
    public World() {
        this(RULES, LIMITS, false);
    }

    public World(CodeRules rules, Map<Limit, List<Rate>> rates, boolean firstIsAdmin) {
        this(rules, rates, firstIsAdmin, Registration.OPEN, Optional.empty(), HARMLESS, OutsideOfTexts.none());
    }

    /** A world that minds its money: a message costs 1, and 3 to Germany. */
    public World(FraudRules fraud, OutsideOfTexts outside, boolean firstIsAdmin) {
        this(RULES, LIMITS, firstIsAdmin, Registration.OPEN, Optional.empty(), fraud, outside);
    }

    /** A world without limits, whose use cases read another clock than {@link #clock}. */
    public World(CodeRules rules, InstantSource otherClock) {
        this(rules, NO_LIMITS, false, Registration.OPEN, Optional.of(otherClock), HARMLESS, OutsideOfTexts.none());
    }

    /** A world whose first account is its administrator's, and that opens others only to those. */
    public World(Registration registration) {
        this(RULES, LIMITS, true, registration, Optional.empty(), HARMLESS, OutsideOfTexts.none());
    }

    private World(
            CodeRules rules,
            Map<Limit, List<Rate>> rates,
            boolean firstIsAdmin,
            Registration registration,
            Optional<InstantSource> otherClock,
            FraudRules fraud,
            OutsideOfTexts outside) {
        InstantSource time = otherClock.orElse(clock);
        RandomGenerator random = new Random(17);
        limits = new Limits(stores.counters, rates, time);
        RecordAudit audit = new RecordAudit(stores.audit, time);
        tokens = new InMemoryAccessTokens(time);
        InMemoryMessageSealer sealer = new InMemoryMessageSealer();
        InMemoryCodeHasher hasher = new InMemoryCodeHasher();
        IssueTokens issueTokens = new IssueTokens(tokens);
        RecogniseNetwork recognise = new RecogniseNetwork(stores.sessions, time);
        qualifyReferral = new QualifyReferral(Optional.of(stores.rewards), random);
        ActivateInvite activateInvite = new ActivateInvite(stores.invites, stores.campaigns, qualifyReferral, audit);

        ReadPhone readPhone = new ReadPhone(new InMemoryPhoneNumbers());
        QueueMessage queue = new QueueMessage(stores.outbox, sealer);
        InMemoryLetterTexts letterTexts = new InMemoryLetterTexts();
        queueLetter = new QueueLetter(
                letter -> {
                    stores.letters.add(letter);
                    return letterTexts.of(letter);
                },
                stores.outbox,
                sealer,
                random);
        tellOwner = new TellOwner(
                stores.accounts,
                new QueueNotice(queue, queueLetter, (kind, language) -> kind + " " + language, random, Language.EN));
        SmsRouting routing = SmsRouting.everythingTo(phones, Duration.ofMinutes(1));
        Prices prices = new Prices(Map.of(phones.name(), TARIFF), routing);
        InMemoryPhoneDigests digests = new InMemoryPhoneDigests("key");
        JudgeSend judge = new JudgeSend(new InMemoryDestinations(), digests, prices, stores.ledger, fraud, time);
        viewDecisions = new ViewDecisions(stores.ledger, digests, audit);
        SendCode sendCode = new SendCode(
                stores.challenges,
                new IssueCode(rules, hasher, new InMemoryCodeTexts(), random, Language.EN, time),
                new AdmitCode(judge, new SuspiciousRanges(stores.ledger, time), limits, recognise),
                outside,
                queue,
                stores.transactions,
                time);
        requestCode = new RequestLoginCode(readPhone, sendCode);
        openAccount = new OpenAccount(stores.accounts, random, audit, firstIsAdmin);
        RecyclePhone recyclePhone = new RecyclePhone(stores.idlePhones, tellOwner, audit, RECYCLE_AFTER);
        findOrOpenAccount = new FindOrOpenAccount(stores.accounts, openAccount, recyclePhone, audit);
        signIn = new SignIn(
                new Welcome(registration, activateInvite, new PresetRole(stores.accounts, audit)),
                new OpenSession(stores.sessions, SESSION_RULES, random, audit),
                issueTokens,
                stores.transactions,
                audit,
                time);
        NoteTyped noteTyped = new NoteTyped(stores.ledger, stores.tellVendors(time));
        CheckCode checkCode = new CheckCode(stores.challenges, hasher, rules, recognise, noteTyped, audit, time);
        PhoneDoor phoneDoor = new PhoneDoor(findOrOpenAccount, outside.testNumbers(), audit);
        verifyCode = new VerifyLoginCode(
                stores.challenges,
                checkCode,
                new LookUpInvite(stores.invites, stores.campaigns, limits, time),
                phoneDoor,
                signIn,
                limits,
                time);
        viewProfile = new ViewProfile(stores.accounts);
        editProfile = new EditProfile(stores.accounts, limits, stores.transactions, audit, viewProfile, time);
        redeemInvite = new RedeemInvite(activateInvite, limits, stores.transactions, time);
        listInvited = new ListInvited(stores.invites);
        createCampaign = new CreateCampaign(
                stores.campaigns,
                new RecruitForOneself(stores.providers)::may,
                limits,
                stores.transactions,
                audit,
                time);
        viewCampaigns = new ViewCampaigns(stores.campaigns);
        openProvider = new OpenProvider(stores.providers, audit);
        becomeProvider = new BecomeProvider(openProvider, limits, stores.transactions, time);
        viewProvider = new ViewProvider(stores.providers);
        editProvider = new EditProvider(stores.providers, limits, stores.transactions, audit, time);
        closeProvider = new CloseProvider(stores.providers, stores.transactions, audit);
        findProviders = new FindProviders(stores.providers, limits);
        freezeProvider = new FreezeProvider(stores.providers, limits, stores.transactions, audit, time);
        viewDashboard = new ViewDashboard(stores.providers, stores.providerNumbers, limits, time);
        verifyProviderCode = new VerifyProviderCode(stores.challenges, checkCode, phoneDoor, signIn, limits, time);
        viewReferrals = new ViewReferrals(stores.referrals);
        editCampaign = new EditCampaign(
                stores.campaigns,
                new RecruitForOneself(stores.providers)::may,
                limits,
                stores.transactions,
                audit,
                time);
        revocations = new Revocations(stores.sessions, rings::incrementAndGet, time, nanos::get);
        authenticate = new Authenticate(tokens, revocations, stores.sessions, time);
        endSession = new EndSession(stores.sessions, stores.transactions, audit, tellOwner, revocations, time);
        refreshSession = new RefreshSession(
                stores.sessions, new InMemorySuccessors(random), issueTokens, endSession, SESSION_RULES, time);
        signOut = new SignOut(endSession);
        signOutEverywhere = new SignOutEverywhere(stores.sessions, stores.transactions, audit, revocations, time);
        endDevice = new EndDevice(endSession);
        listDevices = new ListDevices(stores.sessions, time);
        ClaimedCodes claimed = new ClaimedCodes(stores.challenges, checkCode, time);
        requireProof = new RequireProof(stores.sessions, PROOF_LIFE, time);
        requestPhoneChange = new RequestPhoneChange(readPhone, requireProof, limits, sendCode);
        confirmPhoneChange = new ConfirmPhoneChange(
                claimed,
                new MovePhone(stores.accounts, recyclePhone, audit, firstIsAdmin, qualifyReferral::qualify),
                new EndSessions(stores.sessions, revocations),
                tellOwner,
                stores.transactions,
                time);
        requestProof = new RequestProof(viewProfile, sendCode);
        confirmProof = new ConfirmProof(claimed, new ProveSession(stores.sessions, audit), stores.transactions, time);
        Intervene intervene = new Intervene(
                limits, stores.members, stores.transactions, audit, tellOwner, revocations::announce, time);
        listMembers = new ListMembers(stores.members);
        viewMember = new ViewMember(stores.members);
        editMember = new EditMember(stores.accounts, viewMember, limits, stores.transactions, audit, time);
        changeRole = new ChangeRole(stores.standing, intervene, time);
        banMember = new BanMember(stores.standing, intervene, time);
        unbanMember = new UnbanMember(stores.standing, stores.members, intervene, time);
        liftBans = new LiftBans(stores.standing, stores.transactions, audit, time);
        deleteAccount = new DeleteAccount(
                stores.standing, stores.accounts, stores.transactions, audit, tellOwner, revocations::announce, time);
        deleteMember = new DeleteMember(deleteAccount, limits);
        passwords = new Passworders(this, random, audit, recognise, firstIsAdmin, time);
        telegram = new Telegrammers(this, audit, time);
        deliverMessages = new DeliverMessages(
                stores.outbox,
                sealer,
                new SendByRoute(routing, time),
                new ChargeMessages(judge, prices, stores.ledger),
                time,
                MAX_IN_FLIGHT);
        deliverMail = new DeliverMessages(stores.outbox, sealer, mailboxes, time, MAX_IN_FLIGHT);
    }

    /** Asks for a code and waits until it has arrived. */
    public SentCode askForCode(PhoneNumber phone, Origin origin) {
        SentCode sent = requestCode.request(phone.e164(), origin);
        deliverMessages.deliver();
        return sent;
    }

    /** The code in the latest message to this phone. */
    public LoginCode latestCodeTo(PhoneNumber phone) {
        List<String> texts = phones.textsTo(phone);
        return new LoginCode(texts.get(texts.size() - 1).replaceAll("[^0-9]", ""));
    }

    /** A code of the same length that was not sent. */
    public LoginCode wrongCodeFor(PhoneNumber phone) {
        String right = latestCodeTo(phone).digits();
        return new LoginCode((right.startsWith("9") ? "0" : "9") + right.substring(1));
    }

    public SignedIn typeCode(SentCode sent, LoginCode code, Origin origin) {
        return verifyCode.verify(
                new VerifyLoginCode.Attempt(sent.challenge(), code, Optional.empty(), Newcomer.SILENT), origin);
    }

    public SignedIn typeCode(SentCode sent, LoginCode code, InvitationCode invite, Origin origin) {
        return verifyCode.verify(
                new VerifyLoginCode.Attempt(sent.challenge(), code, Optional.of(invite), Newcomer.SILENT), origin);
    }

    /** Signs in with a code, all the way. */
    public SignedIn signIn(PhoneNumber phone, Origin origin) {
        SentCode sent = askForCode(phone, origin);
        return typeCode(sent, latestCodeTo(phone), origin);
    }

    /** Somebody with a new account who has just signed in. */
    public SignedIn member() {
        return signIn(Some.phone(), Some.origin());
    }

    public Caller callerOf(SignedIn signedIn) {
        return authenticate.caller(signedIn.tokens().accessToken());
    }

    public void ban(UserId id) {
        stores.accounts.change(id, user -> user.status = AccountStatus.BANNED);
    }
}
