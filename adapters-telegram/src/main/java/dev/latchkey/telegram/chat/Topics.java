package dev.latchkey.telegram.chat;

import java.util.List;

/** What members can talk about with the bot. */
public record Topics(ProfileTopic profile, SessionsTopic sessions, LanguageTopic language, UnlinkTopic unlink) {

    List<Topic> all() {
        return List.of(profile, sessions, language, unlink);
    }
}
