package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Somebody who reads of one instance which access tokens are not good any more, and goes on from where they were. */
final class Feed {
    static final String PATH = "/api/v1/sessions/revocations";

    private final Client client;
    private final Set<String> ended = new TreeSet<>();
    private String next = "";

    Feed(Client client) {
        this.client = client;
    }

    /** Where the feed has got to by now. */
    static String end(Client client) {
        Feed feed = new Feed(client);
        feed.read();
        return feed.next;
    }

    /** Reads what is new, to the end. */
    void read() {
        JsonNode page;
        do {
            Answer answer = client.get(next.isEmpty() ? PATH : PATH + "?since=" + next);
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            page = answer.json();
            for (JsonNode item : page.get("items")) {
                if (item.get("role").isNull()) {
                    ended.add(item.get("session").asText());
                }
            }
            next = page.get("next").asText();
        } while (page.get("more").asBoolean());
    }

    /** The sessions of which it was told that they have ended. */
    Set<String> ended() {
        return ended;
    }
}
