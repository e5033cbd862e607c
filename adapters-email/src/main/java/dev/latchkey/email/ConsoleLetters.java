package dev.latchkey.email;

import dev.latchkey.application.messages.Letters;
import dev.latchkey.domain.messages.Letter;
import java.io.PrintStream;
import java.net.URI;

/** Prints letters instead of sending them: for development, and for a first look at the product. */
public final class ConsoleLetters implements Letters {
    private final PrintStream console;

    public ConsoleLetters(PrintStream console) {
        this.console = console;
    }

    /** One print for all of it, so that nothing else gets in between. */
    @Override
    public void add(Letter letter) {
        String text =
                letter.link().map(URI::toString).orElseGet(() -> letter.kind().name());
        console.print("MAIL to " + letter.to().value() + ": " + text + "\n");
        console.flush();
    }
}
