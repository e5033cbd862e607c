package dev.latchkey.sms.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.messages.receipts.DeliveryReport;
import dev.latchkey.application.messages.receipts.VendorCall;
import dev.latchkey.application.messages.receipts.VendorDesk.Understood;
import dev.latchkey.domain.messages.MessageState;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.ReceiptDesk;
import dev.latchkey.sms.gateways.Signatures;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How each vendor tells what became of messages, from the facts that its documents and others give. */
class ReceiptsTest {
    private static final String SECRET = "the-end-of-the-address";
    private static final String BASE = "https://id.example.org/sms/receipts/x/" + SECRET;
    private static final Instant NOW = Instant.ofEpochSecond(1_734_000_100);
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String MESSAGE = "7d9f2ac4-31f5-4d0c-9f1e-0a2b3c4d5e6f";

    // Twilio

    /** Published by Twilio. */
    @Test
    void twilio_signs_the_address_and_the_fields() {
        VendorCall call = new VendorCall(
                "POST",
                "https://mycompany.com/myapp.php?foo=1&bar=2",
                Map.of("X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", "Content-Type", FORM),
                query("foo=1&bar=2"),
                bytes("CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309"
                        + "&To=%2B18005551212"));

        assertThat(read(new Twilio(), Map.of("TOKEN", "12345"), call)).isPresent();
        assertThat(read(new Twilio(), Map.of("TOKEN", "12346"), call)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "queued, SENT",
        "sending, SENT",
        "sent, SENT",
        "accepted, SENT",
        "delivered, DELIVERED",
        "read, DELIVERED",
        "undelivered, UNDELIVERED",
        "failed, UNDELIVERED",
        "canceled, REJECTED",
        "somewhere, UNKNOWN"
    })
    void twilio_says_in_words_what_became_of_a_message(String word, MessageState state) {
        String body = "MessageSid=SM1&MessageStatus=" + word + "&ErrorCode=30003&To=%2B79123456789&AccountSid=AC1";

        assertThat(only(read(new Twilio(), Map.of("TOKEN", "t"), twilio("t", BASE, body))))
                .isEqualTo(new DeliveryReport("x", Set.of("SM1"), state, Optional.of("30003")));
    }

    @Test
    void twilio_may_name_the_usual_port() {
        String body = "MessageSid=SM1&MessageStatus=sent";
        String signature = twilio("t", BASE.replace("example.org/", "example.org:443/"), body)
                .header("X-Twilio-Signature")
                .orElseThrow();

        assertThat(read(new Twilio(), Map.of("TOKEN", "t"), post(FORM, body, Map.of("X-Twilio-Signature", signature))))
                .isPresent();
    }

    @Test
    void twilio_signs_the_hash_of_other_bodies() {
        String body = "{\"MessageSid\":\"SM1\",\"MessageStatus\":\"delivered\"}";
        String url = BASE + "?bodySHA256=" + hex("SHA-256", body);
        String signature = base64(Signatures.mac("HmacSHA1", bytes("t"), bytes(url)));
        Map<String, String> headers = Map.of("X-Twilio-Signature", signature, "Content-Type", JSON);

        assertThat(read(
                        new Twilio(),
                        Map.of("TOKEN", "t"),
                        new VendorCall("POST", url, headers, Map.of(), bytes(body))))
                .isPresent();
        assertThat(read(
                        new Twilio(),
                        Map.of("TOKEN", "t"),
                        new VendorCall("POST", url, headers, Map.of(), bytes(body.replace("SM1", "SM2")))))
                .isEmpty();
        String bare = base64(Signatures.mac("HmacSHA1", bytes("t"), bytes(BASE)));
        assertThat(read(new Twilio(), Map.of("TOKEN", "t"), post(JSON, body, Map.of("X-Twilio-Signature", bare))))
                .isEmpty();
    }

