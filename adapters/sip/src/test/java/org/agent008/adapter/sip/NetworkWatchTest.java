package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.agent008.domain.phone.Registration;
import org.junit.jupiter.api.Test;

/** This machine moves to another network, or sleeps. */
class NetworkWatchTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress HOME = InetAddress.ofLiteral("192.168.0.7");

    private final List<Set<InetAddress>> heard = new ArrayList<>();
    private Set<InetAddress> addresses = Set.of(HERE);
    private Instant time = Instant.parse("2026-11-22T10:00:00Z");
    private final NetworkWatch watch =
            new NetworkWatch(
                    Duration.ofSeconds(1),
                    () -> addresses,
                    ((InstantSource) () -> time).withZone(ZoneOffset.UTC),
                    heard::add);

    private void look() {
        time = time.plusSeconds(1);
        watch.look();
    }

    @Test
    void aChangeOfAddressesIsToldOnce() {
        look();
        look();
        assertThat(heard).isEmpty();
        addresses = Set.of(HERE, HOME);
        look();
        look();
        assertThat(heard).containsExactly(Set.of(HERE, HOME));
        watch.close();
    }

    @Test
    void aSleepIsToldThoughTheAddressesAreTheSame() {
        look();
        time = time.plusSeconds(30);
        look();
        assertThat(heard).containsExactly(Set.of(HERE));
        watch.close();
    }

    @Test
    void theAddressesOfThisMachineAreKnown() throws SocketException {
        assertThat(NetworkWatch.ofThisMachine()).contains(HERE);
        watch.close();
    }

    @Test
    void aConnectionFromAnAddressThatIsGoneIsReplacedAtOnce() throws InterruptedException {
        Bench bench = new Bench().registered();
        bench.phone.networkChanged(Set.of(HOME));
        assertThat(bench.heard.registration(Registration.Lost.class).reason())
                .contains("this machine has another address now");
        bench.pbx.send(Pbx.response(bench.pbx.expect("REGISTER"), 200));
        bench.heard.registration(Registration.Registered.class);
        bench.close();
    }

    @Test
    void aServerThatIsStillThereIsKept() throws InterruptedException {
        Bench bench = new Bench().registered();
        bench.phone.networkChanged(Set.of(HERE, HOME));
        bench.pbx.send(bench.pbx.request("OPTIONS", "o", 1, "<sip:x@y>", "", ""));
        bench.pbx.expect("SIP/2.0 200");
        assertThat(bench.heard.rest()).containsExactly(new Heard.Signal.NetworkChanged());
        bench.close();
    }

    @Test
    void aServerThatDoesNotAnswerAfterAChangeIsLostWithinSeconds() throws InterruptedException {
        Bench bench = new Bench().registered();
        bench.pbx.goDeaf();
        bench.phone.networkChanged(Set.of(HERE, HOME));
        assertThat(bench.heard.registration(Registration.Lost.class).reason())
                .contains("went silent when the network changed");
        bench.close();
    }

    @Test
    void aWaitForTheNextAttemptEndsWhenTheNetworkIsBack() throws InterruptedException {
        Bench bench = new Bench(Bench.patient());
        int port = bench.pbx.getPort();
        bench.pbx.stop(1000);
        bench.phone.register(Bench.account(bench.pbx.uri()), bench.heard);
        bench.heard.registration(Registration.Lost.class);
        Pbx back = Pbx.open("sip", port);
        bench.phone.networkChanged(Set.of(HERE));
        back.send(Pbx.response(back.expect("REGISTER"), 200));
        bench.heard.registration(Registration.Registered.class);
        back.stop(1000);
        bench.close();
    }
}
