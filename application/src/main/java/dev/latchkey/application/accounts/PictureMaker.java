package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.shared.InvalidValue;

/** Makes pictures of our own of what people send, which may be anything. */
@Port
public interface PictureMaker {

    /**
     * Squares of the middle of the image, with nothing else that was in the file. How large it is is found out before it is
     * unpacked, and only a few are unpacked at a time.
     *
     * @throws InvalidValue {@code avatar.unreadable}, {@code avatar.format} or {@code avatar.dimensions}
     * @throws dev.latchkey.application.shared.Unavailable if there are too many before it
     */
    Pictures of(byte[] file);
}
