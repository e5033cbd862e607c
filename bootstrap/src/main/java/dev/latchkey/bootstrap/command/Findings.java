package dev.latchkey.bootstrap.command;

import java.io.PrintStream;

/** What the doctor has found, printed as it is found. */
final class Findings {
    private final PrintStream out;
    private int wrong;

    Findings(PrintStream out) {
        this.out = out;
    }

    void good(String part, String words) {
        line("ok", part, words);
    }

    /** Nothing that keeps Latchkey from running, but something to know. */
    void note(String part, String words) {
        line("note", part, words);
    }

    /** Something that has to be seen to; the words say how. */
    void wrong(String part, String words) {
        wrong++;
        line("WRONG", part, words);
    }

    int howManyWrong() {
        return wrong;
    }

    private void line(String verdict, String part, String words) {
        out.printf("%-6s %-10s %s%n", verdict, part, words);
    }
}
