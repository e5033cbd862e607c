package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.verifier.RevocationPage.Item;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationPageTest {
    private static final UUID SESSION = new UUID(1, 1);

    @Test
    void is_read_and_what_a_newer_latchkey_adds_is_left_alone() throws Malformed {
        RevocationPage page = RevocationPage.parse(("{\"new\":1.5,\"items\":[{\"session\":\"" + SESSION
                        + "\",\"role\":null,\"until\":\"2026-11-21T10:15:00Z\",\"why\":\"ban\"},{\"session\":\""
                        + SESSION
                        + "\",\"role\":\"teacher\",\"until\":\"2026-11-21T10:15:00.000Z\"}],\"next\":\"x\",\"more\":true}")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(page)
                .isEqualTo(new RevocationPage(
                        List.of(
                                new Item(SESSION, Optional.empty(), FeedPages.UNTIL),
                                new Item(SESSION, Optional.of("teacher"), FeedPages.UNTIL)),
                        "x",
                        true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"items\":[],\"next\":\"c\"}",
                "{\"items\":[],\"more\":false}",
                "{\"items\":[],\"next\":null,\"more\":false}",
                "{\"items\":[],\"next\":\"\",\"more\":false}",
                "{\"items\":{},\"next\":\"c\",\"more\":false}",
                "{\"items\":[null],\"next\":\"c\",\"more\":false}",
                "{\"items\":[{}],\"next\":\"c\",\"more\":false}",
                "{\"items\":[],\"next\":\"c\",\"more\":\"false\"}",
                "{\"items\":[ITEM],\"next\":\"c\",\"more\":false} ?",
                "<html>",
                "{\"items\":[{\"session\":\"1\",\"role\":null,\"until\":\"2026-11-21T11:00:00Z\"}],\"next\":\"c\",\"more\":false}",
                "{\"items\":[{\"session\":\"00000000-0000-0001-0000-000000000001\",\"role\":1,\"until\":\"2026-11-21T11:00:00Z\"}],\"next\":\"c\",\"more\":false}",
                "{\"items\":[{\"session\":\"00000000-0000-0001-0000-000000000001\",\"until\":\"2026-11-21T11:00:00Z\"}],\"next\":\"c\",\"more\":false}",
                "{\"items\":[{\"session\":\"00000000-0000-0001-0000-000000000001\",\"role\":null,\"until\":\"soon\"}],\"next\":\"c\",\"more\":false}"
            })
    void is_no_page(String odd) {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> RevocationPage.parse(odd.getBytes(StandardCharsets.UTF_8)));
    }
}
