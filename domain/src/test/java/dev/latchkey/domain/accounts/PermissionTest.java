package dev.latchkey.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionTest {

    @ParameterizedTest
    @EnumSource
    void administrators_may_everything_and_members_nothing_of_this(Permission permission) {
        assertThat(permission.isOf(Role.ADMIN)).isTrue();
        assertThat(permission.isOf(Role.STUDENT)).isFalse();
        assertThat(permission.isOf(Role.TEACHER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"SEE_ACCOUNTS", "BAN_MEMBERS", "MODERATE_PROVIDERS", "MODERATE_TASKS"})
    void moderators_look_after_members(Permission permission) {
        assertThat(permission.isOf(Role.MODERATOR)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SEE_ACCOUNTS", "BAN_MEMBERS", "MODERATE_PROVIDERS", "MODERATE_TASKS"})
    void the_rest_is_not_for_moderators(Permission permission) {
        assertThat(permission.isOf(Role.MODERATOR)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void staff_are_those_who_have_a_permission(Role role) {
        assertThat(role.isStaff())
                .isEqualTo(Stream.of(Permission.values()).anyMatch(permission -> permission.isOf(role)));
    }
}
