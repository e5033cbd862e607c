package dev.latchkey.domain.messages;

/** What kind of number a phone number is, by its country's numbering plan. */
public enum NumberKind {
    MOBILE(Reach.TEXTS),
    /** In countries that do not tell the two apart. */
    FIXED_OR_MOBILE(Reach.TEXTS),
    /** Some networks read texts aloud. {@code PHONE_POLICY=mobile} keeps them out. */
    FIXED(Reach.TEXTS),
    /** Of a range that is too new to be known, or of none. */
    UNKNOWN(Reach.WHERE_THE_COUNTRY_IS_NAMED),
    VOIP(Reach.IF_ALLOWED),
    PREMIUM(Reach.NEVER),
    SHARED_COST(Reach.NEVER),
    TOLL_FREE(Reach.NEVER),
    PAGER(Reach.NEVER),
    VOICEMAIL(Reach.NEVER),
    /** A company's number for the whole country. */
    COMPANY(Reach.NEVER),
    /** A number that follows its owner, and whose caller pays for that. */
    PERSONAL(Reach.NEVER),
    SHORT(Reach.NEVER);

    private final Reach reach;

    NumberKind(Reach reach) {
        this.reach = reach;
    }

    Reach reach() {
        return reach;
    }

    /** Whether texts are sent to such numbers. */
    enum Reach {
        TEXTS,
        WHERE_THE_COUNTRY_IS_NAMED,
        IF_ALLOWED,
        NEVER
    }
}
