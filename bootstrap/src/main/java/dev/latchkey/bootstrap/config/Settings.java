package dev.latchkey.bootstrap.config;

import static dev.latchkey.bootstrap.config.Kinds.choice;
import static dev.latchkey.bootstrap.config.Kinds.number;
import static dev.latchkey.bootstrap.config.Kinds.text;
import static dev.latchkey.bootstrap.config.Kinds.toggle;
import static dev.latchkey.bootstrap.config.Times.duration;

import dev.latchkey.application.login.telegram.line.LineMode;
import dev.latchkey.application.login.telegram.push.Matching;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.bootstrap.config.Setting.Area;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.messages.FraudMode;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.shared.Rate;
import dev.latchkey.email.Sender;
import dev.latchkey.email.SmtpUrl;
import dev.latchkey.http.AddressBlock;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.redis.RedisUrl;
import dev.latchkey.security.Hs256Key;
import dev.latchkey.security.MasterSecret;
import dev.latchkey.security.webhooks.WebhookKey;
import dev.latchkey.sms.PhonePolicy;
import dev.latchkey.sms.gateways.GatewaySetting;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.telegram.BotToken;
import dev.latchkey.telegram.Ed25519Key;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The list of all settings. What reads them, prints them and describes them goes by this list, so a setting is added
 * here, used in a record beside, and documented by writing the pages anew (see {@code PagesTest}).
 */
public final class Settings {
    private static final String FIRST = "0.1.0";
    private static final List<Setting<?>> ALL = new ArrayList<>();

    // spotless:off
    static final Setting<Environment> ENVIRONMENT = add(Area.GENERAL, "ENVIRONMENT", choice(Environment.class), "development",
        "`production` refuses to start with settings that are fit for trying out only; see [below](#production).");
    static final Setting<List<String>> FOREIGN_NAMES = add(Area.GENERAL, "FOREIGN_NAMES",
        Kinds.list("names separated by commas", name -> name), "",
        "Names in the environment that look like settings of Latchkey and belong to another program; they are passed over.");
    static final Setting<List<String>> DIALECTS = add(Area.GENERAL, "DIALECTS",
        Kinds.list("nothing yet", Settings::laterDialect), "",
        "Paths of the earlier systems to serve beside the API. This version has none.");

    static final Setting<String> HTTP_HOST = add(Area.HTTP, "HTTP_HOST", text("a name or an address of this machine", "[A-Za-z0-9.:_\\[\\]-]{1,253}"), "127.0.0.1",
        "Where to listen. `0.0.0.0` opens the service to the network.");
    static final Setting<Integer> HTTP_PORT = add(Area.HTTP, "HTTP_PORT", number(0, 65535), "8080",
        "The port to listen on; 0 takes any free one.");
    static final Setting<Optional<URI>> PUBLIC_URL = add(Area.HTTP, "PUBLIC_URL", Kinds.webAddress().optional(), "",
        "Where people and clients reach Latchkey. Links in letters begin with it. With `https` it switches on HSTS and the line by which phones fill in codes (WebOTP). Absent: `http://HTTP_HOST:HTTP_PORT`.");
    static final Setting<List<String>> ALLOWED_ORIGINS = add(Area.HTTP, "ALLOWED_ORIGINS", Kinds.origins(), "",
        "Web pages that may call the API from a browser (CORS). Never a pattern.");
    static final Setting<List<AddressBlock>> TRUSTED_PROXIES = add(Area.HTTP, "TRUSTED_PROXIES", Kinds.addressBlocks(), "",
        "Proxies that are believed about `X-Forwarded-For`. Without them limits count the address that connects.");
    static final Setting<Integer> HTTP_MAX_BODY = add(Area.HTTP, "HTTP_MAX_BODY", number(1024, 16 * 1024 * 1024), "1048576",
        "The longest request body that is read, in bytes.");
    static final Setting<Integer> HTTP_THREADS = add(Area.HTTP, "HTTP_THREADS", number(8, 2000), "200",
        "How many requests are worked on at once where the JDK has no virtual threads.");
    static final Setting<Duration> HTTP_UNREADY_TIME = add(Area.HTTP, "HTTP_UNREADY_TIME", duration("0", "60s"), "500ms",
        "When stopping: how long `/health/ready` says 503 before connections are refused, so that balancers can notice.");
    static final Setting<Duration> HTTP_DRAIN_TIME = add(Area.HTTP, "HTTP_DRAIN_TIME", duration("0", "10m"), "10s",
        "When stopping: how long requests that have begun may take to end.");

