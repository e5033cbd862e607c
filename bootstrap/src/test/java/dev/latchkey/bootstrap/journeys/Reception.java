package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where people sign in: a client, and the phones to which the codes go. */
record Reception(Client client, Phones phones) {
    static final String REQUEST = "/api/v1/auth/phone";
    static final String VERIFY = "/api/v1/auth/phone/verify";
    static final String ME = "/api/v1/me";

    Reception from(String address) {
        return new Reception(client.from(address), phones);
    }

    /** Asks for a code and reads it. */
    Challenge challenge(String phone) {
        int before = phones.count(phone);
        Answer answer = client.post(REQUEST, Map.of("phone", phone));
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        return new Challenge(phone, answer.text("challenge_id"), phones.code(phone, before + 1));
    }

    Answer verify(Challenge challenge, String code) {
        return verify(challenge, code, Map.of());
    }

    Answer verify(Challenge challenge, String code, Map<String, String> more) {
        Map<String, String> body = new HashMap<>(more);
        body.put("challenge_id", challenge.id());
        body.put("code", code);
        return client.post(VERIFY, body);
    }

    Member signIn(String phone) {
        return signIn(phone, Map.of());
    }

    Member signIn(String phone, Map<String, String> more) {
        Challenge challenge = challenge(phone);
        Answer answer = verify(challenge, challenge.code(), more);
        assertThat(answer.status()).as("%s", answer).isIn(200, 201);
        return Member.of(phone, answer, client);
    }

    /** Somebody new, from an address of their own. */
    Member newMember() {
        return from(Together.address()).signIn(Phones.number());
    }

    List<Member> newMembers(int count) {
        return Together.call(count, 8, this::newMember);
    }

    /** A code that was sent. */
    record Challenge(String phone, String id, String code) {
        /** Another code of the same length, a different one for each number below 1000. */
        String wrong(int number) {
            int range = (int) Math.pow(10, code.length());
            int wrong = (Integer.parseInt(code) + 1 + number) % range;
            return ("%0" + code.length() + "d").formatted(wrong);
        }

        String body(String typed) {
            return Client.json(Map.of("challenge_id", id, "code", typed));
        }
    }

    /** Somebody who is signed in. */
    record Member(String phone, Pass pass, Client client, JsonNode user) {
        static Member of(String phone, Answer in, Client client) {
            Pass pass = Pass.of(in);
            return new Member(
                    phone, pass, client.bearing(pass.access()), in.json().get("user"));
        }

        String token() {
            return pass.access();
        }

        long id() {
            return user.get("id").asLong();
        }

        String inviteCode() {
            return user.get("invite_code").asText();
        }

        JsonNode me() {
            Answer answer = client.get(ME);
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            return answer.json();
        }
    }
}
