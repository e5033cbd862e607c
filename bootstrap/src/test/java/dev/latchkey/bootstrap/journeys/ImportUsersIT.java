package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.bootstrap.journeys.Commands.Ended;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moving in, beside a running instance. */
@Timeout(300)
class ImportUsersIT {
    private static final String LOG_IN = "/api/v1/auth/login";

    /** By Django 4.2 of the password {@code lètmein}, as its own tests have it. */
    private static final String DJANGO = "pbkdf2_sha256$260000$seasalt$YlZ2Vggtqdc61YjArZuoApoBh9JNGYoDRBUGu6tcJQo=";

    private static final String SCRYPT =
            "scrypt$16384$seasalt$8$1$Qj3+9PPyRjSJIebHnG81TMjsqtaIGxNQG/aEB/NYafTJ7tibgfYz71m0ldQESkXFRkdVCBhhY8mx7rQwite/Pw==";

    private static DatabaseUrl url;
    private static Product product;
    private static Database database;
    private static Rows rows;
    private static Commands operator;

    @TempDir
    Path directory;

    private Path file;

    @BeforeAll
    static void start() {
        url = TestServer.migratedDatabase();
        product = Product.startUnlimited(url, Map.of(), new Phones());
        database = Database.open(url, 2);
        rows = new Rows(new Sql(database));
        operator = new Commands(Product.settings(url, Map.of()));
    }

    @AfterAll
    static void stop() {
        product.close();
        database.close();
    }

    @BeforeEach
    void name() {
        file = directory.resolve("people.ndjson");
    }

    @Test
    void people_move_in_with_their_passwords_which_are_hashed_anew() throws IOException {
        String bcrypt = OpenBSDBCrypt.generate("tea for 2".toCharArray(), new byte[16], 4);
        write(
                "{'external_id':1,'email':'Django@Example.org','password_hash':'" + DJANGO + "'}",
                "{'external_id':2,'username':'scrypt.er','password_hash':'" + SCRYPT + "'}",
                "{'external_id':3,'email':'bcrypt@example.org','password_hash':'" + bcrypt + "'}",
                "{'external_id':4,'email':'nothing@example.org','password_hash':'!nothing'}");

        Ended ended = imported("--source", "passwords");

        assertThat(ended.code()).as("%s", ended).isZero();
        for (String[] pair : new String[][] {
            {"django@example.org", "lètmein"}, {"scrypt.er", "lètmein"}, {"bcrypt@example.org", "tea for 2"}
        }) {
            assertThat(logIn(pair[0], "wrong").code()).isEqualTo("login.refused");
            assertThat(logIn(pair[0], pair[1]).status()).as(pair[0]).isEqualTo(200);
            assertThat(logIn(pair[0], pair[1]).status()).as(pair[0]).isEqualTo(200);
        }
        assertThat(logIn("nothing@example.org", "!nothing").code()).isEqualTo("login.refused");
        assertThat(rows.number(
                        "SELECT count(*) FROM account_password p JOIN external_account e ON e.account = p.account"
                                + " WHERE e.source = 'passwords' AND p.hash LIKE '$argon2id$v=19$%'"))
                .isEqualTo(3);
    }

