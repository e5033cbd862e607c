package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.AvatarSize;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The same picture in every size. */
public record Pictures(Map<AvatarSize, Picture> sizes) {

    public Pictures {
        sizes = Map.copyOf(new EnumMap<>(sizes));
        for (AvatarSize size : AvatarSize.values()) {
            if (!sizes.containsKey(size)) {
                throw new IllegalArgumentException("There is no picture of size " + size);
            }
        }
    }

    public Picture in(AvatarSize size) {
        return Objects.requireNonNull(sizes.get(size));
    }
}
