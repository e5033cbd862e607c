package dev.latchkey.bootstrap.architecture.culprits.the_core_does_not_log.application.login;

/** Logs without a library, and yet it logs. */
public final class Diary {
    private static final System.Logger LOG = System.getLogger("diary");

    public void write(String secret) {
        LOG.log(System.Logger.Level.INFO, secret);
    }
}
