package dev.latchkey.application.login.telegram;

import dev.latchkey.application.World;
import dev.latchkey.application.accounts.EnterByTelegram;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.sessions.EndSessions;
import dev.latchkey.application.sessions.RequireProof;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.DataAge;
import dev.latchkey.domain.login.SignedFields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the world can do with Telegram. */
public final class Telegrammers {
    public static final TelegramRules RULES = new TelegramRules(
            TelegramRules.Keys.BOT_TOKEN, 42, new DataAge(Duration.ofMinutes(5)), new DataAge(Duration.ofHours(1)));

    public static final OidcRules OIDC =
            new OidcRules(OidcTwin.ISSUER, OidcTwin.CLIENT, true, true, Duration.ofMinutes(10));

    public final OidcTwin provider = new OidcTwin();
    public final BeginOidc beginOidc;
    public final CheckTelegram check;
    public final SignInWithTelegram signIn;
    public final LinkTelegram link;
    public final UnlinkTelegram unlink;

    /** Whose account was told of as proved. */
    final List<UserId> proved = new CopyOnWriteArrayList<>();

    private final World world;
    private final RecordAudit audit;
    private final InstantSource time;

    public Telegrammers(World world, RecordAudit audit, InstantSource time) {
        this.world = world;
        this.audit = audit;
        this.time = time;
        this.beginOidc = new BeginOidc(
                OIDC,
                world.stores.oidcAttempts,
                OidcTwin::address,
                new LookUpInvite(world.stores.invites, world.stores.campaigns, world.limits, time),
                world.limits,
                new Random(7),
                time);
        this.check = check(RULES);
        this.signIn = signIn(check);
        RequireProof proof = new RequireProof(world.stores.sessions, World.PROOF_LIFE, time);
        SettleTelegram settle = new SettleTelegram(
                new EndSessions(world.stores.sessions, world.revocations), audit, world.tellOwner, (user, now) -> {
                    proved.add(user);
                    world.qualifyReferral.qualify(user, now);
                });
        this.link = new LinkTelegram(
                check, proof, world.limits, world.stores.telegramLinks, settle, world.stores.transactions, time);
        this.unlink = new UnlinkTelegram(
                proof, world.stores.telegramLinks, world.viewProfile, settle, world.stores.transactions, time);
    }

    /** The same use case with other keys. */
    public SignInWithTelegram signInWith(TelegramRules rules) {
        return signIn(check(rules));
    }

    /** The same use case on real keys. */
    public SignInWithTelegram signInWith(
            TelegramRules rules, TelegramSignatures signatures, ReadTelegramUser readUser) {
        return signIn(check(rules, signatures, readUser));
    }

    /** Signs in with fresh data of the widget. */
    public SignedIn byWidget(TelegramId id) {
        return signIn.signIn(widget(widgetFields(id)), Optional.empty(), Some.origin());
    }

    /** Signs in with fresh data of a Mini App. */
    public SignedIn byMiniApp(TelegramId id, Map<String, String> more) {
        return signIn.signIn(miniApp(id, more), Optional.empty(), Some.origin());
    }

    /** What the widget hands to a page, not signed yet. */
    public Map<String, String> widgetFields(TelegramId id) {
        return new HashMap<>(Map.of(
                "id",
                Long.toString(id.value()),
                "first_name",
                "Анна",
                "username",
                "anna_" + id.value(),
                "auth_date",
                seconds(world.clock.instant())));
    }

    public static TelegramProof widget(Map<String, String> fields) {
        return new TelegramProof.Widget(signed(fields, "widget"));
    }

    public TelegramProof miniApp(TelegramId id, Map<String, String> more) {
        Map<String, String> fields =
                new HashMap<>(Map.of("user", Long.toString(id.value()), "auth_date", seconds(world.clock.instant())));
        fields.putAll(more);
        return miniApp(fields);
    }

    public static TelegramProof miniApp(Map<String, String> fields) {
        return new TelegramProof.MiniApp(signed(fields, "mini app"));
    }

    static String seconds(Instant instant) {
        return Long.toString(instant.getEpochSecond());
    }

    private static Optional<SignedFields> signed(Map<String, String> fields, String door) {
        Map<String, String> all = new HashMap<>(fields);
        SignedFields unsigned = SignedFields.of(fields).orElseThrow();
        all.putIfAbsent("hash", InMemoryTelegramSignatures.signed(door, unsigned.checkString()));
        return SignedFields.of(all);
    }

    private CheckTelegram check(TelegramRules rules) {
        // The users of this world's Mini Apps are written as their numbers.
        return check(
                rules,
                new InMemoryTelegramSignatures(),
                text -> TelegramId.parse(text)
                        .map(id -> TelegramPerson.called(id, Optional.of("Анна"), Optional.empty(), Optional.empty())));
    }

    private CheckTelegram check(TelegramRules rules, TelegramSignatures signatures, ReadTelegramUser readUser) {
        return new CheckTelegram(
                new CheckSignedData(rules, signatures, readUser, world.stores.spentProofs, time),
                new CheckOidc(
                        OIDC,
                        provider::read,
                        provider::token,
                        world.stores.oidcAttempts,
                        world.stores.spentProofs,
                        time),
                world.limits,
                audit);
    }

    private SignInWithTelegram signIn(CheckTelegram telegram) {
        return new SignInWithTelegram(
                telegram,
                new BroughtInvite(new LookUpInvite(world.stores.invites, world.stores.campaigns, world.limits, time)),
                new EnterByTelegram(world.stores.accounts, world.openAccount, audit),
                world.signIn);
    }
}
