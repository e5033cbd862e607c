package dev.latchkey.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeTest {
    @Test
    void a_value_is_kept_cleared_or_put_in_place() {
        assertThat(Change.keep()).isEqualTo(new Change<>(false, Optional.empty()));
        assertThat(Change.clear()).isEqualTo(new Change<>(true, Optional.empty()));
        assertThat(Change.to("x")).isEqualTo(new Change<>(true, Optional.of("x")));
    }

    @Test
    void a_value_that_is_left_alone_has_no_replacement() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Change<>(false, Optional.of("x")));
    }

    @Test
    void a_wish_stays_the_same_for_another_type() {
        assertThat(Change.to("42").map(Integer::valueOf)).isEqualTo(Change.to(42));
        assertThat(Change.<String>clear().map(Integer::valueOf)).isEqualTo(Change.clear());
        assertThat(Change.<String>keep().map(Integer::valueOf)).isEqualTo(Change.keep());
    }
}