    @Test
    void what_is_tampered_with_is_not_from_twilio() {
        VendorCall good = twilio("t", BASE, "MessageSid=SM1&MessageStatus=sent");
        Map<String, String> headers = good.headers();

        assertThat(read(new Twilio(), Map.of("TOKEN", "t"), good)).isPresent();
        assertThat(read(new Twilio(), Map.of("TOKEN", "t"), post(FORM, "MessageSid=SM2&MessageStatus=sent", headers)))
                .isEmpty();
        assertThat(read(
                        new Twilio(),
                        Map.of("TOKEN", "t"),
                        new VendorCall("POST", BASE + "?a=1", headers, query("a=1"), good.body())))
                .isEmpty();
        assertThat(read(new Twilio(), Map.of("TOKEN", "t"), post(FORM, "MessageSid=SM1&MessageStatus=sent", Map.of())))
                .isEmpty();
    }

    @Test
    void with_an_api_key_twilio_is_known_by_the_token_of_the_account() {
        VendorCall call = twilio("account", BASE, "MessageSid=SM1&MessageStatus=sent");

        assertThat(read(new Twilio(), Map.of("KEY", "SK1", "TOKEN", "key", "AUTH_TOKEN", "account"), call))
                .isPresent();
        assertThat(read(new Twilio(), Map.of("KEY", "SK1", "TOKEN", "account", "AUTH_TOKEN", "other"), call))
                .isEmpty();
        assertThat(read(new Twilio(), Map.of("KEY", "SK1", "TOKEN", "key"), call))
                .isPresent();
    }

    // SMS.ru

