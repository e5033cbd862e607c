package dev.latchkey.telegram.chat;

import dev.latchkey.application.sessions.EndDevice;
import dev.latchkey.application.sessions.ListDevices;
import dev.latchkey.application.sessions.Sessions.Device;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.telegram.BotButton;
import dev.latchkey.telegram.BotMarkup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where people are signed in, with a button to end each of it. */
public final class SessionsTopic implements Topic {
    private static final int MOST = 10;
    private static final int IN_A_ROW = 3;
    private static final String DATA = "s:";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Members members;
    private final ListDevices list;
    private final EndDevice end;

    public SessionsTopic(Members members, ListDevices list, EndDevice end) {
        this.members = members;
        this.list = list;
        this.end = end;
    }

    @Override
    public boolean isBegunBy(String command) {
        return command.equals("sessions");
    }

    @Override
    public void begin(String command, Chat chat) {
        members.only(chat, user -> {
            List<Device> devices = devices(user);
            chat.say(text(devices, chat.words()), BotMarkup.buttons(buttons(devices, chat.words())));
        });
    }

    @Override
    public boolean isAbout(String data) {
        return data.startsWith(DATA);
    }

    @Override
    public void goOn(Heard.Press press, Chat chat) {
        members.only(press, chat, user -> {
            id(press.data()).ifPresent(session -> end(user, session, chat));
            List<Device> left = devices(user);
            chat.answer(press, text(left, chat.words()), buttons(left, chat.words()));
        });
    }

    /** One that has ended already, or is another's, is as good as ended: the list shows what there is. */
    private void end(User user, SessionId session, Chat chat) {
        try {
            end.end(user.id(), session, chat.origin());
        } catch (Refused refused) {
            if (refused.problem() != SessionProblem.UNKNOWN) {
                throw refused;
            }
        }
    }

    private List<Device> devices(User user) {
        return list.list(user.id(), Optional.empty(), MOST).items();
    }

    private static String text(List<Device> devices, BotWords words) {
        if (devices.isEmpty()) {
            return words.of("sessions.none");
        }
        StringJoiner lines = new StringJoiner("\n\n");
        lines.add(words.of("sessions.title"));
        for (int i = 0; i < devices.size(); i++) {
            Device device = devices.get(i);
            lines.add(words.of(
                    "sessions.one",
                    Map.of(
                            "number", Integer.toString(i + 1),
                            "device", DeviceName.of(device.device()).orElseGet(() -> words.of("device.unknown")),
                            "address", device.address(),
                            "time", words.time(device.lastUsedAt()))));
        }
        return lines.toString();
    }

    private static List<List<BotButton>> buttons(List<Device> devices, BotWords words) {
        List<List<BotButton>> rows = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            if (i % IN_A_ROW == 0) {
                rows.add(new ArrayList<>());
            }
            rows.get(rows.size() - 1)
                    .add(new BotButton(
                            words.of("sessions.end", Map.of("number", Integer.toString(i + 1))),
                            DATA + devices.get(i).id().value()));
        }
        return rows;
    }

    private static Optional<SessionId> id(String data) {
        return Optional.of(data.substring(DATA.length()))
                .filter(text -> ID.matcher(text).matches())
                .map(UUID::fromString)
                .map(SessionId::new);
    }
}
