package dev.latchkey.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SayingNoTest {
    enum Sample implements Problem {
        TOO_OFTEN;

        @Override
        public String code() {
            return "sample.too_often";
        }

        @Override
        public Kind kind() {
            return Kind.EXHAUSTED;
        }
    }

    @Test
    void a_refusal_is_an_answer_not_a_fault() {
        Refused refused = new Refused(Sample.TOO_OFTEN);

        assertThat(refused).hasMessage("sample.too_often");
        assertThat(refused.getStackTrace()).isEmpty();
        assertThat(refused.problem()).isSameAs(Sample.TOO_OFTEN);
        assertThat(refused.problem().kind()).isEqualTo(Problem.Kind.EXHAUSTED);
        assertThat(refused.retryAfter()).isEmpty();
        assertThat(refused.attemptsLeft()).isEmpty();
    }

    @Test
    void nobody_is_told_to_retry_at_once() {
        assertThat(Refused.retryAfter(Sample.TOO_OFTEN, Duration.ofMillis(-5)).retryAfter())
                .contains(Duration.ofSeconds(1));
        assertThat(Refused.retryAfter(Sample.TOO_OFTEN, Duration.ofSeconds(59)).retryAfter())
                .contains(Duration.ofSeconds(59));
    }

    @Test
    void a_refusal_can_say_how_many_attempts_are_left() {
        assertThat(Refused.withAttemptsLeft(Sample.TOO_OFTEN, 0).attemptsLeft()).hasValue(0);
    }

    @Test
    void a_wrong_value_names_its_field_as_the_client_wrote_it() {
        InvalidValue wrong = new InvalidValue("phone", "phone.invalid", "not a phone number").in("new_phone");

        assertThat(wrong).hasMessage("not a phone number");
        assertThat(wrong.getStackTrace()).isEmpty();
        assertThat(wrong.field()).isEqualTo("new_phone");
        assertThat(wrong.code()).isEqualTo("phone.invalid");
    }
}
