package dev.latchkey.telegram.chat;

/** Something that people can talk about with the bot. */
interface Topic {

    /** Whether that command begins it. */
    boolean isBegunBy(String command);

    void begin(String command, Chat chat);

    /** Whether a button with those data is one of its own. */
    boolean isAbout(String data);

    /** Goes on after a button was pressed, or so it seems: anybody can send any data. */
    void goOn(Heard.Press press, Chat chat);
}
