package dev.latchkey.domain.messages;

/**
 * How a gateway has done in one country lately. Only codes count, and only those that were sent so long ago that by now they
 * would have arrived: whoever has just been given many messages is not to be blamed that nobody has used them yet.
 *
 * @param country the calling code
 * @param judged how many codes it was given
 * @param delivered how many of them it has said to have delivered
 * @param undelivered how many of them it has said not to have delivered
 * @param verified how many of them people have used
 */
public record GatewayRecord(
        String gateway, String country, long judged, long delivered, long undelivered, long verified) {}
