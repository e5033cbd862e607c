package dev.latchkey.security;

import dev.latchkey.application.imports.HashFormats;
import dev.latchkey.domain.login.PasswordHash;
import java.util.List;
import java.util.regex.Pattern;

/** Tells of the hash of another system whether its password can be used here. */
public final class StoredHashFormats implements HashFormats {
    /** The beginnings of the kinds that are known, and the same with so little work that any hash of the kind is read. */
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "((?:argon2)?\\$argon2(?:id|i)\\$(?:v=[0-9]+\\$)?)m=[0-9]+,t=[0-9]+,p=[0-9]+(?=\\$)",
                    "$1m=8,t=1,p=1"),
            new Kind("((?:bcrypt\\$)?\\$2[aby]\\$)[0-9]{2}(?=\\$)", "$110"),
            new Kind("(pbkdf2_sha(?:256|1)\\$)[0-9]+(?=\\$)", "$11"),
            new Kind("(\\$scrypt\\$)ln=[0-9]+,r=[0-9]+,p=[0-9]+(?=\\$)", "$1ln=1,r=1,p=1"),
            new Kind("(scrypt\\$)[0-9]+(\\$[!-#%-~]{1,128}\\$)[0-9]+\\$[0-9]+(?=\\$)", "$12$21\\$1"));

    private static final Pattern KNOWN = Pattern.compile(
            "(argon2)?\\$argon2i?d?\\$.*|(bcrypt\\$)?\\$2[aby]\\$.*|pbkdf2_sha(256|1)\\$.*|\\$?scrypt\\$.*");

    @Override
    public Verdict of(PasswordHash hash) {
        String text = hash.text();
        if (StoredHash.read(text).isPresent()) {
            return Verdict.USABLE;
        }
        if (KINDS.stream().anyMatch(kind -> StoredHash.read(kind.made(text)).isPresent())) {
            return Verdict.TOO_COSTLY;
        }
        return KNOWN.matcher(text).matches() ? Verdict.DAMAGED : Verdict.UNKNOWN;
    }

    private record Kind(Pattern beginning, String cheap) {
        Kind(String beginning, String cheap) {
            this(Pattern.compile("^" + beginning), cheap);
        }

        String made(String text) {
            return beginning.matcher(text).replaceFirst(cheap);
        }
    }
}