    static final Setting<Optional<DatabaseUrl>> DATABASE_URL = add(Area.STORAGE, "DATABASE_URL", Kinds.databaseUrl().optional(), "",
        "PostgreSQL, 14 or newer. Absent: Latchkey runs a PostgreSQL of its own in `DATA_DIR`.");
    static final Setting<Integer> DATABASE_POOL_SIZE = add(Area.STORAGE, "DATABASE_POOL_SIZE", number(2, 500), "10",
        "Connections to PostgreSQL at most.");
    static final Setting<Path> DATA_DIR = add(Area.STORAGE, "DATA_DIR", Kinds.path(), "./data",
        "Where Latchkey keeps its own PostgreSQL and its secret key. Not used where `DATABASE_URL` is set.");

    static final Setting<Optional<RedisUrl>> REDIS_URL = add(Area.STORAGE, "REDIS_URL", Kinds.redisUrl().optional(), "",
        "Redis, 6.2 or newer, for speed; see [redis.md](redis.md). Absent, or away: PostgreSQL does its work.");
    static final Setting<Duration> REDIS_TIMEOUT = add(Area.STORAGE, "REDIS_TIMEOUT", duration("10ms", "2s"), "150ms",
        "How long to wait for Redis, for a connection as for an answer, before PostgreSQL does the work.");
    static final Setting<Integer> REDIS_POOL_SIZE = add(Area.STORAGE, "REDIS_POOL_SIZE", number(1, 500), "16",
        "Connections to Redis at most.");
    static final Setting<String> REDIS_PREFIX = add(Area.STORAGE, "REDIS_PREFIX", text("1 to 50 visible characters", "[!-~]{1,50}"), "latchkey:",
        "How the names of all keys and channels in Redis begin. All instances need the same, two installations different ones.");

    static final Setting<Optional<Secret>> SECRET_KEY = add(Area.KEYS, "SECRET_KEY", KeyKinds.key("SECRET_KEY", MasterSecret::of).optional(), "",
        "The key for what is stored: hashes of codes, waiting messages, signing keys. Needed with `DATABASE_URL`, the same on all instances. Absent: made at the first start and kept in `DATA_DIR/secret.key`.");
    static final Setting<List<Secret>> SECRET_KEY_FALLBACKS = add(Area.KEYS, "SECRET_KEY_FALLBACKS", KeyKinds.keys("SECRET_KEY_FALLBACKS", MasterSecret::fallback), "",
        "Other secret keys: what was stored under one of them can still be used, nothing new is stored under it. For changing `SECRET_KEY`; see [Keys](keys.md#changing-secret_key).");
    static final Setting<Optional<Secret>> JWT_SECRET_KEY = add(Area.KEYS, "JWT_SECRET_KEY", KeyKinds.key("JWT_SECRET_KEY", Hs256Key::new).optional(), "",
        "Signs access tokens with HS256 and this key. Absent: ES256, with keys that are published at `/.well-known/jwks.json`.");
    static final Setting<Duration> JWT_KEY_ROTATION = add(Area.KEYS, "JWT_KEY_ROTATION", duration("0", "3660d"), "90d",
        "How long a key signs access tokens before the next one does; 0 means until `latchkey keys rotate`. Has no effect with `JWT_SECRET_KEY`.");
    static final Setting<Duration> JWT_KEY_PUBLISH_AHEAD = add(Area.KEYS, "JWT_KEY_PUBLISH_AHEAD", duration("10m", "7d"), "1h",
        "How long a key is published before it signs, so that whoever checks tokens has it by then. Whoever reads the keys may keep them for 5 minutes.");
    static final Setting<Optional<String>> JWT_ISSUER = add(Area.KEYS, "JWT_ISSUER", text("1 to 200 visible characters", "[!-~]{1,200}").optional(), "",
        "The `iss` of access tokens. Absent: `PUBLIC_URL`, or `latchkey` without that.");
    static final Setting<Optional<String>> JWT_AUDIENCE = add(Area.KEYS, "JWT_AUDIENCE", text("1 to 200 visible characters", "[!-~]{1,200}").optional(), "",
        "The `aud` of access tokens. Absent: `PUBLIC_URL`, or `latchkey` without that.");
    static final Setting<Duration> ACCESS_TOKEN_TTL = add(Area.KEYS, "ACCESS_TOKEN_TTL", duration("1s", "1d"), "15m",
        "How long an access token is good for.");
    static final Setting<Duration> REFRESH_TOKEN_TTL = add(Area.KEYS, "REFRESH_TOKEN_TTL", duration("1s", "366d"), "7d",
        "How long a session lives without being renewed.");
    static final Setting<Duration> SESSION_MAX_AGE = add(Area.KEYS, "SESSION_MAX_AGE", duration("1s", "3660d"), "30d",
        "How long a session lives however often it is renewed.");
    static final Setting<Duration> REFRESH_GRACE = add(Area.KEYS, "REFRESH_GRACE", duration("0", "5m"), "10s",
        "How long a refresh token that was used already still gets the same answer; used later it ends its session. 0 means never twice: a lost answer then signs its user out.");
    static final Setting<Duration> PROOF_TTL = add(Area.KEYS, "PROOF_TTL", duration("1s", "1d"), "10m",
        "How fresh the proof of who somebody is must be for changes that matter, such as another phone.");

