package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.AvatarId;
import dev.latchkey.domain.accounts.AvatarSize;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link Avatars} promise, whatever they are stored in. */
public interface AvatarsContract extends AccountsFixture {
    Avatars avatars();

    @Test
    default void a_picture_is_found_by_its_name_in_every_size() {
        User user = someone();
        AvatarId id = put(user, "cat");

        assertThat(shown(id, AvatarSize.SMALL)).contains("small cat");
        assertThat(shown(id, AvatarSize.LARGE)).contains("large cat");
        assertThat(avatarOf(user)).contains(id);
        assertThat(avatarOf(someone())).isEmpty();
        assertThat(shown(AvatarId.random(new SecureRandom()), AvatarSize.SMALL)).isEmpty();
    }

    @Test
    default void another_picture_takes_the_place_of_the_first() {
        User user = someone();
        AvatarId first = put(user, "cat");
        AvatarId second = put(user, "dog");

        assertThat(shown(first, AvatarSize.SMALL)).isEmpty();
        assertThat(shown(second, AvatarSize.SMALL)).contains("small dog");
        assertThat(avatarOf(user)).contains(second);
    }

    @Test
    default void a_picture_is_removed_and_others_stay() {
        User user = someone();
        AvatarId id = put(user, "cat");
        AvatarId other = put(someone(), "dog");

        avatars().remove(user.id());
        avatars().remove(user.id());

        assertThat(shown(id, AvatarSize.SMALL)).isEmpty();
        assertThat(avatarOf(user)).isEmpty();
        assertThat(shown(other, AvatarSize.SMALL)).isPresent();
    }

    @Test
    default void pictures_of_the_banned_and_of_the_deleted_are_not_shown() {
        User banned = someone();
        User deleted = someone();
        AvatarId first = put(banned, "cat");
        AvatarId second = put(deleted, "dog");

        ban(banned.id());
        delete(deleted.id());

        assertThat(shown(first, AvatarSize.SMALL)).isEmpty();
        assertThat(shown(second, AvatarSize.SMALL)).isEmpty();
        unban(banned.id());
        assertThat(shown(first, AvatarSize.SMALL)).isPresent();
    }

    @Test
    default void there_is_no_picture_of_nobody() {
        User gone = someone();
        delete(gone.id());

        assertThat(avatars().put(gone.id(), AvatarId.random(new SecureRandom()), pictures("cat"), Some.NOW))
                .isFalse();
        assertThat(avatars()
                        .put(
                                new UserId(Long.MAX_VALUE),
                                AvatarId.random(new SecureRandom()),
                                pictures("cat"),
                                Some.NOW))
                .isFalse();
    }

    @Test
    default void of_many_that_come_at_once_one_stays() {
        User user = someone();
        List<AvatarId> ids = Stream.generate(() -> AvatarId.random(new SecureRandom()))
                .limit(16)
                .toList();

        AtOnce.run(
                16,
                i -> assertThat(avatars().put(user.id(), ids.get(i), pictures("cat"), Some.NOW))
                        .isTrue());

        assertThat(ids.stream().filter(id -> shown(id, AvatarSize.SMALL).isPresent()))
                .hasSize(1)
                .first()
                .isEqualTo(avatarOf(user).orElseThrow());
    }

    private AvatarId put(User user, String what) {
        AvatarId id = AvatarId.random(new SecureRandom());
        assertThat(avatars().put(user.id(), id, pictures(what), Some.NOW)).isTrue();
        return id;
    }

    private static Pictures pictures(String what) {
        return new Pictures(Map.of(
                AvatarSize.SMALL, new Picture(("small " + what).getBytes(StandardCharsets.UTF_8)),
                AvatarSize.LARGE, new Picture(("large " + what).getBytes(StandardCharsets.UTF_8))));
    }

    private Optional<String> shown(AvatarId id, AvatarSize size) {
        return avatars().find(id, size).map(picture -> new String(picture.jpeg(), StandardCharsets.UTF_8));
    }

    private Optional<AvatarId> avatarOf(User user) {
        return accounts().find(user.id()).flatMap(User::avatar);
    }
}
