package dev.latchkey.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.RunningLatchkey;
import dev.latchkey.bootstrap.api.DescribedClient.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Provokes the answers about proving who one is, moving, leaving, having a picture, and what is kept about oneself. */
final class AccountLifeAnswers {
    private static final String MOVE = "POST /api/v1/me/phone";
    private static final String CONFIRM = "POST /api/v1/me/phone/confirm";
    private static final String PROOF_CODE = "POST /api/v1/me/proof/code";
    private static final String PROOF = "POST /api/v1/me/proof";
    private static final String LEAVE = "DELETE /api/v1/me";
    private static final String EMAIL = "POST /api/v1/me/email";
    private static final String CONFIRM_EMAIL = "POST /api/v1/me/email/confirm";
    private static final String EXPORT = "GET /api/v1/me/export";
    private static final String PUT_PICTURE = "PUT /api/v1/me/avatar";
    private static final String OWN_PICTURE = "GET /api/v1/me/avatar";
    private static final String PICTURE = "GET /api/v1/avatars/{id}";
    private static final String NO_PICTURE = "DELETE /api/v1/me/avatar";

    private final DescribedClient client;
    private final RunningLatchkey latchkey;
    private final SignIn signIn;

    AccountLifeAnswers(DescribedClient client, RunningLatchkey latchkey, SignIn signIn) {
        this.client = client;
        this.latchkey = latchkey;
        this.signIn = signIn;
    }

    /** All of them; the administrator stays. */
    void all(String admin) throws InterruptedException {
        String zoe = signIn.of("+79120000010", "").text("access_token");
        proved(zoe);
        movedToAnotherPhone(zoe);
        movedToAnotherAddress(zoe);
        pictured(zoe);
        exported(zoe);
        gone(zoe, admin);
    }

    private void proved(String zoe) throws InterruptedException {
        assertThat(client.ask(PROOF_CODE).send().said()).isEqualTo("401 token.invalid");
        assertThat(untilRefused(() -> client.ask(PROOF_CODE).as(zoe).send())).isEqualTo("429 login.resend_too_early");
        Answer proof = untilAccepted(() -> client.ask(PROOF_CODE).as(zoe).send());
        String right = "{\"challenge_id\": \"" + proof.text("challenge_id") + "\", \"code\": \""
                + latchkey.codeFor("+79120000010") + "\"}";
        assertThat(ask(PROOF, right).said()).isEqualTo("401 token.invalid");
        assertThat(as(zoe, PROOF, "{}").said()).isEqualTo("422 field.missing");
        assertThat(as(zoe, PROOF, right).status()).isEqualTo(204);
        assertThat(as(zoe, PROOF, right).said()).isEqualTo("410 login.code_gone");
        assertThat(as(zoe, PROOF, "{\"password\": \"tea for 2 at noon\"}").said())
                .isEqualTo("403 password.wrong");
    }

    private void movedToAnotherPhone(String zoe) throws InterruptedException {
        assertThat(ask(MOVE, "{}").said()).isEqualTo("401 token.invalid");
        assertThat(as(zoe, MOVE, "{\"phone\": \"12\"}").said()).isEqualTo("422 phone.invalid");
        String taken = as(zoe, MOVE, "{\"phone\": \"+79120000001\"}").text("challenge_id");
        assertThat(confirmed(zoe, taken, latchkey.codeFor("+79120000001")).said())
                .isEqualTo("409 account.phone_taken");
        String free = as(zoe, MOVE, "{\"phone\": \"+79120000011\"}").text("challenge_id");
        assertThat(as(zoe, MOVE, "{\"phone\": \"+79120000011\"}").said()).isEqualTo("429 login.resend_too_early");
        String code = latchkey.codeFor("+79120000011");
        assertThat(ask(CONFIRM, "{}").said()).isEqualTo("401 token.invalid");
        assertThat(confirmed(zoe, free, "12").said()).isEqualTo("422 code.malformed");
        assertThat(confirmed(zoe, free, code.equals("0000") ? "0001" : "0000").said())
                .isEqualTo("401 login.code_wrong");
        assertThat(confirmed(zoe, free, code).text("phone")).isEqualTo("+79120000011");
        assertThat(confirmed(zoe, free, code).said()).isEqualTo("410 login.code_gone");
    }

    private Answer confirmed(String token, String challenge, String code) throws InterruptedException {
        return as(token, CONFIRM, "{\"challenge_id\": \"" + challenge + "\", \"code\": \"" + code + "\"}");
    }