    static final Setting<String> DEFAULT_REGION = add(Area.ACCOUNTS, "DEFAULT_REGION", Kinds.region(), "RU",
        "The country of phone numbers that are written without one. Where most people read Russian, messages are in Russian unless the request asks for English.");
    static final Setting<PhonePolicy> PHONE_POLICY = add(Area.ACCOUNTS, "PHONE_POLICY", choice(PhonePolicy.class), "valid",
        "Which numbers may sign in: `valid` ones, `possible` ones (the length is right), or `mobile` ones only.");
    static final Setting<Duration> PHONE_RECYCLE_AFTER = add(Area.ACCOUNTS, "PHONE_RECYCLE_AFTER", duration("0", "3660d"), "180d",
        "How long an account must not have been used before its number opens a new account for whoever proves to have it; 0 means never. See [account-life.md](account-life.md#numbers-that-got-another-owner).");
    static final Setting<Boolean> BOOTSTRAP_FIRST_USER_ADMIN = add(Area.ACCOUNTS, "BOOTSTRAP_FIRST_USER_ADMIN", toggle(), "true",
        "Whether the first account of an empty system becomes its administrator. Not if `ADMIN_EMAIL` or `ADMIN_USERNAME` is set.");
    static final Setting<Registration> REGISTRATION = add(Area.ACCOUNTS, "REGISTRATION", choice(Registration.class), "open",
        "Who may open an account: everybody (`open`), whoever has an invite code (`invite`), or nobody (`closed`). Those who have an account sign in as ever; see [invites.md](invites.md).");
    static final Setting<Optional<EmailAddress>> ADMIN_EMAIL = add(Area.ACCOUNTS, "ADMIN_EMAIL", PersonKinds.email().optional(), "",
        "The administrator's e-mail address. At a start without any administrator, an account with it is opened, or the one that has proved it is promoted; see [administration.md](administration.md).");
    static final Setting<Optional<Username>> ADMIN_USERNAME = add(Area.ACCOUNTS, "ADMIN_USERNAME", PersonKinds.username().optional(), "",
        "The administrator's username, for the account that is opened. Alone it needs `ADMIN_PASSWORD`: without, nobody could sign in, and nothing is opened.");
    static final Setting<Optional<Secret>> ADMIN_PASSWORD = add(Area.ACCOUNTS, "ADMIN_PASSWORD", PersonKinds.password().optional(), "",
        "The password that the administrator begins with, if the account is opened. One that is there is never changed. Without it `ADMIN_EMAIL` gets one by \"forgot password\".");

