package dev.latchkey.application.login.telegram.push;

import java.time.Duration;

/**
 * How people sign in through our bot.
 *
 * @param isOn whether there is one
 * @param life how long a page waits
 * @param quiet how long nobody is asked anything in a chat that has said no
 */
public record PushRules(boolean isOn, Duration life, Duration quiet) {}