    private void movedToAnotherAddress(String zoe) throws InterruptedException {
        assertThat(ask(EMAIL, "{}").said()).isEqualTo("401 token.invalid");
        assertThat(as(zoe, EMAIL, "{\"email\": \"zoe\"}").said()).isEqualTo("422 email.invalid");
        assertThat(ask(CONFIRM_EMAIL, "{}").said()).isEqualTo("401 token.invalid");
        assertThat(as(zoe, CONFIRM_EMAIL, "{}").said()).isEqualTo("422 field.missing");
        String dina = "{\"email\": \"dina@example.org\", \"password\": \"coffee for 3 at ten\"}";
        assertThat(ask("POST /api/v1/auth/signup", dina).status()).isEqualTo(201);
        String proof = latchkey.tokenFor("dina@example.org", "/auth/email");
        assertThat(ask("POST /api/v1/auth/email/verify", "{\"token\": \"" + proof + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(as(zoe, EMAIL, "{\"email\": \"dina@example.org\"}").status()).isEqualTo(202);
        assertThat(linked(zoe, "dina@example.org").said()).isEqualTo("409 account.email_taken");
        assertThat(as(zoe, EMAIL, "{\"email\": \"zoe@example.org\"}").status()).isEqualTo(202);
        assertThat(linked(zoe, "zoe@example.org").text("email")).isEqualTo("zoe@example.org");
        assertThat(as(zoe, CONFIRM_EMAIL, "{\"token\": \"x\"}").said()).isEqualTo("410 login.link_gone");
        assertThat(untilRefused(() -> as(zoe, EMAIL, "{\"email\": \"other@example.org\"}")))
                .isEqualTo("429 limit.exceeded");
    }

    private Answer linked(String token, String email) throws InterruptedException {
        String link = latchkey.tokenFor(email, "/auth/email/change");
        return as(token, CONFIRM_EMAIL, "{\"token\": \"" + link + "\"}");
    }

    private void pictured(String zoe) throws InterruptedException {
        assertThat(client.ask(OWN_PICTURE).send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(OWN_PICTURE).as(zoe).send().said()).isEqualTo("404 avatar.unknown");
        assertThat(client.ask(PICTURE).send().said()).isEqualTo("404 avatar.unknown");
        assertThat(picture("", png()).send().said()).isEqualTo("401 token.invalid");
        assertThat(picture(zoe, new byte[2 * 1024 * 1024 + 1]).send().said()).isEqualTo("413 request.too_large");
        assertThat(as(zoe, PUT_PICTURE, "{}").said()).isEqualTo("415 request.media_type");
        assertThat(picture(zoe, new byte[7]).send().said()).isEqualTo("422 avatar.format");
        String url = picture(zoe, png()).send().text("avatar_url");
        String id = url.substring(url.lastIndexOf('/') + 1);
        for (DescribedClient.Ask seen : new DescribedClient.Ask[] {
            client.ask(OWN_PICTURE).as(zoe), client.ask(PICTURE).at(id)
        }) {
            assertThat(seen.send().status()).isEqualTo(200);
            assertThat(seen.query("size=7").send().status()).isEqualTo(422);
            String tag = seen.query("size=128")
                    .send()
                    .response()
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            assertThat(seen.header("If-None-Match", tag).send().status()).isEqualTo(304);
        }
        assertThat(client.ask(NO_PICTURE).send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(NO_PICTURE).as(zoe).send().status()).isEqualTo(204);
        assertThat(untilRefused(() -> picture(zoe, png()).send())).isEqualTo("429 limit.exceeded");
    }

    private DescribedClient.Ask picture(String token, byte[] bytes) {
        DescribedClient.Ask ask = client.ask(PUT_PICTURE).bytes(bytes, "image/png");
        return token.isEmpty() ? ask : ask.as(token);
    }

    private static byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", bytes))
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void exported(String zoe) throws InterruptedException {
        assertThat(client.ask(EXPORT).send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(EXPORT).as(zoe).send().status()).isEqualTo(200);
        assertThat(untilRefused(() -> client.ask(EXPORT).as(zoe).send())).isEqualTo("429 limit.exceeded");
    }

    private void gone(String zoe, String admin) throws InterruptedException {
        assertThat(client.ask(LEAVE).send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(LEAVE).as(admin).send().said()).isEqualTo("409 account.last_admin");
        assertThat(client.ask(LEAVE).as(zoe).send().status()).isEqualTo(204);
    }

    private Answer ask(String operation, String json) throws InterruptedException {
        return client.ask(operation).json(json).send();
    }

    private Answer as(String token, String operation, String json) throws InterruptedException {
        return client.ask(operation).as(token).json(json).send();
    }

    private static String untilRefused(Attempt attempt) throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            Answer answer = attempt.make();
            if (answer.status() == 429) {
                return answer.said();
            }
        }
        throw new AssertionError("there is no limit");
    }

    private static Answer untilAccepted(Attempt attempt) throws InterruptedException {
        Answer answer = attempt.make();
        while (answer.status() == 429) {
            Thread.sleep(50);
            answer = attempt.make();
        }
        return answer;
    }

    /** Lets somebody in by phone. */
    interface SignIn {
        Answer of(String phone, String more) throws InterruptedException;
    }

    private interface Attempt {
        Answer make() throws InterruptedException;
    }
}