    static final Setting<Integer> PASSWORD_HASH_MEMORY = add(Area.ACCOUNTS, "PASSWORD_HASH_MEMORY", number(64, 131_072), "19456",
        "Memory for the hash of a password (Argon2id), in KiB. Passwords are hashed anew at the next sign-in when this, or the next setting, was raised.");
    static final Setting<Integer> PASSWORD_HASH_ITERATIONS = add(Area.ACCOUNTS, "PASSWORD_HASH_ITERATIONS", number(1, 16), "2",
        "How often the hash of a password goes through that memory. Not more than 524288 times KiB in all.");
    static final Setting<OptionalInt> PASSWORD_HASHES_AT_ONCE = add(Area.ACCOUNTS, "PASSWORD_HASHES_AT_ONCE", Kinds.numberOrOff(256), "0",
        "How many passwords are hashed at a time, by each instance; 0 means one fewer than there are processors, and one at least, so that hashing slows no other sign-in down. Others wait up to 2 s, then the answer is 503.");
    static final Setting<Optional<Path>> BREACHED_PASSWORDS_FILE = add(Area.ACCOUNTS, "BREACHED_PASSWORDS_FILE", Kinds.path().optional(), "",
        "A list of stolen passwords that may not be chosen: the SHA-1 list of Have I Been Pwned, ordered by hash. It is searched where it lies. See [passwords.md](passwords.md).");
    static final Setting<Duration> PASSWORD_RESET_TTL = add(Area.ACCOUNTS, "PASSWORD_RESET_TTL", duration("1s", "1d"), "30m",
        "How long a link to set a new password is good for.");
    static final Setting<Duration> EMAIL_VERIFICATION_TTL = add(Area.ACCOUNTS, "EMAIL_VERIFICATION_TTL", duration("1s", "30d"), "24h",
        "How long a link to verify an e-mail address, or to change it, is good for.");

    static final Setting<Integer> LOGIN_CODE_LENGTH = add(Area.CODES, "LOGIN_CODE_LENGTH", number(4, 8), "4",
        "Digits of a code. Six at least where somebody has guessed wrong lately.");
    static final Setting<Duration> LOGIN_CODE_TTL = add(Area.CODES, "LOGIN_CODE_TTL", duration("1s", "1h"), "120s",
        "How long a code is good for.");
    static final Setting<Duration> LOGIN_CODE_RESEND_AFTER = add(Area.CODES, "LOGIN_CODE_RESEND_AFTER", duration("0", "1d"), "60s",
        "How long to wait before the next code for the same phone; 0 means no wait. Holds with `LIMITS=off` too.");
    static final Setting<Integer> LOGIN_CODE_GUESSES = add(Area.CODES, "LOGIN_CODE_GUESSES", number(1, 100), "5",
        "How many guesses one code takes.");
    static final Setting<OptionalInt> GUESS_LOCK_AFTER = add(Area.CODES, "GUESS_LOCK_AFTER", Kinds.numberOrOff(1_000_000), "10",
        "How many wrong guesses at one phone within 24 h lock sign-in by code for it.");
    static final Setting<OptionalInt> CODE_NETWORK_FLAG = add(Area.CODES, "CODE_NETWORK_FLAG", Kinds.numberOrOff(1_000_000), "20",
        "How many wrong guesses from one network within 24 h make the codes that it asks for longer.");

    static final Setting<FraudKinds.Reviewers> LOGIN_TEST_NUMBERS = add(Area.CODES, "LOGIN_TEST_NUMBERS", FraudKinds.testNumbers(), "",
        "Numbers for reviewers without a phone: `+79000000001=123456@2026-12-31` is a number, its code and the last day (UTC) on which that signs in; several are separated by commas. Nothing is sent to them, and no account of staff may have one.");
    static final Setting<Boolean> LOGIN_TEST_NUMBERS_ALLOWED = add(Area.CODES, "LOGIN_TEST_NUMBERS_ALLOWED", toggle(), "off",
        "Allows them where `ENVIRONMENT=production`.");

