package org.agent008.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.agent008.adapter.api.ApiOptions;
import org.agent008.adapter.api.ApiServer;
import org.agent008.adapter.api.ApiSources;
import org.agent008.app.harness.Await;
import org.agent008.domain.call.CallId;
import org.agent008.domain.doctor.Doctor;
import org.agent008.domain.fake.FakeArchive;
import org.agent008.domain.fake.FakeAudioDevices;
import org.agent008.domain.fake.FakeConfiguration;
import org.agent008.domain.fake.FakeHistory;
import org.agent008.domain.fake.FakeWebhooks;
import org.agent008.domain.fake.PhoneOnFakes;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.port.Archive.Purge;
import org.agent008.domain.port.AudioDevices.Meter;
import org.agent008.domain.port.DeviceList;
import org.agent008.domain.settings.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ClientCommandsIT {
    @Command(name = "agent008")
    private static final class Root {}

    private record Run(int code, String out, String err) {}

    @TempDir private Path directory;
    private final FakeAudioDevices devices = new FakeAudioDevices();
    private final FakeWebhooks webhooks = new FakeWebhooks();
    private PhoneOnFakes phone;
    private FakeArchive archive;
    private ApiServer server;
    private String typed = "";
    private final FakeConfiguration configuration = new FakeConfiguration();

    @BeforeEach
    void start() throws IOException {
        phone = new PhoneOnFakes();
        phone.registered();
        archive = new FakeArchive(phone.journal);
        server =
                ApiServer.start(
                        phone.mailbox(),
                        new ApiSources(
                                phone.journal,
                                new FakeHistory(phone.journal),
                                archive,
                                phone.contacts,
                                devices,
                                webhooks,
                                configuration,
                                new Doctor(List::of, InstantSource.system()),
                                () -> new byte[0],
                                _ -> new CompletableFuture<>()),
                        new ApiOptions(0, directory, "1.2.3"));
    }

    @Test
    void purgeDeletesCallsByIdByAgeOrAll() {
        assertThat(run("history", "purge", "--call", "a").out()).isEqualTo("1 call deleted.\n");
        assertThat(run("history", "purge", "--older-than", "30").code()).isZero();
        assertThat(run("history", "purge", "--all").code()).isZero();
        assertThat(archive.purged)
                .hasSize(3)
                .startsWith(new Purge.One(new CallId("a")))
                .endsWith(new Purge.All());
        assertThat(run("history", "purge").code()).isEqualTo(2);
        assertThat(run("history", "purge", "--all", "--call", "a").code()).isEqualTo(2);
    }

    @Test
    void whatWasSaidIsFoundAndShownWithItsMarks() {
        var _ =
                phone.journal.append(
                        List.of(SampleEvents.envelope(109, SampleEvents.transcribed("a"))));
        assertThat(run("history", "--search", "pedido").out()).contains("mi *pedido* por favor");
    }

    @Test
    void loginAsksForThePasswordAndLogoutForgets() {
        typed = "right";
        Run in = run("login", "ana");
        assertThat(in.code()).isZero();
        assertThat(in.out()).isEqualTo("Logged in as ana at https://settings.test/.\n");
        assertThat(run("logout").out()).isEqualTo("Logged out of https://settings.test/.\n");
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeated() {
        typed = "hunter2";
        Run run = run("login", "ana");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("refused this nickname or password");
        assertThat(run.out() + run.err()).doesNotContain("hunter2");
    }

    @Test
    void settingsAreShownAndChanged() {
        assertThat(run("settings").out())
                .contains("\"sipPassword\" : \"***\"")
                .contains("Not in force: config.json:3:2: maxCalls: must be at least 1");
        typed = "secret";
        assertThat(
                        run("settings", "maxCalls=3", "api.port=0", "nickname=Ana", "sipPassword=-")
                                .code())
                .isZero();
        assertThat(configuration.asked)
                .containsExactly(
                        "change {\"maxCalls\":3,\"api\":{\"port\":0},\"nickname\":\"Ana\","
                                + "\"sipPassword\":\"secret\"}");
        assertThat(run("settings", "sipPassword=seen").err()).contains("sipPassword=-");
    }

    @AfterEach
    void stop() {
        server.close();
        phone.close();
    }

    @Test
    void statusTellsWhoIsLoggedInAndWhatGoesOn() {
        phone.rings("a");
        Run run = run("status");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Account:      sip:1001@lab.test\n")
                .contains("Registration: registered\n")
                .contains("Status:       online (others: dnd, offline)\n")
                .contains("Version:      1.2.3\n")
                .contains("a  ringing  from +34600123456 (Berta)  0:0");
    }

    @Test
    void statusChoosesAStatus() {
        assertThat(run("status", "dnd").out()).contains("Status:       dnd (others: online, ");
        Run refused = run("status", "gone");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("There is no status").contains("online, dnd, offline");
    }

    @Test
    void devicesListsThemAndChoosesSome() {
        devices.sound(new Meter(-31.26, -96));
        assertThat(run("devices").out())
                .isEqualTo(
                        """
                        Microphones
                        * Built-in microphone [inside] microphone (default)
                          Headset [headset.mic]
                        Speakers
                        * Loudspeaker [box] speaker, ringer (default)
                          Headset [headset]
                        Level of the microphone: -31.3 dBFS
                        """);
        Run chosen = run("devices", "--speaker", "Headset", "--microphone", "headset.mic");
        assertThat(chosen.out())
                .contains("* Headset [headset.mic] microphone\n")
                .contains("* Headset [headset] speaker\n")
                .contains("* Loudspeaker [box] ringer (default)\n");
        Run refused = run("devices", "--ringer", "bell");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("There is no speaker \"bell\"").contains("Headset");
    }

    @Test
    void devicesTellsOfAChosenOneThatIsNotThere() {
        run("devices", "--speaker", "Headset");
        devices.plug(
                new DeviceList(FakeAudioDevices.ALL.microphones(), List.of(FakeAudioDevices.BOX)));
        assertThat(run("devices").out())
                .contains("* Loudspeaker [box] speaker, ringer (default)\n")
                .contains("The chosen speaker is not there now: Headset\n");
    }

    @Test
    void calleridListsTheNumbersAndChoosesOne() {
        assertThat(run("callerid").out()).isEqualTo("* +34600111222 (main)\n");
        assertThat(run("callerid", "+34600111222").code()).isZero();
        assertThat(run("status").out()).contains("Caller id:    +34600111222\n");
        Run refused = run("callerid", "911");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("There is no caller id").contains("+34600111222");
    }

    @Test
    void theHistoryIsListedAndSearched() {
        assertThat(run("history").out()).isEqualTo("No calls.\n");
        phone.rings("a", "Ana");
        phone.ends("a");
        phone.rings("b", "Berta");
        assertThat(run("history").out().lines()).hasSize(2);
        assertThat(run("history", "ana").out())
                .contains("  missed  from +34600123456 (Ana)  0:00  remote-hung-up\n");
        assertThat(run("history", "--limit", "0").err()).contains("limit must be a whole number");
    }

    @Test
    void contactsAreImportedWithProgressAndFound() throws IOException {
        String ana = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nTEL:1002\nEND:VCARD\n";
        Path file =
                Files.writeString(directory.resolve("team.vcf"), ana + "BEGIN:VCARD\nEND:VCARD\n");
        Run imported = run("contacts", "import", file.toString());
        assertThat(imported.err()).endsWith("] 100 %\n");
        assertThat(imported.out())
                .startsWith(
                        "2 cards: 1 new, 0 updated, 0 unchanged, 0 without a number, 1 faulty.\n")
                .contains("line 6: the card has no name");
        assertThat(run("contacts", "an").out()).isEqualTo("Ana  1002\n");
        assertThat(run("contacts", "carlos").out()).isEqualTo("No contacts.\n");
        assertThat(run("contacts", "import", "nothing.vcf").code()).isEqualTo(2);
    }

    @Test
    void deadDeliveriesAreListedAndReplayed() {
        for (int n = 1; n <= 2; n++) {
            webhooks.outbox.add("crm", "evt_" + n, "c" + n, "{}", SampleEvents.START);
            webhooks.outbox.dead(n, "HTTP 500", SampleEvents.START);
        }
        assertThat(run("deliveries", "--dead").out())
                .startsWith(
                        "crm (crm.example.com): 0 waiting, 0 delivered, 2 dead; last error: HTTP"
                                + " 503\n2  dead  crm  evt_2  c2  ")
                .endsWith("  HTTP 500\n");
        assertThat(run("replay", "2").out()).isEqualTo("1 on the way again.\n");
        assertThat(run("replay", "2").err()).contains("Delivery 2 is not dead");
        assertThat(run("replay", "--all").out()).isEqualTo("1 on the way again.\n");
        assertThat(run("deliveries", "--dead").out()).endsWith("No dead deliveries.\n");
        assertThat(run("replay").code()).isEqualTo(2);
    }

    @Test
    void aCallShowsTheNameOfTheContact() {
        phone.contacts.add(SampleEvents.contact());
        phone.rings("a");
        assertThat(run("calls").out()).contains("from +34600123456 (Berta Núñez)");
    }

    @Test
    void aFaultOfTheDiskShowsInTheStatus() {
        phone.journal.fault(java.util.Optional.of("The disk is full."));
        assertThat(run("status").out()).endsWith("\nFault:        The disk is full.\n");
    }

    @Test
    void jsonIsWhatTheApiSays() throws IOException {
        phone.rings("a");
        var mapper = new ObjectMapper();
        assertThat(mapper.readTree(run("calls", "--json").out()).at("/0/id").asText())
                .isEqualTo("a");
        assertThat(mapper.readTree(run("status", "--json").out()).get("status").asText())
                .isEqualTo("online");
        assertThat(mapper.readTree(run("answer", "--json").out()).get("id").asText())
                .isEqualTo("a");
    }

    @Test
    void aCallIsAnsweredListedAndHungUpWithoutNamingIt() {
        assertThat(run("calls").out()).isEqualTo("No calls.\n");
        phone.rings("a");
        assertThat(run("answer").out()).isEqualTo("Answered the call from +34600123456 (Berta).\n");
        assertThat(run("calls").out()).startsWith("a  active  from +34600123456 (Berta)  0:0");
        assertThat(run("hangup").out()).isEqualTo("Hung up the call from +34600123456 (Berta).\n");
        assertThat(phone.sent()).endsWith("180 a", "200 a local-a", "HANGUP a");
    }

    @Test
    void aSecondCallIsAnsweredAndSwappedWithTheFirst() {
        phone.rings("a");
        run("answer");
        phone.rings("b");
        assertThat(run("answer", "--others", "hold").code()).isZero();
        phone.agrees("a");
        assertThat(run("swap").out()).isEqualTo("Swapped to the call from +34600123456 (Berta).\n");
        assertThat(phone.sent()).endsWith("RE-INVITE b local-b", "RE-INVITE a local-a");
        assertThat(run("hangup", "b").code()).isZero();
        phone.rings("c");
        assertThat(run("answer", "--others", "park").err()).contains("others must be");
        assertThat(run("answer", "--others", "end").code()).isZero();
        assertThat(phone.sent()).endsWith("HANGUP a", "200 c local-c");
    }

    @Test
    void keysArePressedAndACallIsHandedOn() {
        phone.rings("a");
        run("answer");
        assertThat(run("dtmf", "--digits", "5x").err()).contains("Keypad tones are");
        assertThat(run("dtmf", "--digits", "5").code()).isZero();
        assertThat(run("transfer").code()).isEqualTo(2);
        assertThat(run("transfer", "--to", "1003").out())
                .isEqualTo("Transferring the call from +34600123456 (Berta).\n");
        Await.until("held", () -> phone.sent().getLast().equals("RE-INVITE a local-a"));
        phone.agrees("a");
        Await.until("handed on", () -> phone.sent().getLast().equals("REFER a to 1003"));
        assertThat(run("accept-transfer").err()).contains("no call to accept-transfer");
    }

    @Test
    void whereSeveralCallsFitTheyAreListedAndOneHasToBeNamed() {
        phone.rings("a");
        phone.rings("b/c d");
        Run run = run("reject");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Which one?").contains("\na  ringing").contains("\nb/c d  ");
        assertThat(run("reject", "b/c d").code()).isZero();
        assertThat(phone.sent()).endsWith("486 b/c d");
        assertThat(run("reject").code()).isZero();
        Run none = run("reject");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).isEqualTo("There is no call to reject.\n");
    }

    @Test
    void dialPlacesACall() {
        Run run = run("dial", "+34 600-123-456", "--from", "+34600111222", "--header", "X-A=b=c");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Calling +34600123456 (call ");
        assertThat(phone.invitations().getFirst().headers()).isEqualTo(Map.of("X-A", "b=c"));
        assertThat(phone.invitations().getFirst().callerId()).contains("+34600111222");
    }

    @Test
    void whatThePhoneRefusesIsSaidAndExitsWithOne() {
        Run run = run("dial", "<nobody>");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("is not a number or address");
        assertThat(run.out()).isEmpty();
        assertThat(run("hangup", "none").code()).isEqualTo(1);
    }

    @Test
    void misuseExitsWithTwo() {
        assertThat(run("dial").code()).isEqualTo(2);
        assertThat(run("calls", "--nope").code()).isEqualTo(2);
        assertThat(run("dial", "1002", "--header", "novalue").code()).isEqualTo(2);
        assertThat(run("dial", "--help").out()).contains("X-NAME=VALUE");
    }

    @Test
    void aCallersNameCannotPlayWithTheTerminal() {
        phone.rings("a", "Eve \u001b[31m\r\u202e(0000");
        Run run = run("calls");
        assertThat(run.out()).contains("Eve ?[31m??(0000");
    }

    @Test
    void withoutAPhoneItSaysHowToStartOne() {
        server.close();
        assertNotRunning(run("status"));
    }

    @Test
    void whatACrashLeftBehindIsNoPhone() throws IOException {
        Path file = directory.resolve("api.json");
        String told = Files.readString(file);
        server.close();
        Files.writeString(file, told);
        assertNotRunning(run("calls"));
        Files.writeString(file, told.replaceFirst("\"pid\":\\d+", "\"pid\":" + Long.MAX_VALUE));
        assertNotRunning(run("hangup"));
        Files.writeString(file, "{");
        Run garbled = run("calls");
        assertThat(garbled.code()).isEqualTo(3);
        assertThat(garbled.err()).contains("api.json cannot be read");
    }

    @Test
    void anotherPhonesPortIsNotOurs() throws IOException {
        Path file = directory.resolve("api.json");
        Files.writeString(
                file, Files.readString(file).replaceFirst("\"token\":\"..", "\"token\":\"xx"));
        Run run = run("calls");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("Another Agent 008 has port " + server.port());
    }

    @Test
    void eventsAreShownAsTheyHappenUntilThePhoneEnds() throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                PipedReader pipe = new PipedReader();
                BufferedReader lines = new BufferedReader(pipe)) {
            PrintWriter out = new PrintWriter(new PipedWriter(pipe), true);
            StringWriter err = new StringWriter();
            Future<Integer> code =
                    executor.submit(() ->
                            commandLine()
                                    .setOut(out)
                                    .setErr(new PrintWriter(err, true))
                                    .execute("events", "--after", "0"));
            assertThat(lines.readLine()).contains("registration:change  registered");
            phone.rings("a");
            assertThat(lines.readLine())
                    .startsWith("2  ")
                    .endsWith("  phone:ringing  a  from +34600123456 (Berta)");
            phone.ends("a");
            assertThat(lines.readLine()).endsWith("(Berta)  The other side hung up");
            server.close();
            assertThat(code.get()).isEqualTo(3);
            assertThat(err.toString()).startsWith("Agent 008 ");
        }
    }

    private static void assertNotRunning(Run run) {
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("Agent 008 is not running. Start it with: ./agent008 run\n");
    }

    private Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Run(code, lines(out), lines(err));
    }

    private static String lines(StringWriter text) {
        return text.toString().replace("\r\n", "\n");
    }

    private CommandLine commandLine() {
        CommandLine root = new CommandLine(new Root());
        new ClientCommands(() -> directory, _ -> new Secret(typed)).addTo(root);
        return root;
    }
}