    @Test
    void sms_ru_tells_of_several_messages_and_signs_them_together() {
        String first = "sms_status\n202611-1000000\n103\n1732180000";
        String second = "sms_status\n202611-1000001\n104\n1732180000";
        String third = "callcheck_status\n202611-1000002\n401\n1732180000";
        String body = smsRu("api", first, second, third);

        Understood said =
                read(new SmsRu(), Map.of("KEY", "api"), post(FORM, body)).orElseThrow();

        assertThat(said.reports())
                .containsExactly(
                        news(MessageState.DELIVERED, "202611-1000000"),
                        new DeliveryReport("x", Set.of("202611-1000001"), MessageState.EXPIRED, Optional.of("104")));
        assertThat(said.thanks()).isEqualTo("100");
        assertThat(read(new SmsRu(), Map.of("KEY", "api"), post(FORM, body.replace("103", "104"))))
                .isEmpty();
        assertThat(read(new SmsRu(), Map.of("KEY", "other"), post(FORM, body))).isEmpty();
        assertThat(read(new SmsRu(), Map.of("KEY", "api"), post(FORM, "data%5B0%5D=sms_status")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, UNKNOWN",
        "100, SENT",
        "101, SENT",
        "102, SENT",
        "103, DELIVERED",
        "104, EXPIRED",
        "105, REJECTED",
        "106, UNDELIVERED",
        "107, UNDELIVERED",
        "108, REJECTED",
        "110, DELIVERED",
        "130, REJECTED",
        "150, REJECTED"
    })
    void sms_ru_says_in_numbers_what_became_of_a_message(String number, MessageState state) {
        String body = smsRu("api", "sms_status\nid-1\n" + number + "\n1");

        assertThat(only(read(new SmsRu(), Map.of("KEY", "api"), post(FORM, body)))
                        .state())
                .isEqualTo(state);
    }

    // SMSC.ru

    @ParameterizedTest
    @CsvSource({
        "-3, UNKNOWN",
        "-2, REJECTED",
        "-1, SENT",
        "0, SENT",
        "1, DELIVERED",
        "2, DELIVERED",
        "3, EXPIRED",
        "20, UNDELIVERED",
        "22, REJECTED",
        "23, REJECTED",
        "24, REJECTED",
        "25, UNDELIVERED"
    })
    void smsc_says_in_numbers_what_became_of_a_message(String number, MessageState state) {
        String fields = "id=77&phone=79123456789&status=" + number + "&time=1&err=6&cost=1.5";

        assertThat(only(read(new SmscRu(), Map.of("KEY", "k"), post(FORM, fields))))
                .isEqualTo(new DeliveryReport(
                        "x",
                        Set.of("77"),
                        state,
                        Optional.of("6"),
                        Set.of("22", "23").contains(number),
                        false));
        assertThat(only(read(new SmscRu(), Map.of("KEY", "k"), get(fields))).state())
                .isEqualTo(state);
    }

    @Test
    void smsc_signs_with_a_word_if_there_is_one() {
        Map<String, String> values = Map.of("KEY", "k", "RECEIPT_WORD", "word");
        String fields = "id=77&phone=79123456789&status=1";
        String signed = "77:79123456789:1:word";

        assertThat(read(new SmscRu(), values, post(FORM, fields + "&sha1=" + hex("SHA-1", signed))))
                .isPresent();
        assertThat(read(new SmscRu(), values, get(fields + "&md5=" + hex("MD5", signed))))
                .isPresent();
        assertThat(read(new SmscRu(), values, post(FORM, fields))).isEmpty();
        assertThat(read(new SmscRu(), values, post(FORM, fields + "&md5=&sha1=&crc32=123")))
                .isEmpty();
        assertThat(read(
                        new SmscRu(),
                        values,
                        post(FORM, fields.replace("status=1", "status=0") + "&sha1=" + hex("SHA-1", signed))))
                .isEmpty();
    }

    // SMS Aero

    @ParameterizedTest
    @CsvSource({
        "0, SENT",
        "1, DELIVERED",
        "2, UNDELIVERED",
        "3, SENT",
        "4, SENT",
        "6, REJECTED",
        "8, SENT",
        "7, UNKNOWN"
    })
    void sms_aero_says_in_numbers_what_became_of_a_message(String number, MessageState state) {
        assertThat(only(read(new SmsAero(), Map.of(), post(FORM, "id=5&status=" + number + "&extendStatus=x"))))
                .isEqualTo(news(state, "5"));
        assertThat(only(read(new SmsAero(), Map.of(), post(JSON, "{\"id\":5,\"status\":" + number + "}"))))
                .isEqualTo(news(state, "5"));
        assertThat(only(read(new SmsAero(), Map.of(), post("text/plain", "[{\"id\":5,\"status\":" + number + "}]"))))
                .isEqualTo(news(state, "5"));
    }

    // Infobip

    @Test
    void infobip_tells_of_several_messages_at_once() {
        String body = """
                {"results":[
                  {"bulkId":"b","messageId":"m1","to":"79123456789","status":{"groupId":3,"id":5},"error":{"groupId":0,"id":0}},
                  {"messageId":"m2","status":{"groupId":2,"id":4},"error":{"id":27,"permanent":true}},
                  {"messageId":"m3","status":{"groupId":4}},
                  {"messageId":"m4","status":{"groupId":5}},
                  {"messageId":"m5","status":{"groupId":1}},
                  {"status":{"groupId":3}}]}
                """;

        assertThat(read(new Infobip(), Map.of(), post(JSON, body)).orElseThrow().reports())
                .containsExactly(
                        news(MessageState.DELIVERED, "m1"),
                        new DeliveryReport("x", Set.of("m2"), MessageState.UNDELIVERED, Optional.of("27")),
                        news(MessageState.EXPIRED, "m3"),
                        news(MessageState.REJECTED, "m4"),
                        news(MessageState.SENT, "m5"));
    }

    // Vonage

    @ParameterizedTest
    @CsvSource({
        "delivered, DELIVERED",
        "expired, EXPIRED",
        "failed, UNDELIVERED",
        "rejected, REJECTED",
        "accepted, SENT",
        "buffered, SENT",
        "unknown, UNKNOWN"
    })
    void vonage_tells_it_in_a_query_a_form_or_json(String word, MessageState state) {
        String fields = "msisdn=79123456789&messageId=0A1&status=" + word + "&err-code=2";
        DeliveryReport report = new DeliveryReport("x", Set.of("0A1"), state, Optional.of("2"));
        String json = "{\"messageId\":\"0A1\",\"status\":\"" + word + "\",\"err-code\":\"2\"}";

        assertThat(only(read(new Vonage(), Map.of("KEY", "k"), get(fields)))).isEqualTo(report);
        assertThat(only(read(new Vonage(), Map.of("KEY", "k"), post(FORM, fields))))
                .isEqualTo(report);
        assertThat(only(read(new Vonage(), Map.of("KEY", "k"), post(JSON, json))))
                .isEqualTo(report);
    }

    @ParameterizedTest
    @CsvSource({"md5, HmacMD5", "sha1, HmacSHA1", "sha256, HmacSHA256", "sha512, HmacSHA512"})
    void vonage_signs_the_fields_in_the_order_of_their_names(String method, String algorithm) {
        Map<String, String> values = vonage(method);
        String fields = "messageId=0A1&status=delivered&timestamp=1734000000&client-ref=a%26b%3Dc";
        String signed = "&client-ref=a_b_c&messageId=0A1&status=delivered&timestamp=1734000000";
        String sig =
                HexFormat.of().withUpperCase().formatHex(Signatures.mac(algorithm, bytes("sig-key"), bytes(signed)));

        assertThat(read(new Vonage(), values, get(fields + "&sig=" + sig))).isPresent();
        assertThat(read(new Vonage(), values, post(FORM, fields + "&sig=" + sig)))
                .isPresent();
        assertThat(read(new Vonage(), values, get(fields.replace("0A1", "0A2") + "&sig=" + sig)))
                .isEmpty();
        assertThat(read(new Vonage(), values, get(fields + "&more=1&sig=" + sig)))
                .isEmpty();
        assertThat(read(new Vonage(), values, get(fields))).isEmpty();
    }

    @Test
    void vonage_may_sign_with_a_plain_md5() {
        String signed = "&messageId=0A1&status=delivered&timestamp=1734000000sig-key";
        String fields = "messageId=0A1&status=delivered&timestamp=1734000000&sig=" + hex("MD5", signed);

        assertThat(read(new Vonage(), vonage("md5hash"), get(fields))).isPresent();
        assertThat(read(new Vonage(), vonage("sha256"), get(fields))).isEmpty();
    }

    @Test
    void a_call_that_vonage_signed_long_ago_is_refused() {
        String signed = "&messageId=0A1&status=delivered&timestamp=1733900000";
        String sig = HexFormat.of().formatHex(Signatures.mac("HmacSHA256", bytes("sig-key"), bytes(signed)));

        assertThat(read(
                        new Vonage(),
                        vonage("sha256"),
                        get("messageId=0A1&status=delivered&timestamp=1733900000&sig=" + sig)))
                .isEmpty();
    }

    @Test
    void vonage_signs_with_a_token_that_holds_the_hash_of_the_body() {
        String body = "{\"message_uuid\":\"u-1\",\"status\":\"undeliverable\",\"error\":{\"title\":\"1210\"}}";
        String hash = hex("SHA-256", body);

        assertThat(only(bearer(body, "HS256", claims("k", hash), "sig-key")))
                .isEqualTo(new DeliveryReport("x", Set.of("u-1"), MessageState.UNDELIVERED, Optional.of("1210")));
        assertThat(bearer(body.replace("u-1", "u-2"), "HS256", claims("k", hash), "sig-key"))
                .isEmpty();
        assertThat(bearer(body, "HS256", claims("k", hash), "other")).isEmpty();
        assertThat(bearer(body, "HS256", claims("another account", hash), "sig-key"))
                .isEmpty();
        assertThat(bearer(body, "none", claims("k", hash), "sig-key")).isEmpty();
        assertThat(bearer(body, "HS256", "{\"iat\":1734000000,\"api_key\":\"k\"}", "sig-key"))
                .isEmpty();
        assertThat(bearer(body, "HS256", claims("k", hash).replace("1734000000", "1733000000"), "sig-key"))
                .isEmpty();
    }

    // Telegram Gateway

    /** Made from the documented rule, beside this project. */
    @Test
    void telegram_signs_the_time_and_the_body() {
        Map<String, String> values = Map.of("TOKEN", "AAEFAAAAQKI_mDsJppSEQRr3kLOz9SatBxq48BgQLSHLRv");
        String body = "{\"request_id\":\"r1\",\"phone_number\":\"+391234567890\",\"request_cost\":0.01,"
                + "\"delivery_status\":{\"status\":\"delivered\",\"updated_at\":1734000000}}";
        Map<String, String> headers = Map.of(
                "X-Request-Timestamp", "1734000000",
                "X-Request-Signature", "3aa6c26504f4deebfc8120e6d840c78448d13e935aa9c0dfb7b57859d475c05f");

        assertThat(only(read(new TelegramGateway(), values, post(JSON, body, headers))))
                .isEqualTo(news(MessageState.DELIVERED, "r1"));
        assertThat(read(new TelegramGateway(), values, post(JSON, body.replace("r1", "r2"), headers)))
                .isEmpty();
        assertThat(read(new TelegramGateway(), Map.of("TOKEN", "other"), post(JSON, body, headers)))
                .isEmpty();
        assertThat(read(new TelegramGateway(), values, post(JSON, body))).isEmpty();
        Map<String, String> later = new LinkedHashMap<>(headers);
        later.put("X-Request-Timestamp", "1734000001");
        assertThat(read(new TelegramGateway(), values, post(JSON, body, later))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sent, SENT", "delivered, DELIVERED", "read, DELIVERED", "expired, EXPIRED", "revoked, REJECTED"})
    void telegram_says_in_words_what_became_of_a_code(String word, MessageState state) {
        String body = "{\"request_id\":\"r1\",\"payload\":\"" + MESSAGE + "\",\"is_refunded\":true,"
                + "\"delivery_status\":{\"status\":\"" + word + "\",\"updated_at\":1734000000}}";

        assertThat(only(read(new TelegramGateway(), Map.of("TOKEN", "t"), telegram("t", body))))
                .isEqualTo(new DeliveryReport("x", Set.of("r1", MESSAGE), state, Optional.of("refunded"), false, true));
        assertThat(only(read(
                        new TelegramGateway(), Map.of("TOKEN", "t"), telegram("t", body.replace("true", "false")))))
                .isEqualTo(new DeliveryReport("x", Set.of("r1", MESSAGE), state, Optional.empty()));
    }

    @Test
    void a_report_that_telegram_signed_long_ago_is_refused() {
        String body = "{\"request_id\":\"r1\"}";
        byte[] key = Signatures.hash("SHA-256", bytes("t"));
        String old = "1733900000";
        String signature = HexFormat.of().formatHex(Signatures.mac("HmacSHA256", key, bytes(old + "\n" + body)));

        assertThat(read(
                        new TelegramGateway(),
                        Map.of("TOKEN", "t"),
                        post(JSON, body, Map.of("X-Request-Timestamp", old, "X-Request-Signature", signature))))
                .isEmpty();
    }

    // Any gateway over HTTP

    @Test
    void kannel_tells_it_in_a_query() {
        assertThat(only(read(new GenericHttp(), Map.of(), get("id=" + MESSAGE + "&status=1")))
                        .state())
                .isEqualTo(MessageState.DELIVERED);
        assertThat(only(read(new GenericHttp(), Map.of(), get("id=" + MESSAGE + "&status=2"))))
                .isEqualTo(new DeliveryReport("x", Set.of(MESSAGE), MessageState.UNDELIVERED, Optional.of("2")));
        assertThat(only(read(new GenericHttp(), Map.of(), get("id=" + MESSAGE + "&status=8")))
                        .state())
                .isEqualTo(MessageState.SENT);
    }

    @Test
    void the_operator_says_where_things_are_and_what_they_mean() {
        Map<String, String> values = Map.of(
                "RECEIPT_ID_AT", "/message/ref", "RECEIPT_STATE_AT", "/message/code", "RECEIPT_STATES", "Z9=expired");
        String body = "[{\"message\":{\"ref\":\"a\",\"code\":\"z9\"}},{\"message\":{\"ref\":\"b\",\"code\":\"sent\"}}]";

        assertThat(read(new GenericHttp(), values, post(JSON, body))
                        .orElseThrow()
                        .reports())
                .extracting(DeliveryReport::state)
                .containsExactly(MessageState.EXPIRED, MessageState.SENT);
    }

    @Test
    void with_a_secret_receipts_are_signed_as_our_requests_are() {
        Map<String, String> values = Map.of("SECRET", "shared");
        String body = "{\"id\":\"a\",\"status\":\"delivered\"}";
        String signature = "t=1734000000,v1="
                + HexFormat.of().formatHex(Signatures.mac("HmacSHA256", bytes("shared"), bytes("1734000000." + body)));
        Map<String, String> headers = Map.of("X-Signature", signature);

        assertThat(read(new GenericHttp(), values, post(JSON, body, headers))).isPresent();
        assertThat(read(new GenericHttp(), values, post(JSON, body.replace("a", "b"), headers)))
                .isEmpty();
        assertThat(read(
                        new GenericHttp(),
                        values,
                        post(JSON, body, Map.of("X-Signature", signature.replace("4000000,", "4000001,")))))
                .isEmpty();
        assertThat(read(new GenericHttp(), values, post(JSON, body))).isEmpty();
        assertThat(read(new GenericHttp(), values, get("id=a&status=delivered")))
                .isEmpty();
        assertThat(read(
                        new GenericHttp(),
                        Map.of("SECRET", "shared", "RECEIPT_SIGNED", "off"),
                        get("id=a&status=delivered")))
                .isPresent();
    }

    // What no other gateway could bring

    @ParameterizedTest
    @CsvSource({"30003, false", "30008, false", "30005, true", "30006, true", "30007, true", "21610, true"})
    void twilio_tells_by_the_code_whether_another_gateway_could_do_better(String code, boolean hopeless) {
        String body = "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=" + code;

        assertThat(only(read(new Twilio(), Map.of("TOKEN", "t"), twilio("t", BASE, body)))
                        .hopeless())
                .isEqualTo(hopeless);
    }

    @ParameterizedTest
    @CsvSource({"104, false", "106, false", "207, false", "202, true", "209, true", "216, true"})
    void so_does_sms_ru_by_the_state(String status, boolean hopeless) {
        String body = smsRu("k", "sms_status\n000000-1\n" + status + "\n1734000000");

        assertThat(only(read(new SmsRu(), Map.of("KEY", "k"), post(FORM, body))).hopeless())
                .isEqualTo(hopeless);
    }

    @ParameterizedTest
    @CsvSource({"4, 27, false", "4, 1, true", "9, 6, false", "52, 0, true", "10, 0, true", "12, 0, false"})
    void so_does_infobip_by_the_state_and_the_error(String status, String error, boolean hopeless) {
        String body = "{\"results\":[{\"messageId\":\"m\",\"status\":{\"groupId\":2,\"id\":" + status
                + "},\"error\":{\"id\":" + error + "}}]}";

        assertThat(only(read(new Infobip(), Map.of(), post(JSON, body))).hopeless())
                .isEqualTo(hopeless);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "12, false", "4, true", "9, true", "10, true"})
    void so_does_vonage_by_the_error(String code, boolean hopeless) {
        String fields = "messageId=0A1&status=failed&err-code=" + code;

        assertThat(only(read(new Vonage(), Map.of("KEY", "k"), get(fields))).hopeless())
                .isEqualTo(hopeless);
    }

    @Test
    void vonage_tells_our_name_for_every_part_of_a_message() {
        String fields = "messageId=0A2&status=delivered&err-code=0&client-ref=" + MESSAGE;

        assertThat(only(read(new Vonage(), Map.of("KEY", "k"), get(fields))))
                .isEqualTo(new DeliveryReport("x", Set.of("0A2", MESSAGE), MessageState.DELIVERED, Optional.empty()));
    }

    // The desk

    @Test
    void a_wrong_end_of_the_address_and_an_unknown_gateway_open_nothing() {
        ReceiptDesk desk = desk(new SmsAero(), Map.of());
        VendorCall call = post(FORM, "id=5&status=1");

        assertThat(desk.read("x", SECRET, call)).isPresent();
        assertThat(desk.read("x", SECRET + "a", call)).isEmpty();
        assertThat(desk.read("x", "", call)).isEmpty();
        assertThat(desk.read("y", SECRET, call)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "\u0000\u0001", "<xml/>"})
    void what_cannot_be_read_is_told_without_repeating_it(String body) {
        assertThatThrownBy(() -> read(new Infobip(), Map.of(), post(JSON, body.isEmpty() ? "{{" : body)))
                .isInstanceOf(InvalidValue.class)
                .hasMessageNotContaining("xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%zz=1", "a=%", "[]", "{}", "null", "[[[]]]", "{\"results\":3}"})
    void odd_calls_never_break_a_reader(String body) {
        for (GatewayKind kind : Gateways.ours()) {
            for (VendorCall call :
                    List.of(post(FORM, body), post(JSON, body), post("application/xml", body), get(""))) {
                try {
                    read(kind, Map.of("TOKEN", "t", "KEY", "k"), call)
                            .ifPresent(said -> assertThat(said.reports()).isEmpty());
                } catch (InvalidValue unreadable) {
                    assertThat(unreadable.field()).isEqualTo("$");
                }
            }
        }
    }

    private static Optional<Understood> read(GatewayKind kind, Map<String, String> values, VendorCall call) {
        return kind.receipts(values(kind, values), () -> NOW).isEmpty()
                ? Optional.empty()
                : desk(kind, values).read("x", SECRET, call);
    }

    private static ReceiptDesk desk(GatewayKind kind, Map<String, String> values) {
        return new ReceiptDesk(Map.of(
                "x",
                new ReceiptDesk.Window(
                        List.of(SECRET),
                        kind.receipts(values(kind, values), () -> NOW).orElseThrow())));
    }

    private static GatewayValues values(GatewayKind kind, Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>(Gateways.defaults(kind));
        all.putAll(values);
        return new GatewayValues(all);
    }

    private static DeliveryReport only(Optional<Understood> said) {
        assertThat(said.orElseThrow().reports()).hasSize(1);
        return said.get().reports().get(0);
    }

    private static DeliveryReport news(MessageState state, String name) {
        return new DeliveryReport("x", Set.of(name), state, Optional.empty());
    }

    private static VendorCall post(String type, String body) {
        return post(type, body, Map.of());
    }

    private static VendorCall post(String type, String body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.remove("content-type");
        all.put("Content-Type", type);
        return new VendorCall("POST", BASE, all, Map.of(), bytes(body));
    }

    private static VendorCall get(String query) {
        return new VendorCall("GET", BASE + "?" + query, Map.of(), query(query), new byte[0]);
    }

    private static Map<String, List<String>> query(String text) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2) {
                query.computeIfAbsent(sides[0], name -> new ArrayList<>())
                        .add(URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static VendorCall twilio(String token, String url, String body) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(query(body)).forEach((name, values) -> signed.append(name).append(values.get(0)));
        byte[] mac = Signatures.mac("HmacSHA1", bytes(token), bytes(signed.toString()));
        return post(FORM, body, Map.of("X-Twilio-Signature", base64(mac)));
    }

    private static VendorCall telegram(String token, String body) {
        byte[] key = Signatures.hash("SHA-256", bytes(token));
        String signature = HexFormat.of().formatHex(Signatures.mac("HmacSHA256", key, bytes("1734000000\n" + body)));
        return post(JSON, body, Map.of("X-Request-Timestamp", "1734000000", "X-Request-Signature", signature));
    }

    private static String smsRu(String key, String... data) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < data.length; i++) {
            body.append("data%5B" + i + "%5D=")
                    .append(URLEncoder.encode(data[i], StandardCharsets.UTF_8))
                    .append('&');
        }
        return body + "hash=" + hex("SHA-256", key + String.join("", data));
    }

    private static Map<String, String> vonage(String method) {
        return Map.of("KEY", "k", "SIGNATURE_SECRET", "sig-key", "SIGNATURE_METHOD", method);
    }

    private static String claims(String account, String hash) {
        return "{\"iss\":\"Vonage\",\"iat\":1734000000,\"jti\":\"1\",\"api_key\":\"" + account
                + "\",\"payload_hash\":\"" + hash + "\"}";
    }

    private static Optional<Understood> bearer(String body, String algorithm, String claims, String secret) {
        String head = url64(bytes("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}")) + "." + url64(bytes(claims));
        String token = head + "." + url64(Signatures.mac("HmacSHA256", bytes(secret), bytes(head)));
        return read(new Vonage(), vonage("sha256"), post(JSON, body, Map.of("Authorization", "Bearer " + token)));
    }

    private static String hex(String algorithm, String text) {
        return HexFormat.of().formatHex(Signatures.hash(algorithm, bytes(text)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String url64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
