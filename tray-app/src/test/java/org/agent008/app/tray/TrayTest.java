package org.agent008.app.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Concerns;
import org.agent008.app.view.NoConcerns;
import org.agent008.app.view.ScriptedPhone;
import org.agent008.app.view.Snapshots;
import org.agent008.app.view.Wish;
import org.agent008.domain.call.CallId;
import org.agent008.domain.fake.FakeAudioDevices;
import org.agent008.domain.phone.Login;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.port.DeviceList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrayTest {
    private final ScriptedPhone phone = new ScriptedPhone();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Concerns concerns = NoConcerns.some();
    private final FakeAudioDevices devices = new FakeAudioDevices();
    private final Mailbox mailbox = new Mailbox(thread, phone);
    private final BlockingQueue<TrayView> shown = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Consumer<Wish> wishes;

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void showsThePhoneAsItIsAndAsItChanges() throws Exception {
        try (Tray tray = Tray.start(mailbox, devices, concerns, _ -> {}, this::open)) {
            assertThat(tray.icon()).succeedsWithin(30, TimeUnit.SECONDS);
            assertThat(shown.take()).isEqualTo(view(Snapshots.registered()));
            PhoneSnapshot ringing = Snapshots.registered(Snapshots.ringing("a", Snapshots.ANA));
            become(ringing);
            assertThat(shown.take()).isEqualTo(view(ringing));
        }
    }

    @Test
    void showsADeviceThatIsPluggedIn() throws Exception {
        devices.plug(DeviceList.EMPTY);
        try (Tray tray = Tray.start(mailbox, devices, concerns, _ -> {}, this::open)) {
            assertThat(tray.icon()).succeedsWithin(30, TimeUnit.SECONDS);
            TrayView without = shown.take();
            devices.plug(FakeAudioDevices.ALL);
            assertThat(shown.take()).isEqualTo(view(Snapshots.registered())).isNotEqualTo(without);
        }
    }

    @Test
    void aSlowDesktopSeesOnlyTheNewestState() throws Exception {
        CountDownLatch desktop = new CountDownLatch(1);
        PhoneSnapshot last = Snapshots.registered(Snapshots.active("a", Snapshots.ANA));
        try (Tray tray =
                Tray.start(
                        mailbox,
                        devices,
                        concerns,
                        _ -> {},
                        sink -> {
                            awaitUninterrupted(desktop);
                            return open(sink);
                        })) {
            become(Snapshots.registered(Snapshots.ringing("a", Snapshots.ANA)));
            become(last);
            desktop.countDown();
            assertThat(tray.icon()).succeedsWithin(30, TimeUnit.SECONDS);
            assertThat(shown.take()).isEqualTo(view(last));
        }
        assertThat(shown).isEmpty();
    }

    @Test
    void whatIsChosenInTheMenuGoesToWhoeverGrantsIt() throws Exception {
        List<Wish> granted = new CopyOnWriteArrayList<>();
        try (Tray tray = Tray.start(mailbox, devices, concerns, granted::add, this::open)) {
            tray.icon().get(30, TimeUnit.SECONDS);
            grant(new Wish.Answer(new CallId("a")));
            assertThat(granted).containsExactly(new Wish.Answer(new CallId("a")));
        }
    }

    @Test
    void quittingMayCloseTheTrayItself() throws Exception {
        List<Tray> started = new CopyOnWriteArrayList<>();
        started.add(
                Tray.start(
                        mailbox, devices, concerns, _ -> started.getFirst().close(), this::open));
        started.getFirst().icon().get(30, TimeUnit.SECONDS);
        grant(new Wish.Quit());
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void aDesktopThatFailsToDrawOnceIsAskedAgain() throws Exception {
        BlockingQueue<TrayView> tried = new LinkedBlockingQueue<>();
        TrayIcon clumsy =
                new TrayIcon() {
                    @Override
                    public void show(TrayView view) {
                        tried.add(view);
                        throw new IllegalStateException("no ink");
                    }

                    @Override
                    public void close() {
                        closed.countDown();
                    }
                };
        try (Tray tray = Tray.start(mailbox, devices, concerns, _ -> {}, sink -> clumsy)) {
            assertThat(tray.icon()).succeedsWithin(30, TimeUnit.SECONDS);
            tried.take();
            become(Snapshots.registered(Snapshots.ringing("a", Snapshots.ANA)));
            assertThat(tried.take().badge().kind()).isEqualTo(Badge.Kind.RINGING);
        }
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void aPhoneThatChangesAfterwardsDisturbsNobody() throws Exception {
        Tray tray = Tray.start(mailbox, devices, concerns, _ -> {}, this::open);
        shown.take();
        tray.close();
        become(Snapshots.registered(Snapshots.ringing("a", Snapshots.ANA)));
        assertThat(shown).isEmpty();
    }

    private TrayView view(PhoneSnapshot snapshot) {
        return TrayView.of(snapshot, devices.snapshot(), new Login.NotNeeded(), List.of());
    }

    private void become(PhoneSnapshot snapshot) throws Exception {
        thread.submit(() -> phone.become(snapshot)).get();
    }

    private void grant(Wish wish) {
        Consumer<Wish> sink = wishes;
        assertThat(sink).isNotNull();
        sink.accept(wish);
    }

    private TrayIcon open(Consumer<Wish> sink) {
        wishes = sink;
        return new TrayIcon() {
            @Override
            public void show(TrayView view) {
                shown.add(view);
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
