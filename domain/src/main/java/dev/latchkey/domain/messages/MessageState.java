package dev.latchkey.domain.messages;

/** What has become of a message, as far as anybody knows. It only goes forward: news that come late change nothing. */
public enum MessageState {
    QUEUED(0),
    /** Nobody knows whether a gateway has taken it. */
    UNKNOWN(1),
    /** A gateway has it. */
    SENT(2),
    DELIVERED(3),
    /** The network could not bring it. */
    UNDELIVERED(3),
    /** It was not brought while it was worth reading. */
    EXPIRED(3),
    /** Somebody on its way would not carry it. */
    REJECTED(3);

    private static final int END = 3;

    private final int step;

    MessageState(int step) {
        this.step = step;
    }

    /** Whether news of this state may follow that one. What nobody knows is no news. */
    public boolean mayFollow(MessageState earlier) {
        return this != UNKNOWN && step > earlier.step;
    }

    /** Whether nothing follows it. */
    public boolean isEnd() {
        return step == END;
    }

    /** Whether the message is known not to have arrived. */
    public boolean isFailure() {
        return isEnd() && this != DELIVERED;
    }
}
