package dev.latchkey.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.shared.LimitProblem;
import dev.latchkey.domain.shared.Refused;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Transactions} promise, shown with accounts. */
public interface TransactionsContract extends AccountsFixture {
    Transactions transactions();

    @Test
    default void answers_with_what_the_work_came_to_and_keeps_what_it_did() {
        User opened = transactions().inOne(this::someone);

        assertThat(accounts().find(opened.id())).contains(opened);
    }

    @Test
    default void an_exception_undoes_the_work_and_reaches_the_caller_as_it_was() {
        PhoneNumber phone = Some.phone();
        Refused refused = new Refused(LimitProblem.EXCEEDED);

        assertThatThrownBy(() -> transactions().allOrNothing(() -> {
                    someone(phone);
                    throw refused;
                }))
                .isSameAs(refused);

        assertThat(accounts().signInByPhone(phone, Some.NOW)).isEmpty();
    }

    @Test
    default void work_within_work_is_undone_with_the_whole() {
        PhoneNumber phone = Some.phone();

        assertThatThrownBy(() -> transactions().allOrNothing(() -> {
                    transactions().allOrNothing(() -> someone(phone));
                    throw new IllegalStateException("After the inner work");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(accounts().signInByPhone(phone, Some.NOW)).isEmpty();
    }

    @Test
    default void what_fails_for_one_is_kept_for_another_at_the_same_time() {
        List<PhoneNumber> phones = Stream.generate(Some::phone).limit(64).toList();

        List<Boolean> kept = AtOnce.call(64, i -> {
            try {
                transactions().allOrNothing(() -> {
                    someone(phones.get(i));
                    if (i % 2 == 0) {
                        throw new IllegalStateException("Every second one fails");
                    }
                });
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        });

        assertThat(kept.stream().filter(was -> was)).hasSize(32);
        assertThat(IntStream.range(0, 64)
                        .filter(i -> accounts()
                                        .signInByPhone(phones.get(i), Some.NOW)
                                        .isPresent()
                                != kept.get(i)))
                .isEmpty();
    }
}
