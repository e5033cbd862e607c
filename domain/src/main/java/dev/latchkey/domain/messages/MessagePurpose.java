package dev.latchkey.domain.messages;

/** Why a message is sent. */
public enum MessagePurpose {
    SIGN_IN_CODE,
    PHONE_CHANGE_CODE,
    PROOF_CODE,
    /** To the old number, when an account has got another. */
    PHONE_CHANGED_NOTICE
}
