package dev.latchkey.http;

/** Begins to answer a request. May return long before there is an answer; what it throws is the answer. */
@FunctionalInterface
public interface Later {
    void begin(Suspended request) throws Exception;
}
