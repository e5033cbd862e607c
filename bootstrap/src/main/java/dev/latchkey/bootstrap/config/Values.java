package dev.latchkey.bootstrap.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The value of every setting, and everything that was wrong on the way to it. A wrong value reads as the default. */
final class Values {
    private final Map<String, Given> given = new HashMap<>();
    private final Map<Setting<?>, Object> values = new LinkedHashMap<>();
    private final Set<Setting<?>> wrong = new HashSet<>();
    private final List<ConfigProblem> problems = new ArrayList<>();

    Values(Sources sources) {
        List<ConfigProblem> inFile = new ArrayList<>();
        Map<String, Given> all = new TreeMap<>();
        put(all, DotEnv.read(sources.dotEnv(), inFile), Source.FILE);
        put(all, sources.environment(), Source.ENVIRONMENT);
        put(all, sources.commandLine(), Source.COMMAND_LINE);
        problems.addAll(inFile);
        for (Setting<?> setting : Settings.all()) {
            if (all.containsKey(setting.name())) {
                given.put(setting.name(), all.get(setting.name()));
            }
            values.put(setting, read(setting));
        }
        all.forEach(this::refuseUnknown);
    }

    @SuppressWarnings("unchecked") // read(Setting<T>) put a T there.
    <T> T get(Setting<T> setting) {
        return (T) Objects.requireNonNull(values.get(setting));
    }

    /** The text that is in force; a default where nothing else was said. */
    String text(Setting<?> setting) {
        Given text = given.get(setting.name());
        return text == null || isDefault(setting, text) ? setting.standard() : text.text();
    }

    Source source(Setting<?> setting) {
        Given text = given.get(setting.name());
        return text == null || isDefault(setting, text) ? Source.DEFAULT : text.source();
    }

    /** Adds a problem that shows only when settings are seen together, unless one of them is wrong by itself. */
    void check(boolean right, String otherwise, Setting<?> setting, Setting<?>... others) {
        if (!right && !wrong.contains(setting) && Arrays.stream(others).noneMatch(wrong::contains)) {
            problem(setting, otherwise);
        }
    }

    List<ConfigProblem> problems() {
        return Collections.unmodifiableList(problems);
    }

    private <T> T read(Setting<T> setting) {
        String text = text(setting);
        try {
            return setting.kind().reading().apply(setting.isSecret() ? text : text.strip());
        } catch (WrongValue e) {
            boolean shown = !setting.isSecret()
                    && text.length() <= 200
                    && !text.contains("@")
                    && !TelegramKinds.holdsToken(text);
            String value = shown ? "\"" + text.replaceAll("\\p{Cntrl}", "?") + "\"" : "The value";
            problem(setting, value + " " + e.getMessage() + ". Allowed: " + setting.allowed() + ".");
            wrong.add(setting);
            return setting.kind().reading().apply(setting.standard());
        }
    }

    private void problem(Setting<?> setting, String what) {
        problems.add(new ConfigProblem(setting.name(), source(setting), what));
    }

    private void refuseUnknown(String name, Given value) {
        if (Names.isKnown(name)
                || value.text().isBlank()
                || get(Settings.FOREIGN_NAMES).contains(name)) {
            return;
        }
        boolean ours = value.source() == Source.COMMAND_LINE
                || LaterSettings.feature(name).isPresent()
                || Names.looksLikeOurs(name, value.text());
        if (ours) {
            problems.add(new ConfigProblem(name, value.source(), Names.wrong(name)));
        }
    }

    private static boolean isDefault(Setting<?> setting, Given given) {
        return given.text().isBlank() && !setting.kind().readsEmpty();
    }

    private static void put(Map<String, Given> all, Map<String, String> values, Source source) {
        all.putAll(values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Given(entry.getValue(), source))));
    }

    private record Given(String text, Source source) {}
}
