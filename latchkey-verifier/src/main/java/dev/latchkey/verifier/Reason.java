package dev.latchkey.verifier;

/** Why a token was not believed. For our log and our tests; whoever sent the token learns none of it. */
enum Reason {
    /** No {@code Authorization} header with a bearer token. */
    NO_BEARER_TOKEN,
    /** Not three parts of canonical base64url and JSON in at most 4096 characters. */
    FORM,
    /** A header with other members, or other values, than Latchkey writes. */
    HEADER,
    /** Claims that are missing or of a wrong type. */
    CLAIMS,
    /** Another {@code iss}. */
    ISSUER,
    /** Another {@code aud}. */
    AUDIENCE,
    EXPIRED,
    /** {@code iat} or {@code nbf} are in the future. */
    NOT_YET,
    /** The issuer publishes no such key. */
    KEY,
    SIGNATURE,
    /** The session has ended. */
    SESSION
}
