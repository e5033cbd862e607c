package dev.latchkey.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.invites.InviteProblem;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.sessions.SessionProblem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients rely on in a no. */
class RefusedTest {
    private static final List<Problem> PROBLEMS = Stream.<Problem[]>of(
                    AccountProblem.values(),
                    InviteProblem.values(),
                    LimitProblem.values(),
                    LoginProblem.values(),
                    SessionProblem.values())
            .flatMap(Stream::of)
            .toList();

    @Test
    void every_problem_has_a_stable_name_of_its_own() {
        assertThat(PROBLEMS).allSatisfy(problem -> assertThat(problem.code()).matches("[a-z]+\\.[a-z_]+"));
        assertThat(PROBLEMS.stream().map(Problem::code)).doesNotHaveDuplicates();
    }

    @Test
    void released_names_are_not_reworded() {
        assertThat(PROBLEMS.stream().map(problem -> problem.code() + " " + problem.kind()))
                .contains(
                        "account.username_taken CONFLICT",
                        "account.banned FORBIDDEN",
                        "invite.already_activated CONFLICT",
                        "invite.unknown MISSING",
                        "invite.own UNACCEPTABLE",
                        "invite.cycle CONFLICT",
                        "limit.exceeded EXHAUSTED",
                        "login.resend_too_early EXHAUSTED",
                        "login.code_wrong UNAUTHENTICATED",
                        "login.code_gone GONE",
                        "login.locked EXHAUSTED",
                        "token.invalid UNAUTHENTICATED");
    }

    @ParameterizedTest
    @CsvSource({"PT-5S,PT1S", "PT0S,PT1S", "PT0.999S,PT1S", "PT1S,PT1S", "PT1.5S,PT1.5S", "PT24H,PT24H"})
    void nobody_is_told_to_come_back_within_the_same_second(Duration wait, Duration told) {
        assertThat(Refused.retryAfter(LimitProblem.EXCEEDED, wait).retryAfter()).contains(told);
    }

    @Test
    void a_refusal_says_either_how_long_to_wait_or_how_many_attempts_are_left() {
        Refused later = Refused.retryAfter(LoginProblem.LOCKED, Duration.ofMinutes(15));
        Refused wrong = Refused.withAttemptsLeft(LoginProblem.CODE_WRONG, 4);

        assertThat(later.problem()).isEqualTo(LoginProblem.LOCKED);
        assertThat(later.attemptsLeft()).isEmpty();
        assertThat(wrong.problem()).isEqualTo(LoginProblem.CODE_WRONG);
        assertThat(wrong.attemptsLeft()).hasValue(4);
        assertThat(wrong.retryAfter()).isEmpty();
    }

    @Test
    void a_rate_allows_something_in_some_time() {
        assertThatCode(() -> new Rate(1, Duration.ofNanos(1))).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(0, Duration.ofHours(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, Duration.ofSeconds(-1)));
    }
}