    static final Setting<Optional<BotToken>> TELEGRAM_BOT_TOKEN = add(Area.TELEGRAM, "TELEGRAM_BOT_TOKEN", TelegramKinds.botToken().optional(), "",
        "The bot's token, from BotFather. It opens the login widget and Mini Apps; see [telegram.md](telegram.md).");
    static final Setting<LineMode> TELEGRAM_MODE = add(Area.TELEGRAM, "TELEGRAM_MODE", choice(LineMode.class), "polling",
        "How what people do in chats with the bot gets here: one instance fetches it (`polling`), Telegram brings it to `PUBLIC_URL` (`webhook`), or another program takes it (`off`; nobody can say yes to the bot then). See [telegram.md](telegram.md#the-line-to-telegram).");
    static final Setting<Optional<Secret>> TELEGRAM_WEBHOOK_SECRET = add(Area.TELEGRAM, "TELEGRAM_WEBHOOK_SECRET", TelegramKinds.webhookSecret().optional(), "",
        "What Telegram sends along with every update that it brings. Absent: derived from `SECRET_KEY`.");
    static final Setting<Optional<String>> TELEGRAM_BOT_USERNAME = add(Area.TELEGRAM, "TELEGRAM_BOT_USERNAME", text("5 to 32 letters, digits and underscores", "[A-Za-z0-9_]{5,32}").optional(), "",
        "What the bot is called, without the @, for links that open it. Absent: the bot is asked.");
    static final Setting<URI> TELEGRAM_LINK_URL = add(Area.TELEGRAM, "TELEGRAM_LINK_URL", Kinds.webAddress(), "https://t.me",
        "Where links to the bot begin. Another address is for trying things out, with `latchkey telegram fake`.");
    static final Setting<Duration> TELEGRAM_SESSION_TTL = add(Area.TELEGRAM, "TELEGRAM_SESSION_TTL", duration("30s", "10m"), "300s",
        "How long a page waits for somebody who says yes to the bot.");
    static final Setting<Matching> TELEGRAM_MATCH = add(Area.TELEGRAM, "TELEGRAM_MATCH", TelegramKinds.matching(), "choice",
        "How people answer who are asked in a chat with the bot before they came by the link of the page: they choose its number among three (`choice`), or type it (`typed`). `off`: nobody is asked but by the link; see [telegram.md](telegram.md#prompts).");
    static final Setting<OptionalLong> TELEGRAM_BOT_ID = add(Area.TELEGRAM, "TELEGRAM_BOT_ID", TelegramKinds.botId(), "",
        "The number of the bot whose Mini Apps people sign in from, where its token is not to be here: their data are then checked with Telegram's public key.");
    static final Setting<Ed25519Key> TELEGRAM_PUBLIC_KEY = add(Area.TELEGRAM, "TELEGRAM_PUBLIC_KEY", TelegramKinds.publicKey(), "e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d",
        "That key. Telegram's test environment has another one.");
    static final Setting<Optional<Duration>> TELEGRAM_DATA_MAX_AGE = add(Area.TELEGRAM, "TELEGRAM_DATA_MAX_AGE", duration("1s", "1d").optional(), "",
        "How old may be what Telegram has signed. Absent: 5m from the login widget, 1h from Mini Apps.");
    static final Setting<Optional<String>> TELEGRAM_OIDC_CLIENT_ID = add(Area.TELEGRAM, "TELEGRAM_OIDC_CLIENT_ID", text("1 to 100 letters, digits and the like", "[A-Za-z0-9._:-]{1,100}").optional(), "",
        "Our number at Telegram's OpenID provider, from BotFather (Web Login): opens \"Log in with Telegram\".");
    static final Setting<Optional<Secret>> TELEGRAM_OIDC_CLIENT_SECRET = add(Area.TELEGRAM, "TELEGRAM_OIDC_CLIENT_SECRET", TelegramKinds.clientSecret().optional(), "",
        "The secret that belongs to it; not the bot's token. Without it only tokens are taken that pages get in a window of Telegram, and nobody is redirected.");
    static final Setting<URI> TELEGRAM_OIDC_ISSUER = add(Area.TELEGRAM, "TELEGRAM_OIDC_ISSUER", Kinds.webAddress(), "https://oauth.telegram.org",
        "That provider. What it says of itself is read from `/.well-known/openid-configuration` below it.");
    static final Setting<OidcConfig.Nonce> TELEGRAM_OIDC_NONCE = add(Area.TELEGRAM, "TELEGRAM_OIDC_NONCE", TelegramKinds.nonce(), "required",
        "Whether a token without a nonce is refused (`required`) or taken (`if-present`); see [telegram.md](telegram.md#nonce).");
    static final Setting<URI> TELEGRAM_API_URL = add(Area.TELEGRAM, "TELEGRAM_API_URL", TelegramKinds.api(), "https://api.telegram.org",
        "Where the Bot API is asked: Telegram's, or a server of one's own.");
    static final Setting<Optional<URI>> TELEGRAM_PROXY = add(Area.TELEGRAM, "TELEGRAM_PROXY", Kinds.webAddress().optional(), "",
        "The HTTP proxy through which Telegram is asked, such as `http://proxy:3128`.");

