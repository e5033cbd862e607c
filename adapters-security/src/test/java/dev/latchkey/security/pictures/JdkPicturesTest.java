package dev.latchkey.security.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.accounts.Pictures;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.accounts.AvatarSize;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.security.HashGate;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people send as pictures, in good faith and in bad. */
@Timeout(60)
class JdkPicturesTest {
    private static final int RED = 0xff0000;
    private static final int BLUE = 0x0000ff;
    private static final int WHITE = 0xffffff;
    private static final int NEAR = 24;

    private final JdkPictures maker = new JdkPictures(new HashGate(2, Duration.ofSeconds(30)));

    @ParameterizedTest
    @CsvSource({
        "png, 700, 500",
        "jpeg, 700, 500",
        "png, 500, 700",
        "jpeg, 3000, 2000",
        "png, 1, 1",
        "jpeg, 40, 9",
        "png, 3000, 3000"
    })
    void makes_squares_of_every_size(String format, int width, int height) throws IOException {
        Pictures made = maker.of(Images.file(Images.halves(width, height, BufferedImage.TYPE_INT_RGB), format));

        for (AvatarSize size : AvatarSize.values()) {
            BufferedImage image = shown(made, size);
            assertThat(image.getWidth()).isEqualTo(size.pixels());
            assertThat(image.getHeight()).isEqualTo(size.pixels());
            if (width > 8) {
                assertNear(image, 0.1, 0.5, RED);
                assertNear(image, 0.9, 0.5, BLUE);
            }
        }
    }

    @Test
    void transparent_becomes_white_and_gray_stays_as_dark_as_it_is() throws IOException {
        BufferedImage clear = new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB);
        BufferedImage gray = new BufferedImage(50, 50, BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setSamples(0, 0, 50, 50, 0, filled(2500, 0x40));
        BufferedImage deep = new BufferedImage(50, 50, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSamples(0, 0, 50, 50, 0, filled(2500, 0x4040));

        assertNear(shown(maker.of(Images.file(clear, "png")), AvatarSize.SMALL), 0.5, 0.5, WHITE);
        assertNear(shown(maker.of(Images.file(gray, "png")), AvatarSize.SMALL), 0.5, 0.5, 0x404040);
        assertNear(shown(maker.of(Images.file(gray, "jpeg")), AvatarSize.SMALL), 0.5, 0.5, 0x404040);
        assertNear(shown(maker.of(Images.file(deep, "png")), AvatarSize.SMALL), 0.5, 0.5, 0x404040);
    }

    /** Where red is, once the picture is upright: Exif counts how a camera was held. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.1, 0.5",
        "2, 0.9, 0.5",
        "3, 0.9, 0.5",
        "4, 0.1, 0.5",
        "5, 0.5, 0.1",
        "6, 0.5, 0.1",
        "7, 0.5, 0.9",
        "8, 0.5, 0.9",
        "9, 0.1, 0.5",
        "0, 0.1, 0.5"
    })
    void pictures_are_turned_upright(int orientation, double x, double y) throws IOException {
        byte[] plain = Images.file(Images.halves(300, 300, BufferedImage.TYPE_INT_RGB), "jpeg");

        Pictures made = maker.of(Images.withExif(plain, orientation, "52.5200N 13.4050E"));

        assertNear(shown(made, AvatarSize.LARGE), x, y, RED);
        assertNear(shown(made, AvatarSize.LARGE), 1 - x, 1 - y, BLUE);
    }

    @Test
    void nothing_of_the_file_is_left_but_what_can_be_seen() {
        byte[] jpeg = Images.withExif(
                Images.file(Images.halves(64, 64, BufferedImage.TYPE_INT_RGB), "jpeg"), 1, "<script>52.5200N</script>");
        byte[] png = Images.file(Images.halves(64, 64, BufferedImage.TYPE_INT_RGB), "png");
        byte[] told = Images.joined(
                Arrays.copyOf(png, 33),
                Images.chunk("tEXt", "Comment\0<script>52.5200N</script>".getBytes(StandardCharsets.US_ASCII)),
                Arrays.copyOfRange(png, 33, png.length),
                "PK\3\4<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));

        for (byte[] file : List.of(jpeg, told)) {
            for (AvatarSize size : AvatarSize.values()) {
                String served = new String(maker.of(file).in(size).jpeg(), StandardCharsets.ISO_8859_1);
                assertThat(served).doesNotContain("script", "52.5200", "Exif", "html", "PK\3\4");
                assertThat(served).startsWith("\u00ff\u00d8\u00ff");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><svg/>",
                "GIF89a",
                "BM",
                "RIFF\0\0\0\0WEBPVP8 ",
                "%PDF-1.7",
                "PK\3\4",
                "<html>",
                "{}"
            })
    void what_is_neither_of_the_two_formats_is_not_tried(String file) {
        assertUnfit(file.getBytes(StandardCharsets.ISO_8859_1), "avatar.format");
    }

    @Test
    void animations_are_not_tried_either() throws IOException {
        assertUnfit(Images.file(Images.halves(20, 20, BufferedImage.TYPE_INT_RGB), "gif"), "avatar.format");
        assertUnfit(Images.file(Images.halves(20, 20, BufferedImage.TYPE_INT_RGB), "bmp"), "avatar.format");
    }

    /** Newer releases of the JDK read them, older ones do not. */
    @Test
    void colours_of_printers_are_shown_or_refused() throws IOException {
        try {
            assertThat(maker.of(Images.cmyk()).in(AvatarSize.SMALL).jpeg()).isNotEmpty();
        } catch (InvalidValue told) {
            assertThat(told.code()).isEqualTo("avatar.unreadable");
        }
    }

    @Test
    void too_many_pixels_are_refused_before_they_are_unpacked() {
        byte[] small = new byte[] {0x78, (byte) 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01};

        assertUnfit(Images.png(50_000, 50_000, small), "avatar.dimensions");
        assertUnfit(Images.png(Integer.MAX_VALUE, Integer.MAX_VALUE, small), "avatar.dimensions");
        assertUnfit(Images.png(10_001, 1, small), "avatar.dimensions");
        assertUnfit(Images.png(4_097, 4_096, small), "avatar.dimensions");
        assertUnfit(Images.png(0, 1, small), "avatar.unreadable");
        assertUnfit(Images.png(-1, 1, small), "avatar.unreadable");
        assertUnfit(Images.png(100, 100, small), "avatar.unreadable");
    }

    @Test
    void the_most_pixels_that_are_taken_need_little_memory() {
        byte[] largest = Images.flat(4_096, 4_096);
        assertThat(largest.length).isLessThan(100_000);

        assertThat(maker.of(largest).in(AvatarSize.LARGE).jpeg()).hasSizeLessThan(50_000);
    }

    /** A text that would fill the memory if it were unpacked stands before the image. */
    @Test
    void packed_texts_are_not_unpacked() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes("Comment\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream out = new DeflaterOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 512; i++) {
                out.write(zeros);
            }
        }
        byte[] png = Images.file(Images.halves(64, 64, BufferedImage.TYPE_INT_RGB), "png");
        byte[] file = Images.joined(
                Arrays.copyOf(png, 33),
                Images.chunk("zTXt", bomb.toByteArray()),
                Images.chunk("iCCP", bomb.toByteArray()),
                Arrays.copyOfRange(png, 33, png.length));

