package dev.latchkey.bootstrap.architecture.culprits.only_the_command_line_prints.persistence;

/** Standard output belongs to the command line. */
public final class Chatterbox {
    public void speak() {
        System.out.println("here I am");
    }
}