    static final Setting<SmsRoutes> SMS_ROUTES = add(Area.MESSAGES, "SMS_ROUTES", SmsRoutes.kind(), "*=console",
        "Which gateways carry messages to which numbers: the longest beginning decides, and the gateways are asked one after the other; see [sms.md](sms.md). `console` prints messages to standard output.");
    static final Setting<DurationRange> SMS_CONSOLE_DELAY = add(Area.MESSAGES, "SMS_CONSOLE_DELAY", Times.range("60s"), "1s..2s",
        "How long the console gateway pretends to be busy.");
    static final Setting<Boolean> SMS_CONSOLE_IN_PRODUCTION = add(Area.MESSAGES, "SMS_CONSOLE_IN_PRODUCTION", toggle(), "off",
        "Allows the console gateway where `ENVIRONMENT=production`: whoever reads the output can then sign in as anybody.");
    static final Setting<Integer> SMS_IN_FLIGHT = add(Area.MESSAGES, "SMS_IN_FLIGHT", number(1, 100_000), "1000",
        "How many messages may be with the gateways at a time, for each instance.");

    static final Setting<FraudMode> SMS_FRAUD_MODE = add(Area.MESSAGES, "SMS_FRAUD_MODE", choice(FraudMode.class), "enforce",
        "What follows where a message to a phone looks like fraud: it is refused (`enforce`), or sent and only written down (`record`); see [sms.md](sms.md#money-and-fraud). Limits and budgets hold either way.");
    static final Setting<Optional<FraudKinds.Countries>> SMS_COUNTRIES = add(Area.MESSAGES, "SMS_COUNTRIES", FraudKinds.countries().optional(), "",
        "The countries whose numbers get messages: two letters or a calling code each, such as `RU,KZ,998`, or `*` for all. Absent: `DEFAULT_REGION` alone.");
    static final Setting<Boolean> SMS_VOIP = add(Area.MESSAGES, "SMS_VOIP", toggle(), "off",
        "Whether numbers of internet telephony get messages. Premium and shared-cost numbers and the like never do.");
    static final Setting<Optional<Money>> SMS_BUDGET_HOUR = add(Area.MESSAGES, "SMS_BUDGET_HOUR", FraudKinds.money().optional(), "",
        "What messages to phones may cost within any hour, in the currency of the prices. Absent: as much as they do.");
    static final Setting<Optional<Money>> SMS_BUDGET_DAY = add(Area.MESSAGES, "SMS_BUDGET_DAY", FraudKinds.money().optional(), "",
        "The same for any 24 hours.");
    static final Setting<Optional<FraudKinds.PriceList>> SMS_CONSOLE_PRICE = add(Area.MESSAGES, "SMS_CONSOLE_PRICE", FraudKinds.prices().optional(), "",
        "What the console gateway pretends to cost, to try budgets out; written as `SMS_<NAME>_PRICE`.");

    static final Setting<Optional<SmtpUrl>> SMTP_URL = add(Area.MESSAGES, "SMTP_URL", MailKinds.smtpUrl().optional(), "",
        "The server that takes our mail; see [mail.md](mail.md). TLS is required unless `?starttls=off` says otherwise. Absent: mails are printed to standard output, in production without their links.");
    static final Setting<Optional<Path>> SMTP_CA_FILE = add(Area.MESSAGES, "SMTP_CA_FILE", Kinds.path().optional(), "",
        "Certificates in PEM that the mail server's is checked against, instead of those that the JVM trusts.");
    static final Setting<Optional<Sender>> MAIL_FROM = add(Area.MESSAGES, "MAIL_FROM", MailKinds.sender().optional(), "",
        "Whom mail is from. Needed with `SMTP_URL`.");
    static final Setting<Integer> MAIL_IN_FLIGHT = add(Area.MESSAGES, "MAIL_IN_FLIGHT", number(1, 100), "4",
        "How many mails are handed to the mail server at a time, for each instance; each takes a connection.");
    static final Setting<String> BRAND_NAME = add(Area.MESSAGES, "BRAND_NAME", text("1 to 40 characters on one line", "[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,40}"), "Latchkey",
        "What the product is called in mail and on the pages that links in mail open.");

