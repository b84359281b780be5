package org.agent008.adapter.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Changes that wait together are committed together, in order; while
 * the disk does not take them they wait in memory and are tried again.
 */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int GROUP = 256;
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration STUCK = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(15);

    /** Something to write, as part of a transaction; may be run again after a failed one. */
    @FunctionalInterface
    interface Change {
        void apply(Connection c) throws SQLException;
    }

    private record Job(Change change, CompletableFuture<Void> committed) {
        void refuse(Exception why) {
            committed.completeExceptionally(why);
        }
    }

    private static final Job LAST = new Job(c -> {}, new CompletableFuture<>());

    private final Database database;
    private final Link link;
    private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable String fault;
    private volatile long groupSince;
    private volatile boolean writing;

    Writer(Database database) {
        this.database = database;
        link = new Link(database);
        thread = Thread.ofPlatform().daemon().name("journal").start(this::run);
    }

    /** Never blocks. The future completes on the writing thread, in the order of submissions. */
    CompletableFuture<Void> submit(Change change) {
        Job job = new Job(change, new CompletableFuture<>());
        synchronized (this) {
            if (closing.getCount() == 0) {
                job.refuse(new IllegalStateException("the store is closed"));
            } else {
                queue.add(job);
            }
        }
        return job.committed();
    }

    /** What keeps changes from being written. */
    Optional<String> fault() {
        String known = fault;
        if (known != null) {
            return Optional.of(known);
        }
        Duration since = Duration.ofNanos(System.nanoTime() - groupSince);
        return writing && since.compareTo(STUCK) > 0
                ? Optional.of("the disk has not answered for " + since.toSeconds() + " s")
                : Optional.empty();
    }

    private void run() {
        try {
            List<Job> group = new ArrayList<>();
            boolean last = false;
            while (!last) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, GROUP - 1);
                last = group.remove(LAST);
                if (!group.isEmpty()) {
                    write(group);
                }
            }
        } catch (InterruptedException e) {
            LOG.error("interrupted while writing", e);
        } finally {
            fault = "the writing thread has ended";
            link.drop();
        }
    }

    private void write(List<Job> group) throws InterruptedException {
        Duration wait = FIRST_WAIT;
        while (true) {
            groupSince = System.nanoTime();
            writing = true;
            try {
                commit(group);
                writing = false;
                if (fault != null) {
                    fault = null;
                    LOG.info("{} is written again", database.file());
                }
                group.forEach(job -> job.committed().complete(null));
                return;
            } catch (SQLException | RuntimeException e) {
                writing = false;
                link.drop();
                if (!(e instanceof SQLException disk) || Faults.refused(disk)) {
                    separate(group, e);
                    return;
                }
                if (fault == null) {
                    LOG.error("{} is not written: {}", database.file(), e.getMessage());
                }
                fault = Faults.sentence(disk);
                if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    giveUp(group, e);
                    return;
                }
                wait =
                        wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0
                                ? wait.multipliedBy(2)
                                : LONGEST_WAIT;
            }
        }
    }

    /** One change of the group can never be made: the others must not suffer from it. */
    private void separate(List<Job> group, Exception why) throws InterruptedException {
        if (group.size() == 1) {
            LOG.error("a change was refused: {}", why.getMessage());
            group.getFirst().refuse(why);
            return;
        }
        for (Job job : group) {
            write(List.of(job));
        }
    }

    private void giveUp(List<Job> group, Exception why) {
        LOG.error(
                "closing although {} changes could not be written to {}: {}",
                group.size(),
                database.file(),
                why.getMessage());
        group.forEach(job -> job.refuse(why));
    }

    private void commit(List<Job> group) throws SQLException {
        Connection c = link.connected();
        Sql.transaction(
                c,
                () -> {
                    for (Job job : group) {
                        job.change().apply(c);
                    }
                });
    }

    /** Writes what waits; where the disk does not take it even now, that is logged and lost. */
    @Override
    public void close() {
        synchronized (this) {
            if (closing.getCount() > 0) {
                closing.countDown();
                queue.add(LAST);
            }
        }
        try {
            if (!thread.join(CLOSING)) {
                LOG.error("{} has not answered: closing without it", database.file());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
