package dev.latchkey.domain.messages;

/**
 * Where a message to a phone goes.
 *
 * @param region the country in two letters, or {@code 001} for numbers of no country
 * @param callingCode the first digits of the number, which countries may share
 */
public record Destination(String region, int callingCode, NumberKind kind) {}
