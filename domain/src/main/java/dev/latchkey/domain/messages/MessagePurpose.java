package dev.latchkey.domain.messages;

/** Why a message is sent. */
public enum MessagePurpose {
    SIGN_IN_CODE
}
