package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.audit.SealMaker;
import dev.latchkey.application.audit.SealMakerContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class HmacSealsTest implements SealMakerContract {
    private static final MasterSecret OLD = MasterSecret.of("0jq8Zk3rW1xT6vYb9nLmHc5sDf7gPeAu2iRo4KtQ");
    private static final MasterSecret YOUNG = MasterSecret.of("hV6pXs2wQe9uBn4mKj7yGt5rFc8dLa3zTiOo1UvC");

    @Override
    public SealMaker maker() {
        return new HmacSeals(Secrets.only(OLD));
    }

    @Test
    void what_was_sealed_before_a_change_of_the_secret_key_is_right_while_the_old_one_stands_by() {
        String seal = maker().seal("x", 1, LINE);

        assertThat(new HmacSeals(Secrets.of(YOUNG, List.of(OLD))).isRight(seal, "x", 1, LINE))
                .isTrue();
        assertThat(new HmacSeals(Secrets.only(YOUNG)).isRight(seal, "x", 1, LINE))
                .isFalse();
    }
}
