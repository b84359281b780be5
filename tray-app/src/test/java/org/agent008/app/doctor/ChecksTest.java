package org.agent008.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Condition;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.doctor.Step;
import org.agent008.domain.fake.FakeConfiguration;
import org.agent008.domain.fake.PhoneOnFakes;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.port.History;
import org.agent008.domain.settings.ApiSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
    @TempDir private Path directory;

    @Test
    void whatIsWrongWithTheConfigurationIsNamed() throws InterruptedException {
        List<Step> steps = examine(new ConfigurationCheck(new FakeConfiguration()));
        assertThat(steps.getFirst().finding().condition()).isEqualTo(Condition.FAULT);
        assertThat(steps.getFirst().finding().text()).contains("maxCalls: must be at least 1");
    }

    @Test
    void aRunningPhoneIsAskedHowItStands() throws InterruptedException {
        try (PhoneOnFakes phone = new PhoneOnFakes()) {
            assertThat(only(new RegisteredCheck(phone.mailbox())).condition())
                    .isEqualTo(Condition.WARNING);
            phone.registered();
            assertThat(only(new RegisteredCheck(phone.mailbox())))
                    .isEqualTo(Finding.ok("registered, waiting for calls"));
            phone.mailbox().ask(p -> p.setStatus("offline")).join();
            assertThat(only(new RegisteredCheck(phone.mailbox())).advice().orElseThrow())
                    .contains("agent008 status online");
        }
    }

    @Test
    void peersThatOfferedPlainRtpAreCounted() throws InterruptedException {
        Cdr refused =
                SampleEvents.cdr("a").endedUnanswered(Duration.ZERO, HangUpCause.MEDIA_REFUSED);
        Cdr missed = SampleEvents.cdr("a").endedUnanswered(Duration.ZERO, HangUpCause.CANCELLED);
        Finding some = only(new PeersCheck(new Calls(List.of(missed, refused))));
        assertThat(some.condition()).isEqualTo(Condition.WARNING);
        assertThat(some.text()).startsWith("1 of the last 2 calls");
        assertThat(some.advice().orElseThrow()).contains("rtpengine");
        assertThat(only(new PeersCheck(new Calls(List.of(missed)))).condition())
                .isEqualTo(Condition.OK);
    }

    @Test
    void aPortThatAnotherProgramHasIsAFault() throws IOException, InterruptedException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ApiSettings api = new ApiSettings(true, other.getLocalPort());
            assertThat(only(ApiCheck.free(api)).advice().orElseThrow()).contains("api.port");
        }
        assertThat(only(ApiCheck.free(new ApiSettings(true, 0))).condition())
                .isEqualTo(Condition.OK);
    }

    @Test
    void aDiskThatCannotBeWrittenIsAFault() throws InterruptedException {
        assertThat(only(new DiskCheck(directory, Optional::empty)).text()).contains("MiB free");
        assertThat(only(new DiskCheck(directory.resolve("gone"), Optional::empty)).text())
                .startsWith("cannot write into");
        assertThat(only(new DiskCheck(directory, () -> Optional.of("The disk is full."))).text())
                .isEqualTo("The disk is full.");
    }

    private static Finding only(Check check) throws InterruptedException {
        List<Step> steps = examine(check);
        assertThat(steps).hasSize(1);
        return steps.getFirst().finding();
    }

    static List<Step> examine(Check check) throws InterruptedException {
        Chart chart = new Chart(InstantSource.system(), _ -> {});
        check.examine(chart);
        return chart.steps();
    }

    private record Calls(List<Cdr> all) implements History {
        @Override
        public List<Cdr> search(String query, Optional<Instant> before, int limit) {
            return all;
        }

        @Override
        public Optional<Cdr> find(CallId id) {
            return all.stream().filter(c -> c.id().equals(id)).findFirst();
        }
    }
}
