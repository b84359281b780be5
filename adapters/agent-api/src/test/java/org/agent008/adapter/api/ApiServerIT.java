package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import org.agent008.domain.fake.FakeArchive;
import org.agent008.domain.fake.FakeConfiguration;
import org.agent008.domain.fake.FakeWebhooks;
import org.agent008.domain.fake.PhoneOnFakes;
import org.agent008.domain.port.NoAudioDevices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiServerIT {
    @TempDir private Path home;

    @Test
    void tellsTheUsersProgramsAndNobodyElseHowToGetIn() throws IOException {
        Path directory = home.resolve("run/agent008");
        try (Rig rig = new Rig(directory)) {
            JsonNode told = new ObjectMapper().readTree(directory.resolve("api.json").toFile());
            assertThat(told.get("port").intValue()).isEqualTo(rig.server.port());
            assertThat(told.get("pid").longValue()).isEqualTo(ProcessHandle.current().pid());
            assertThat(told.get("token").textValue()).hasSizeGreaterThanOrEqualTo(43);
            assertThat(told.size()).isEqualTo(3);
            assertThat(mode(directory)).isEqualTo("rwx------");
            assertThat(mode(directory.resolve("api.json"))).isEqualTo("rw-------");
            try (var files = Files.list(directory)) {
                assertThat(files.map(f -> f.getFileName().toString()))
                        .containsExactlyInAnyOrder("api.json", "api.sock");
            }
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatOthersCouldReadIsMadePrivate() throws IOException {
        Path directory = Files.createDirectories(home.resolve("open"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Rig rig = new Rig(directory)) {
            assertThat(rig.http.get("/healthz").send().status()).isEqualTo(200);
            assertThat(mode(directory)).isEqualTo("rwx------");
        }
    }

    @Test
    void eachStartHasATokenOfItsOwn() throws IOException {
        String first;
        try (Rig rig = new Rig(home)) {
            first = rig.token;
        }
        try (Rig rig = new Rig(home)) {
            assertThat(rig.token).isNotEqualTo(first);
        }
    }

    @Test
    void whatAnotherPhoneToldMeanwhileStays() throws IOException {
        Path file = home.resolve("api.json");
        try (Rig rig = new Rig(home)) {
            assertThat(rig.server.port()).isPositive();
            Files.writeString(file, "{\"port\": 1}");
        }
        assertThat(file).hasContent("{\"port\": 1}");
    }

    @Test
    void aTakenPortIsSaidWithTheSettingToChange() throws IOException {
        try (Rig rig = new Rig(home);
                PhoneOnFakes other = new PhoneOnFakes()) {
            Path directory = home.resolve("other");
            ApiOptions options = new ApiOptions(rig.server.port(), directory, "1");
            assertThatThrownBy(() ->
                            ApiServer.start(
                                    other.mailbox(),
                                    Rig.sources(
                                            other,
                                            new FakeArchive(other.journal),
                                            new NoAudioDevices(),
                                            new FakeWebhooks(),
                                            new FakeConfiguration()),
                                    options))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("port " + rig.server.port())
                    .hasMessageContaining("api.port");
            assertThat(directory).doesNotExist();
        }
    }

    @Test
    void thePortCanBeTakenAgainAtOnceAfterClosing() throws IOException {
        int port;
        try (Rig rig = new Rig(home)) {
            port = rig.server.port();
            assertThat(rig.http.get("/healthz").send().status()).isEqualTo(200);
        }
        try (PhoneOnFakes phone = new PhoneOnFakes();
                ApiServer server =
                        ApiServer.start(
                                phone.mailbox(),
                                Rig.sources(
                                        phone,
                                        new FakeArchive(phone.journal),
                                        new NoAudioDevices(),
                                        new FakeWebhooks(),
                                        new FakeConfiguration()),
                                new ApiOptions(port, home, "1"))) {
            assertThat(server.port()).isEqualTo(port);
        }
    }

    @Test
    void onlyThisMachinesOwnAddressesAreServed() throws IOException {
        try (Rig rig = new Rig(home)) {
            for (NetworkInterface network :
                    Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (address.isLoopbackAddress()) {
                        new Socket(address, rig.server.port()).close();
                    } else if (!address.isLinkLocalAddress()) {
                        assertThatThrownBy(() -> new Socket(address, rig.server.port()).close())
                                .isInstanceOf(ConnectException.class);
                    }
                }
            }
        }
    }

    @Test
    void theUnixSocketServesTheSame() throws IOException {
        try (Rig rig = new Rig(home)) {
            assertThat(overSocket("Bearer " + rig.token))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("registered");
            assertThat(overSocket("Bearer x")).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void aSocketLeftBehindByACrashIsReplaced() throws IOException {
        try (var dead = java.nio.channels.ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(home.resolve("api.sock")));
        }
        Files.writeString(home.resolve("api.json"), "{\"port\": 1}");
        try (Rig rig = new Rig(home)) {
            assertThat(overSocket("Bearer " + rig.token)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aPhoneThatDoesNotAnswerIs503AndTheWishIsDropped() throws Exception {
        Limits hasty =
                new Limits(
                        Duration.ofMillis(300),
                        Duration.ofSeconds(15),
                        Rig.PATIENCE,
                        Limits.DEFAULT.stop());
        CountDownLatch busy = new CountDownLatch(1);
        try (Rig rig = new Rig(home, hasty)) {
            var blocking =
                    rig.phone
                            .mailbox()
                            .ask(p -> {
                                try {
                                    return busy.await(60, java.util.concurrent.TimeUnit.SECONDS);
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            Http.Response refused = rig.http.post("/v1/calls").body("{\"to\": \"1002\"}").send();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            busy.countDown();
            assertThat(blocking.join()).isTrue();
            assertThat(rig.phone.sent()).noneMatch(s -> s.startsWith("INVITE"));
        }
    }

    @Test
    void aPhoneThatIsClosedIs503() throws IOException {
        try (Rig rig = new Rig(home)) {
            rig.phone.close();
            assertThat(rig.http.get("/v1/status").send().status()).isEqualTo(503);
        }
    }

    private String overSocket(String authorization) throws IOException {
        try (SocketChannel channel =
                SocketChannel.open(UnixDomainSocketAddress.of(home.resolve("api.sock")))) {
            String request =
                    "GET /v1/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Authorization: "
                            + authorization
                            + "\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            return new String(
                    Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
