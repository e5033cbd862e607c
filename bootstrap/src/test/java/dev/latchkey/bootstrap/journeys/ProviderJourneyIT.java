package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.bootstrap.journeys.Reception.Challenge;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Providers from the sign-up to the list and out of it, over HTTP. */
@Timeout(300)
@ExtendWith(StoresExtension.class)
class ProviderJourneyIT {
    private static final String PROVIDER = "/api/v1/provider";
    private static final String DASHBOARD = "/api/v1/provider/dashboard";
    private static final String PROVIDERS = "/api/v1/providers";
    private static final String SIGN_UP = "/api/v1/provider/signup";
    private static final String SIGN_IN = "/api/v1/auth/provider";
    private static final String TEA = "tea for 2 at noon";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static Product product;
    private static Reception reception;
    private static Rows rows;

    @BeforeAll
    static void start(DatabaseUrl database, Sql sql) {
        product = Product.start(database, Product.UNLIMITED);
        reception = product.reception();
        rows = new Rows(sql);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void somebody_signs_up_is_found_and_leaves_the_list() {
        String company = company();
        Answer in = signUp(company, Map.of("contact_phone", "89161234567", "description", "Flats"));
        assertThat(in.status()).isEqualTo(201);
        assertThat(in.json().at("/user/is_provider").asBoolean()).isTrue();
        assertThat(in.json().at("/user/role").asText()).isEqualTo("student");
        Client owner = product.client().bearing(Pass.of(in).access());

        Answer found = find(company);
        assertThat(found.json().at("/items")).hasSize(1);
        assertThat(found.text()).doesNotContain("+79161234567").doesNotContain("@");
        assertThat(owner.get(PROVIDER).text("contact_phone")).isEqualTo("+79161234567");

        Answer edited = owner.patch(PROVIDER, Map.of("contacts_published", true));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(find(company).json().at("/items/0/contact_phone").asText()).isEqualTo("+79161234567");
        assertThat(owner.send("DELETE", PROVIDER, "").status()).isEqualTo(204);
        assertThat(find(company).json().at("/items")).isEmpty();
        assertThat(owner.get(Reception.ME).json().get("is_provider").asBoolean())
                .isFalse();
        assertThat(owner.get(PROVIDER).code()).isEqualTo("provider.none");
    }

    @Test
    void the_door_for_providers_opens_to_them_alone_with_either_proof() {
        Member member = reception.newMember();
        assertThat(member.client().post(PROVIDER, Map.of("company", company())).status())
                .isEqualTo(201);
        Member other = reception.newMember();

        assertThat(byCode(member.phone()).json().at("/user/id").asLong()).isEqualTo(member.id());
        assertThat(byCode(other.phone()).code()).isEqualTo("provider.none");
        assertThat(byCode(Phones.number()).code()).isEqualTo("provider.none");

        String company = company();
        Answer in = signUp(company, Map.of());
        String email = in.json().at("/user/email").asText();
        assertThat(byPassword(email, TEA).status()).isEqualTo(200);
        assertThat(byPassword(email, "ale for 2 at noon").code()).isEqualTo("login.refused");
        assertThat(byPassword("nobody@example.org", TEA).code()).isEqualTo("login.refused");
        Client owner = product.client().bearing(Pass.of(in).access());
        assertThat(owner.send("DELETE", PROVIDER, "").status()).isEqualTo(204);
        assertThat(byPassword(email, TEA).code()).isEqualTo("provider.none");
    }

    @Test
    void nobody_becomes_a_provider_without_an_account_or_an_account_without_being_one() {
        Answer first = signUp(company(), Map.of());
        String email = first.json().at("/user/email").asText();
        long accounts = rows.number("SELECT count(*) FROM account");
        long providers = rows.number("SELECT count(*) FROM provider");

        assertThat(signUp(company(), Map.of("email", email)).code()).isEqualTo("account.email_taken");
        assertThat(signUp("\u0007", Map.of()).code()).isEqualTo("provider.text_invalid");
        assertThat(signUp(company(), Map.of("contact_phone", "12")).code()).isEqualTo("phone.invalid");
        for (String own : List.of("role", "id", "is_provider", "status", "owner_id", "email_verified")) {
            assertThat(signUp(company(), Map.of(own, "admin")).code()).as(own).isEqualTo("field.unknown");
        }

        assertThat(rows.number("SELECT count(*) FROM account")).isEqualTo(accounts);
        assertThat(rows.number("SELECT count(*) FROM provider")).isEqualTo(providers);
    }

    @Test
    void of_many_who_open_a_profile_at_once_one_does() {
        Member member = reception.newMember();

        List<Answer> answers =
                Together.call(20, 20, () -> member.client().post(PROVIDER, Map.of("company", company())));

        assertThat(answers.stream().map(Answer::status))
                .containsOnlyOnce(201)
                .allMatch(status -> status == 201 || status == 409);
        assertThat(rows.number("SELECT count(*) FROM provider WHERE account = " + member.id()))
                .isEqualTo(1);
    }

    @Test
    void with_the_account_its_profile_goes() {
        Member member = reception.newMember();
        String company = company();
        assertThat(member.client().post(PROVIDER, Map.of("company", company)).status())
                .isEqualTo(201);

        assertThat(member.client().send("DELETE", Reception.ME, "").status()).isEqualTo(204);

        assertThat(find(company).json().at("/items")).isEmpty();
        assertThat(rows.number("SELECT count(*) FROM provider WHERE account = " + member.id()))
                .isZero();
    }

    @Test
    void pages_of_the_list_miss_nobody_and_show_nobody_twice() {
        String company = company();
        for (int i = 0; i < 5; i++) {
            assertThat(signUp(company + " " + i, Map.of()).status()).isEqualTo(201);
        }

        Answer first = find(company + "&limit=2");
        Answer second = find(company + "&limit=2&cursor=" + first.text("next_cursor"));
        Answer third = find(company + "&limit=2&cursor=" + second.text("next_cursor"));

        assertThat(List.of(first, second, third))
                .flatExtracting(page -> page.json().findValuesAsText("company"))
                .containsExactly(company + " 4", company + " 3", company + " 2", company + " 1", company + " 0");
        assertThat(third.json().get("next_cursor").isNull()).isTrue();
    }

    @Test
    void a_dashboard_shows_what_became_of_those_who_came() {
        Member provider = reception.newMember();
        assertThat(provider.client()
                        .post(PROVIDER, Map.of("company", company()))
                        .status())
                .isEqualTo(201);
        Member newcomer = reception.signIn(Phones.number(), Map.of("invite_code", provider.inviteCode()));
        Member old = reception.newMember();
        assertThat(old.client()
                        .put("/api/v1/me/invite", Map.of("invite_code", provider.inviteCode()))
                        .status())
                .isEqualTo(200);
        Member unused = reception.signIn(newcomer.phone());
        rows.run("UPDATE account SET status = 'banned' WHERE id = " + old.id());

        Answer dashboard = provider.client().get(DASHBOARD);

        JsonNode stats = dashboard.json().get("stats");
        assertThat(stats.toString())
                .isEqualTo("{\"invited\":2,\"opened\":1,\"verified\":2,\"active\":1,\"sign_ins\":2,"
                        + "\"sign_ins_by_door\":{\"password\":0,\"sms\":2,\"telegram\":0}}");
        assertThat(dashboard.json().get("series")).hasSize(30);
        assertThat(dashboard.json().at("/series/29/invited").asInt()).isEqualTo(2);
        assertThat(dashboard.json().at("/series/28/invited").asInt()).isZero();
        assertThat(dashboard.json().get("recent").findValuesAsText("id"))
                .containsExactly(Long.toString(old.id()), Long.toString(newcomer.id()));
        assertThat(newcomer.client().get(DASHBOARD).code()).isEqualTo("provider.none");
    }

    private static Answer find(String query) {
        return product.client().get(PROVIDERS + "?q=" + query);
    }

    private static Answer byCode(String phone) {
        Challenge sent = reception.challenge(phone);
        return product.client().post(SIGN_IN, Map.of("challenge_id", sent.id(), "code", sent.code()));
    }

    private static Answer byPassword(String login, String password) {
        return product.client().post(SIGN_IN, Map.of("login", login, "password", password));
    }

    private static Answer signUp(String company, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>();
        body.put("email", "office" + NAMES.incrementAndGet() + "@example.org");
        body.put("password", TEA);
        body.put("company", company);
        body.putAll(more);
        return product.client().post(SIGN_UP, body);
    }

    private static String company() {
        return "Company-" + NAMES.incrementAndGet();
    }
}