    @Test
    void people_are_who_they_were_and_know_who_invited_them() throws IOException {
        write(
                "{'external_id':'a-1','phone':'8 (912) 555-00-01','first_name':'Анна','last_name':'','role':'teacher',"
                        + "'invite_code':'d2mzjn','created_at':'2021-02-03T04:05:06+03:00','invited_by':'b-2',"
                        + "'email':'anna@example.org','email_verified':true,'language':'ru','telegram_id':77}",
                "{'external_id':'b-2','phone':'79125550002','invite_code':'O0I1xx'}",
                "{'external_id':'c-3','phone':'9125550003','invited_by_code':'o0i1XX','invite_code':null}");

        Ended ended = imported("--source", "wdeaf");

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out()).containsPattern("Opened +3\\n").containsPattern("Tied to inviters +2\\n");
        assertThat(ended.out()).containsPattern("New invite codes +1 +lines 2\\n");
        var anna = product.reception().signIn("+79125550001").user();
        assertThat(anna.get("first_name").asText()).isEqualTo("Анна");
        assertThat(anna.get("last_name").isNull()).isTrue();
        assertThat(anna.get("role").asText()).isEqualTo("teacher");
        assertThat(anna.get("invite_code").asText()).isEqualTo("D2MZJN");
        assertThat(anna.get("created_at").asText()).startsWith("2021-02-03T01:05:06");
        assertThat(anna.get("email_verified").asBoolean()).isTrue();
        var boris = product.reception().signIn("+79125550002").user();
        assertThat(boris.get("invited_count").asInt()).isEqualTo(2);
        assertThat(anna.get("activated_invite_code")).isEqualTo(boris.get("invite_code"));
        assertThat(rows.number("SELECT count(*) FROM audit_event WHERE action = 'users.imported'"
                        + " AND details ->> 'source' = 'wdeaf'"))
                .isEqualTo(2);
    }

    @Test
    void an_import_that_is_begun_again_changes_nothing() throws IOException {
        write(people("again", 1, 2_500, true));
        assertThat(imported("--source", "again").code()).isZero();
        String before = state();

        Ended again = imported("--source", "again");

        assertThat(again.code()).as("%s", again).isZero();
        assertThat(again.out()).containsPattern("Opened +0\\n").containsPattern("There before +2500\\n");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void a_rehearsal_tells_the_same_and_leaves_nothing() throws IOException {
        List<String> lines = new ArrayList<>(people("rehearsed", 1, 1_200, true));
        lines.add("{'external_id':'x','phone':'+7 913 000 0001','source':'rehearsed'}".replace('\'', '"'));
        lines.add("{'external_id':'y','email':'nobody'}");
        lines.add("{'external_id':'p','username':'cir.cle1','invited_by':'q'}");
        lines.add("{'external_id':'q','username':'cir.cle2','invited_by':'p'}");
        write(lines);
        String before = state();
        long next = rows.number("SELECT last_value FROM account_id_seq");

        Ended rehearsal = imported("--source", "rehearsed", "--dry-run");

        assertThat(rehearsal.code()).as("%s", rehearsal).isEqualTo(1);
        assertThat(state()).isEqualTo(before);
        assertThat(rows.number("SELECT last_value FROM account_id_seq")).isEqualTo(next);
        Ended real = imported("--source", "rehearsed");
        assertThat(numbers(real.out())).isEqualTo(numbers(rehearsal.out()));
        assertThat(real.out())
                .contains("inviter.circle")
                .contains("email.invalid")
                .contains("phone.taken")
                .doesNotContain("rehearsal");
        assertThat(rehearsal.out()).contains("Nothing was written");
    }

    @Test
    void an_import_that_was_cut_off_goes_on_where_it_was() throws IOException {
        List<String> people = people("cut", 1, 3_000, false);
        write(people.subList(0, 1_500));
        assertThat(imported("--source", "cut").code()).isZero();

        write(people);
        Ended ended = imported("--source", "cut");

        assertThat(ended.out()).containsPattern("Opened +1500\\n").containsPattern("There before +1500\\n");
        assertThat(rows.number("SELECT count(DISTINCT account) FROM external_account WHERE source = 'cut'"))
                .isEqualTo(3_000);
    }

    @Test
    void many_who_import_the_same_file_at_once_open_each_account_once() throws IOException {
        write(people("parallel", 1, 2_000, false));

        List<Ended> all = Together.call(4, 4, () -> imported("--source", "parallel"));

        assertThat(all)
                .allSatisfy(ended -> assertThat(ended.code()).as("%s", ended).isZero());
        assertThat(rows.number("SELECT count(*) FROM external_account WHERE source = 'parallel'"))
                .isEqualTo(2_000);
        assertThat(all.stream()
                        .mapToLong(ended -> number(ended.out(), "Opened"))
                        .sum())
                .isEqualTo(2_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'external_id':1,'phone':'12'}                                         | phone.invalid
                    {'external_id':1,'email':'a@b'}                                        | email.invalid
                    {'external_id':1,'username':'Анна'}                                    | username.invalid
                    {'external_id':1,'phone':'+79130000009','first_name':'\\u0007'}        | name.invalid
                    {'phone':'+79130000009'}                                               | field.missing
                    {'external_id':'','phone':'+79130000009'}                              | field.missing
                    {'external_id':'a b','phone':'+79130000009'}                           | external_id.invalid
                    {'external_id':1.5,'phone':'+79130000009'}                             | field.type
                    {'external_id':1,'phone':79130000009}                                  | field.type
                    {'external_id':1}                                                      | identifier.missing
                    {'external_id':1,'phone':'+79130000009','phone_verified':false}        | identifier.missing
                    {'external_id':1,'phone':'+79130000009','is_admin':true}               | field.unknown
                    {'external_id':1,'phone':'+79130000009','role':'admin'}                | role.not_allowed
                    {'external_id':1,'phone':'+79130000009','role':'moderator'}            | role.not_allowed
                    {'external_id':1,'phone':'+79130000009','role':'king'}                 | role.unknown
                    {'external_id':1,'phone':'+79130000009','created_at':'yesterday'}      | time.invalid
                    {'external_id':1,'phone':'+79130000009','created_at':'2999-01-01T00:00:00Z'} | time.invalid
                    {'external_id':1,'phone':'+79130000009','banned':true,'banned_until':'+999999999-01-01T00:00:00Z'} | time.invalid
                    {'external_id':1,'phone':'+79130000009','invited_by':1,'invited_by_code':'X'} | inviter.twice
                    {'external_id':1,'phone':'+79130000009','password_hash':'plain'}       | password_hash.unknown
                    {'external_id':1,'phone':'+79130000009','password_hash':'pbkdf2_sha256$9999999$s$YlZ2Vggtqdc61YjArZuoApoBh9JNGYoDRBUGu6tcJQo='} | password_hash.too_costly
                    {'external_id':1,'phone':'+79130000009','password_hash':'pbkdf2_sha256$1000$s$short'} | password_hash.damaged
                    {'external_id':1,'phone':'+79130000009','external_id':2}               | line.not_json
                    {'external_id':1,'phone':'+79130000009'} {}                            | line.not_json
                    [1]                                                                    | line.not_object
                    not json                                                               | line.not_json
                    """)
    void a_line_that_cannot_be_an_account_is_refused_with_its_number(String line, String reason) throws IOException {
        Path rejects = directory.resolve("rejects.ndjson");
        write("", line);
        long accounts = rows.count("account");

        Ended ended = imported("--rejects", rejects.toString());

        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.out()).containsPattern(reason.replace(".", "\\.") + " +1 +lines 2\\n");
        var reject = new JsonMapper().readTree(Files.readString(rejects));
        assertThat(reject.get("line").asLong()).isEqualTo(2);
        assertThat(reject.get("reason").asText()).isEqualTo(reason);
        assertThat(reject.get("text").asText()).isEqualTo(line.replace('\'', '"'));
        assertThat(rows.count("account")).isEqualTo(accounts);
    }

    @Test
    void bytes_that_are_no_text_are_told_by_line_and_the_others_are_imported() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        bytes.writeBytes(text("{'external_id':1,'username':'bytes.one'}\r\n"));
        bytes.writeBytes(new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}', '\n'});
        bytes.writeBytes(text("{'external_id':3,'username':'bytes\0three'}\n\r\n"));
        bytes.writeBytes(text("{'external_id':5,'username':'" + "x".repeat(10 * 1024 * 1024) + "'}\n"));
        bytes.writeBytes(text("{'external_id':6,'username':'bytes.six'}\n"));
        bytes.writeBytes(text("[".repeat(5_000) + "\n"));
        bytes.writeBytes(text("{'external_id':" + "9".repeat(5_000) + ",'username':'bytes.eight'}"));
        Files.write(file, bytes.toByteArray());

        Ended ended = imported("--source", "bytes");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .containsPattern("Read +7\\n")
                .containsPattern("Opened +2\\n")
                .containsPattern("line.not_json +2 +lines 7, 8\\n")
                .containsPattern("line.not_utf8 +1 +lines 2\\n")
                .containsPattern("line.nul +1 +lines 3\\n")
                .containsPattern("line.too_long +1 +lines 5\\n");
        assertThat(rows.number("SELECT count(*) FROM account WHERE username IN ('bytes.one', 'bytes.six')"))
                .isEqualTo(2);
    }

    @Test
    void what_kill_9_has_cut_short_is_carried_on_by_the_same_command() throws IOException {
        int people = 6_000;
        write(IntStream.range(0, people)
                .mapToObj(i -> "{'external_id':" + i + ",'phone':'+7977%07d'".formatted(i)
                        + (i == 0 ? "" : ",'invited_by':" + (i - 1) / 2) + "}")
                .toArray(String[]::new));
        String[] command = {"import", "users", "--source", "killed", file.toString()};
        Map<String, String> settings = Product.settings(url, Map.of());
        String opened = "SELECT count(*) FROM external_account WHERE source = 'killed'";

        Jar first = Jar.command(directory.resolve("jar"), settings, command);
        Until.within(60, () -> rows.number(opened) > 0);
        first.kill();
        long left = rows.number(opened);
        Ended again = operator.run(command);

        assertThat(left).isBetween(1L, people - 1L);
        assertThat(again.code()).as("%s", again).isZero();
        assertThat(rows.number(opened)).isEqualTo(people);
        assertThat(rows.number("SELECT count(*) FROM account WHERE phone LIKE '+7977%'"))
                .isEqualTo(people);
        assertThat(rows.number("SELECT count(*) FROM referral r JOIN account a ON a.id = r.newcomer"
                        + " WHERE a.phone LIKE '+7977%'"))
                .isEqualTo(people - 1L);
        assertThat(rows.count("import_link")).isZero();
    }

    @Test
    void two_people_are_never_merged() throws IOException {
        var member = product.reception().newMember();
        write(
                "{'external_id':1,'phone':'" + member.phone() + "','first_name':'Somebody else'}",
                "{'external_id':2,'username':'two.one','first_name':'One'}",
                "{'external_id':2,'username':'two.two','first_name':'Two'}",
                "{'external_id':2,'first_name':'One','username':'two.one'}",
                "{'external_id':3,'username':'TWO.ONE'}");

        Ended ended = imported("--source", "two");

        assertThat(ended.out())
                .containsPattern("Read +5\\n")
                .containsPattern("Opened +1\\n")
                .containsPattern("There before +1\\n")
                .containsPattern("Refused +3\\n")
                .containsPattern("phone.taken +1 +lines 1\\n")
                .containsPattern("external_id.repeated +1 +lines 3\\n")
                .containsPattern("username.taken +1 +lines 5\\n");
        assertThat(member.me().get("first_name").isNull()).isTrue();
        assertThat(rows.text("SELECT first_name FROM account WHERE username = 'two.one'"))
                .isEqualTo("One");
    }

    @Test
    void staff_is_imported_only_if_the_operator_says_so_and_the_banned_stay_out() throws IOException {
        write(
                "{'external_id':1,'username':'staff.admin','role':'admin'}",
                "{'external_id':2,'username':'staff.moderator','role':'moderator'}",
                "{'external_id':3,'phone':'+79125550077','banned':true,'ban_reason':'Spam'}");

        assertThat(imported("--source", "staff").out()).containsPattern("role.not_allowed +2 +lines 1, 2\\n");
        assertThat(imported("--source", "staff", "--allow-roles", "moderator").out())
                .containsPattern("role.not_allowed +1 +lines 1\\n");

        assertThat(rows.number("SELECT count(*) FROM account WHERE username = 'staff.admin'"))
                .isZero();
        assertThat(rows.text("SELECT role FROM account WHERE username = 'staff.moderator'"))
                .isEqualTo("moderator");
        var challenge = product.reception().challenge("+79125550077");
        assertThat(product.reception().verify(challenge, challenge.code()).code())
                .isEqualTo("account.banned");
    }

    @Test
    void who_wants_to_stop_at_the_first_refusal_stops_there() throws IOException {
        List<String> lines = new ArrayList<>(people("stop", 1, 5, false));
        lines.add("{}");
        lines.addAll(people("stop", 6, 10, false));
        write(lines);

        Ended ended = imported("--source", "stop", "--on-error", "stop");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).containsPattern("Opened +5\\n").containsPattern("Refused +1\\n");
    }

    @Test
    void wrong_calls_are_told() {
        assertThat(operator.run("import").code()).isEqualTo(2);
        assertThat(operator.run("import", "users", "no such file").err()).contains("There is no file no such file");
        assertThat(operator.run("import", "users", "pom.xml", "--source", "A b").code())
                .isEqualTo(2);
        assertThat(operator.run("import", "users", "pom.xml", "--allow-roles", "king")
                        .code())
                .isEqualTo(2);
    }

    private Ended imported(String... options) {
        List<String> arguments = new ArrayList<>(List.of("import", "users", file.toString()));
        arguments.addAll(List.of(options));
        return operator.run(arguments.toArray(String[]::new));
    }

    private static Answer logIn(String login, String password) {
        return product.client().post(LOG_IN, Map.of("login", login, "password", password));
    }

    /** People of that source, each tied to the one before, and the first to the last if it is a circle. */
    private static List<String> people(String source, int from, int to, boolean phones) {
        List<String> lines = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            lines.add("{'external_id':" + i + ",'username':'" + source + "." + i + "','email':'" + source + i
                    + "@example.org'" + (phones ? ",'phone':'+7913" + "%07d".formatted(phone(source, i)) + "'" : "")
                    + (i > 1 ? ",'invited_by':" + (i - 1 - i % 3 * (i > 9 ? 1 : 0)) : "") + "}");
        }
        return lines;
    }

    private static int phone(String source, int i) {
        return source.equals("rehearsed") ? i : 500_000 + i;
    }

    private void write(String... lines) throws IOException {
        write(List.of(lines));
    }

    private void write(List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines).replace('\'', '"') + "\n");
    }

    private static byte[] text(String line) {
        return line.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String state() {
        return rows.text("SELECT concat_ws(' ', (SELECT md5(string_agg(t::text, ',' ORDER BY id)) FROM account t),"
                + " (SELECT md5(string_agg(t::text, ',' ORDER BY account)) FROM external_account t),"
                + " (SELECT md5(string_agg(t::text, ',' ORDER BY newcomer)) FROM referral t),"
                + " (SELECT count(*) FROM import_link), (SELECT count(*) FROM account_password))");
    }

    private static String numbers(String out) {
        return out.lines()
                .filter(line -> !line.startsWith("Done") && !line.startsWith("That"))
                .toList()
                .toString();
    }

    private static long number(String out, String name) {
        return out.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.substring(name.length()).strip()))
                .findFirst()
                .orElseThrow();
    }
}
