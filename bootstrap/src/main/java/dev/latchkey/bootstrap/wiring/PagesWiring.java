package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.login.telegram.push.FollowTelegramSession;
import dev.latchkey.application.login.telegram.push.WaitingPages;
import dev.latchkey.bootstrap.Bell;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.WaitingWorker;
import dev.latchkey.http.Drain;
import dev.latchkey.http.login.Lobby;
import dev.latchkey.persistence.login.PostgresTelegramSessions;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Pages that wait for somebody to say yes, at this instance or another. */
final class PagesWiring implements RevocationsWiring.AlsoHeard {
    private static final String PAGES = "latchkey_pages";

    /** Each uses a connection while it lets somebody in; the rest of the pool is for others. */
    private static final int FEW = 3;

    private final Drain drain;
    private final Bell bell = new Bell();
    private final WaitingPages pages;

    PagesWiring(StorageWiring storage, RevocationsWiring instances, Drain drain) {
        this.drain = drain;
        this.pages = new WaitingPages(
                new PostgresTelegramSessions(storage.sql()), storage.clock(), bell::ring, System.nanoTime());
        instances.alsoHear(this);
    }

    Lobby lobby(FollowTelegramSession follow) {
        return new Lobby(follow, pages, few(), drain);
    }

    @Override
    public String channel() {
        return PAGES;
    }

    @Override
    public void start(Closing closing) {
        WaitingWorker worker = new WaitingWorker(
                bell,
                () -> {
                    int unused = pages.look();
                },
                pages::tick);
        var unused = closing.add("pages that wait", worker, WaitingWorker::stop);
        worker.start();
    }

    @Override
    public void connected() {
        pages.lookAtAll();
    }

    @Override
    public void word(String what) {
        pages.heard(what);
    }

    // They end by themselves; the server has waited for their answers by then.
    private static Executor few() {
        ThreadPoolExecutor few =
                new ThreadPoolExecutor(FEW, FEW, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "waiting-enter");
                    thread.setDaemon(true);
                    return thread;
                });
        few.allowCoreThreadTimeOut(true);
        return few;
    }
}
