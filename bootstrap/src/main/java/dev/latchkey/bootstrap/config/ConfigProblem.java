package dev.latchkey.bootstrap.config;

/**
 * One thing that is wrong with the settings.
 *
 * @param name the setting, or where in a file the trouble is
 * @param source where the value came from
 * @param wrong what is wrong and what would be right, in whole sentences, without the value of a secret
 */
public record ConfigProblem(String name, Source source, String wrong) {

    @Override
    public String toString() {
        return name + (source == Source.DEFAULT ? "" : " (" + source + ")") + ": " + wrong;
    }
}