        assertThat(maker.of(file).in(AvatarSize.SMALL).jpeg()).isNotEmpty();
        assertThat(PngFile.bare(file)).hasSizeLessThan(png.length + 1);
    }

    @Test
    void thousands_of_scans_are_refused() {
        byte[] jpeg = Images.file(Images.halves(64, 64, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 0, 0, 0x12};
        byte[] many = Images.joined(Arrays.copyOf(jpeg, jpeg.length - 2));
        for (int i = 0; i < 1_000; i++) {
            many = Images.joined(many, scan);
        }

        assertUnfit(Images.joined(many, new byte[] {(byte) 0xff, (byte) 0xd9}), "avatar.dimensions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void half_a_file_is_no_picture(String format) {
        byte[] whole = Images.file(Images.halves(200, 200, BufferedImage.TYPE_INT_RGB), format);
        for (int length = 8; length < whole.length - 1; length += 7) {
            assertUnfit(Arrays.copyOf(whole, length), "avatar.unreadable");
        }
    }

    /** Whatever is broken in a file, it is either shown or refused, and never a fault of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void damage_of_any_kind_is_no_fault(String format) {
        byte[] whole = Images.file(Images.halves(60, 60, BufferedImage.TYPE_INT_RGB), format);
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] damaged = whole.clone();
            for (int hit = 0; hit <= i % 6; hit++) {
                damaged[3 + random.nextInt(damaged.length - 3)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(maker.of(damaged).in(AvatarSize.SMALL).jpeg()).isNotEmpty();
            } catch (InvalidValue told) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 399);
    }

    @Test
    void only_a_few_are_unpacked_at_a_time() {
        JdkPictures busy = new JdkPictures(new HashGate(1, Duration.ofMillis(1)));
        byte[] large = Images.flat(4_000, 4_000);

        List<Boolean> done = AtOnce.call(12, i -> {
            try {
                return busy.of(large) != null;
            } catch (Unavailable later) {
                return false;
            }
        });

        assertThat(done).contains(true, false);
    }

    private void assertUnfit(byte[] file, String code) {
        assertThatThrownBy(() -> maker.of(file))
                .isInstanceOfSatisfying(
                        InvalidValue.class, told -> assertThat(told.code()).isEqualTo(code));
    }

    private static BufferedImage shown(Pictures pictures, AvatarSize size) throws IOException {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(pictures.in(size).jpeg()));
        if (image == null) {
            throw new UncheckedIOException(new IOException("No image"));
        }
        return image;
    }

    private static void assertNear(BufferedImage image, double x, double y, int colour) {
        int pixel = image.getRGB((int) (x * (image.getWidth() - 1)), (int) (y * (image.getHeight() - 1)));
        for (int shift : new int[] {16, 8, 0}) {
            assertThat(Math.abs(((pixel >> shift) & 255) - ((colour >> shift) & 255)))
                    .as("%06x is not %06x", pixel & WHITE, colour)
                    .isLessThan(NEAR);
        }
    }

    private static int[] filled(int count, int value) {
        int[] all = new int[count];
        Arrays.fill(all, value);
        return all;
    }
}
