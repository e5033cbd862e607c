package dev.latchkey.bootstrap.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The settings on the command line, before the command or after it. */
final class Assignments {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private CommandSpec command;

    @Option(
            names = "--set",
            paramLabel = "NAME=value",
            description = "Set one setting, e.g. --set HTTP_PORT=8081. May be repeated.")
    private List<String> texts = List.of();

    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                // Without what was typed, which may be a secret.
                throw new ParameterException(command.commandLine(), "--set needs NAME=value");
            }
            values.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return values;
    }
}