    static final Setting<Optional<URI>> REWARD_WEBHOOK_URL = add(Area.MESSAGES, "REWARD_WEBHOOK_URL", RewardKinds.address().optional(), "",
        "Where rewards for referrals are posted; see [webhooks.md](webhooks.md). Absent: none are. `ENVIRONMENT=production` needs https.");
    static final Setting<Optional<WebhookKey>> REWARD_WEBHOOK_SECRET = add(Area.MESSAGES, "REWARD_WEBHOOK_SECRET", RewardKinds.key().optional(), "",
        "What they are signed with: `echo whsec_$(openssl rand -base64 32)` makes one. Needed with `REWARD_WEBHOOK_URL`.");
    static final Setting<Duration> REWARD_WEBHOOK_TIMEOUT = add(Area.MESSAGES, "REWARD_WEBHOOK_TIMEOUT", duration("100ms", "30s"), "10s",
        "How long the receiver may take to answer before it counts as not having got it.");

    // spotless:on

    /** What each gateway can be set to, by its name and by the end of the setting's name. */
    static final Map<String, Map<String, Setting<String>>> GATEWAYS = gateways();

    /** What each gateway takes, by its name. */
    static final Map<String, Setting<Optional<FraudKinds.PriceList>>> PRICES = prices();

    // spotless:off
    static final Setting<Boolean> LIMITS = add(Area.LIMITS, "LIMITS", toggle(), "on",
        "Whether the limits below hold. The rules of guessing hold either way.");
    // spotless:on

    /** {@code LOGIN_CODE_RESEND_AFTER} sets the one that is missing. */
    static final Map<Limit, Setting<List<Rate>>> RATES = rates();

    // spotless:off
    static final Setting<LogConfig.Format> LOG_FORMAT = add(Area.LOG, "LOG_FORMAT", choice(LogConfig.Format.class), "text",
        "Lines for people, or one JSON object per line. The log goes to standard error.");
    static final Setting<LogConfig.Level> LOG_LEVEL = add(Area.LOG, "LOG_LEVEL", choice(LogConfig.Level.class), "info",
        "From which level on Latchkey's own lines are logged. Libraries stay at `warn`.");
    static final Setting<Optional<Path>> LOG_FILE = add(Area.LOG, "LOG_FILE", Kinds.path().optional(), "",
        "Writes the log to this file too: a new one each day and every 10 MB, kept for 7 days, 200 MB at most.");
    // spotless:on

    private Settings() {}

    /** Every setting, in the order of the documentation. */
    public static List<Setting<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    private static <T> Setting<T> add(Area area, String name, Kind<T> kind, String standard, String meaning) {
        Setting<T> setting = new Setting<>(area, name, kind, standard, FIRST, meaning);
        ALL.add(setting);
        return setting;
    }

    private static Map<String, Map<String, Setting<String>>> gateways() {
        Map<String, Map<String, Setting<String>>> gateways = new LinkedHashMap<>();
        GatewaySettings.KINDS.forEach((name, kind) -> {
            Map<String, Setting<String>> settings = new LinkedHashMap<>();
            for (GatewaySetting each : Gateways.settings(kind)) {
                Kind<String> reading = GatewaySettings.kind(each);
                Setting<String> setting =
                        add(Area.GATEWAYS, each.nameFor(kind), reading, each.standard(), each.meaning());
                settings.put(each.suffix(), setting);
            }
            gateways.put(name, Collections.unmodifiableMap(settings));
        });
        return Collections.unmodifiableMap(gateways);
    }

    private static Map<String, Setting<Optional<FraudKinds.PriceList>>> prices() {
        Map<String, Setting<Optional<FraudKinds.PriceList>>> prices = new LinkedHashMap<>();
        GatewaySettings.KINDS.keySet().forEach(name -> {
            String setting = "SMS_" + name.toUpperCase(Locale.ROOT) + "_PRICE";
            String meaning =
                    "What " + name + " takes for a segment, such as `2.50` or `7=2.50,77=9,*=5` by the beginnings"
                            + " of numbers; with `/message` at the end of the text: for a message of any length.";
            prices.put(name, add(Area.GATEWAYS, setting, FraudKinds.prices().optional(), "", meaning));
        });
        return Collections.unmodifiableMap(prices);
    }

    private static Map<Limit, Setting<List<Rate>>> rates() {
        Map<Limit, Setting<List<Rate>>> rates = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            if (limit != Limit.CODE_RESEND) {
                String name = "LIMITS_" + limit.name();
                rates.put(
                        limit,
                        add(Area.LIMITS, name, Times.rates(), Times.text(limit.rates()), LimitMeanings.of(limit)));
            }
        }
        return Collections.unmodifiableMap(rates);
    }

    private static String laterDialect(String name) {
        throw new WrongValue("is not supported by this version yet");
    }
}
