package dev.latchkey.telegram.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What people call the thing that somebody signs in from. Nothing is shown of what it says of itself, for those are the
 * words of whoever wants to be let in.
 */
final class DeviceName {
    /** The more particular first: most say that they are others too. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("YaBrowser/", "Yandex Browser");
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("SamsungBrowser/", "Samsung Internet");
        BROWSERS.put("FxiOS/", "Firefox");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("CriOS/", "Chrome");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("CrOS", "ChromeOS");
        SYSTEMS.put("Linux", "Linux");
    }

    private DeviceName() {}

    /** Browser and system; empty if neither is known. */
    static Optional<String> of(String says) {
        Optional<String> browser = first(BROWSERS, says);
        Optional<String> system = first(SYSTEMS, says);
        return browser.map(name -> system.map(on -> name + ", " + on).orElse(name))
                .or(() -> system);
    }

    private static Optional<String> first(Map<String, String> names, String says) {
        return names.entrySet().stream()
                .filter(name -> says.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
