package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures of people, over HTTP and two instances. */
@Timeout(120)
class AvatarIT {
    private static final String MINE = "/api/v1/me/avatar";
    private static final byte[] NOTHING = {};

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = Pair.start();
        // The first account of a system is its administrator's.
        assertThat(pair.newMember().phone()).isNotEmpty();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void a_picture_is_sent_to_one_instance_and_seen_at_the_other() throws IOException {
        Member member = pair.newMember();
        assertThat(member.client().get(MINE).code()).isEqualTo("avatar.unknown");
        assertThat(member.me().get("avatar_url").isNull()).isTrue();

        Answer put = Answer.ofBytes(member.client().file("PUT", MINE, "image/png", image("png", 600, 400)));

        assertThat(put.status()).as("%s", put).isEqualTo(200);
        String url = put.text("avatar_url");
        assertThat(member.me().get("avatar_url").asText()).isEqualTo(url);
        HttpResponse<byte[]> seen = pair.client(1).file("GET", url, "", NOTHING);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(header(seen, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(seen, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(seen, "Content-Security-Policy")).contains("default-src 'none'");
        assertThat(header(seen, "Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(header(seen, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(ImageIO.read(new ByteArrayInputStream(seen.body())).getWidth())
                .isEqualTo(512);
        HttpResponse<byte[]> small = pair.client(1).file("GET", url + "?size=128", "", NOTHING);
        assertThat(ImageIO.read(new ByteArrayInputStream(small.body())).getWidth())
                .isEqualTo(128);
        HttpResponse<byte[]> again =
                pair.client(0).with("If-None-Match", header(seen, "ETag")).file("GET", url, "", NOTHING);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(small, "ETag")).isNotEqualTo(header(seen, "ETag"));
        HttpResponse<byte[]> own = member.client().file("GET", MINE, "", NOTHING);
        assertThat(own.body()).isEqualTo(seen.body());
        assertThat(header(own, "Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void another_picture_has_another_address_and_a_removed_one_has_none() throws IOException {
        Member member = pair.newMember();
        String first = put(member, image("png", 50, 50));
        String second = put(member, image("jpeg", 50, 50));

        assertThat(second).isNotEqualTo(first);
        assertThat(pair.client(0).get(first).code()).isEqualTo("avatar.unknown");
        assertThat(pair.client(0).file("GET", second, "", NOTHING).statusCode()).isEqualTo(200);
        assertThat(member.client().send("DELETE", MINE, "").status()).isEqualTo(204);
        assertThat(member.client().send("DELETE", MINE, "").status()).isEqualTo(204);
        assertThat(pair.client(0).get(second).status()).isEqualTo(404);
        assertThat(member.me().get("avatar_url").isNull()).isTrue();
        for (String none : List.of("1", "x", "00000000-0000-0000-0000-000000000000", "..%2Fme")) {
            assertThat(pair.client(0).get("/api/v1/avatars/" + none).status())
                    .as(none)
                    .isIn(400, 404);
        }
    }

    @Test
    void the_picture_of_who_leaves_goes_with_them() throws IOException {
        Member member = pair.newMember();
        String url = put(member, image("png", 50, 50));

        assertThat(member.client().send("DELETE", "/api/v1/me", "").status()).isEqualTo(204);

        assertThat(pair.client(0).get(url).code()).isEqualTo("avatar.unknown");
        assertThat(pair.rows().number("SELECT count(*) FROM avatar WHERE account = " + member.id()))
                .isZero();
    }

    @Test
    void what_is_no_picture_is_told_and_changes_nothing() throws IOException {
        Member member = pair.newMember();
        String url = put(member, image("png", 50, 50));
        byte[] png = image("png", 50, 50);
        byte[] jpeg = image("jpeg", 50, 50);

        assertThat(refusal(member, "image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("415 request.media_type");
        assertThat(refusal(member, "image/gif", image("gif", 9, 9))).isEqualTo("415 request.media_type");
        assertThat(refusal(member, "application/json", "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("415 request.media_type");
        assertThat(refusal(member, "", png)).isEqualTo("415 request.media_type");
        assertThat(refusal(member, "multipart/form-data; boundary=x", png)).isEqualTo("415 request.media_type");
        assertThat(refusal(member, "image/png", image("gif", 9, 9))).isEqualTo("422 avatar.format");
        assertThat(refusal(member, "image/png", "<svg/>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("422 avatar.format");
        assertThat(refusal(member, "image/png", NOTHING)).isEqualTo("422 avatar.format");
        assertThat(refusal(member, "image/png", Arrays.copyOf(png, png.length / 2)))
                .isEqualTo("422 avatar.unreadable");
        assertThat(refusal(member, "image/jpeg", Arrays.copyOf(jpeg, jpeg.length / 2)))
                .isEqualTo("422 avatar.unreadable");
        png[16] = 1;
        assertThat(refusal(member, "image/png", png)).isEqualTo("422 avatar.dimensions");
        assertThat(refusal(member, "image/png", new byte[2 * 1024 * 1024 + 1])).isEqualTo("413 request.too_large");
        assertThat(refusal(member, "image/png", new byte[2 * 1024 * 1024])).isEqualTo("422 avatar.format");
        assertThat(pair.client(0).get(url + "?size=64").code()).isEqualTo("field.invalid");
        assertThat(pair.client(0).get(url + "?size=128&size=512").code()).isEqualTo("field.repeated");

        assertThat(member.me().get("avatar_url").asText()).isEqualTo(url);
    }

    private static String refusal(Member member, String mediaType, byte[] file) {
        Answer answer = Answer.ofBytes(member.client().file("PUT", MINE, mediaType, file));
        return answer.status() + " " + answer.code();
    }

    private static String put(Member member, byte[] file) {
        String mediaType = file[0] == (byte) 0xff ? "image/jpeg" : "image/png";
        Answer answer = Answer.ofBytes(member.client().file("PUT", MINE, mediaType, file));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text("avatar_url");
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out))
                .isTrue();
        return out.toByteArray();
    }
}
