package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HmacNamesTest {
    private static final String PHONE = "CODE_PER_PHONE/PT1H/+79123456789";

    private final HmacNames names = new HmacNames(MasterSecret.of("kU1vWb0Yx3mQz7RtNp5sHc9dJf2gLa8eXi4oVu6T"));
    private final HmacNames others = new HmacNames(MasterSecret.of("Zr8qTn2wLc6yKd1uBv5xMf9gPj3hSe7aWi4oGt0Q"));

    @Test
    void the_same_text_has_the_same_name_and_another_text_another() {
        assertThat(names.apply(PHONE)).isEqualTo(names.apply(PHONE)).isNotEqualTo(names.apply(PHONE + "0"));
    }

    @Test
    void a_name_tells_nothing_and_is_another_under_another_secret() {
        assertThat(names.apply(PHONE))
                .matches("[A-Za-z0-9_-]{22}")
                .doesNotContain("7912")
                .isNotEqualTo(others.apply(PHONE));
    }
}
