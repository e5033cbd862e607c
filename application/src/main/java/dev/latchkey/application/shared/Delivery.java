package dev.latchkey.application.shared;

/** Sends what waits to be sent, in rounds. Called again and again by one thread of each instance. */
public interface Delivery {

    /** One round. Returns how much it did. */
    int deliver();

    /** Writes down what was answered and sends nothing: for those who are about to stop. */
    int settle();

    /** What was sent and not answered yet, or whose answer is not written down. */
    int inFlight();
}
