package dev.latchkey.telegram.chat;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.telegram.BotButton;
import dev.latchkey.telegram.BotMarkup;
import dev.latchkey.telegram.DeepLinks;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who people are here, and their invite code, to be passed on. Phones and addresses are masked: screens are seen by others. */
public final class ProfileTopic implements Topic {
    private final Members members;
    private final DeepLinks links;

    public ProfileTopic(Members members, DeepLinks links) {
        this.members = members;
        this.links = links;
    }

    @Override
    public boolean isBegunBy(String command) {
        return command.equals("me") || command.equals("invite");
    }

    @Override
    public void begin(String command, Chat chat) {
        members.only(chat, user -> {
            URI link = links.to(user.inviteCode().value());
            String text = command.equals("me") ? profile(user, chat.words()) : invite(user, link, chat.words());
            chat.say(text, share(link, chat.words()));
        });
    }

    @Override
    public boolean isAbout(String data) {
        return false;
    }

    @Override
    public void goOn(Heard.Press press, Chat chat) {
        throw new IllegalStateException("No button leads here");
    }

    private static String profile(User user, BotWords words) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(words.of("me.title"));
        line(lines, words, "name", name(user));
        line(lines, words, "username", user.username().map(Username::value));
        line(lines, words, "phone", user.phone().map(PhoneNumber::masked));
        line(lines, words, "email", user.email().map(EmailAddress::masked));
        line(lines, words, "invite", Optional.of(user.inviteCode().value()));
        line(lines, words, "invited", Optional.of(Integer.toString(user.invitedCount())));
        return lines.toString();
    }

    private static Optional<String> name(User user) {
        return Optional.of(Stream.of(user.firstName(), user.lastName())
                        .flatMap(Optional::stream)
                        .map(PersonName::value)
                        .collect(Collectors.joining(" ")))
                .filter(name -> !name.isEmpty());
    }

    private static void line(StringJoiner lines, BotWords words, String name, Optional<String> value) {
        value.ifPresent(known -> lines.add(words.of("me." + name, Map.of("value", known))));
    }

    private static String invite(User user, URI link, BotWords words) {
        return words.of("invite.text", Map.of("code", user.inviteCode().value(), "link", link.toString()));
    }

    private static BotMarkup share(URI link, BotWords words) {
        URI address = URI.create("https://t.me/share/url?url=" + encoded(link.toString()) + "&text="
                + encoded(words.of("invite.shared")));
        return BotMarkup.buttons(List.of(List.of(BotButton.link(words.of("invite.share"), address))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
