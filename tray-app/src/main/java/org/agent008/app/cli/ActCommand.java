package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Does something to one call: the one that is named, or the only one that fits. */
abstract class ActCommand extends ClientCommand {
    private final String act;
    private final String done;
    private final Predicate<JsonNode> fits;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "The call; not needed where only one fits.")
    private @Nullable String id;

    private ActCommand(
            Callable<Path> runtimeDirectory, String act, String done, Predicate<JsonNode> fits) {
        super(runtimeDirectory);
        this.act = act;
        this.done = done;
        this.fits = fits;
    }

    @Command(name = "answer", description = "Answer a call that rings.")
    static final class Answer extends ActCommand {
        @Option(
                names = "--others",
                paramLabel = "hold|end|keep",
                description =
                        "What becomes of the call you are in: it is held, ends or goes on"
                                + " (without this: held; on a headless phone it goes on).")
        private @Nullable String others;

        Answer(Callable<Path> runtimeDirectory) {
            super(runtimeDirectory, "answer", "Answered the call ", ActCommand::ringsHere);
        }

        @Override
        ObjectNode body() {
            ObjectNode body = super.body();
            if (others != null) {
                body.put("others", others);
            }
            return body;
        }
    }

    @Command(name = "reject", description = "Decline a call that rings.")
    static final class Reject extends ActCommand {
        Reject(Callable<Path> runtimeDirectory) {
            super(runtimeDirectory, "reject", "Declined the call ", ActCommand::ringsHere);
        }
    }

    @Command(name = "hangup", description = "End a call.")
    static final class HangUp extends ActCommand {
        HangUp(Callable<Path> runtimeDirectory) {
            super(runtimeDirectory, "hangup", "Hung up the call ", call -> true);
        }
    }

    @Command(name = "hold", description = "Hold a call: nobody hears anybody.")
    static final class Hold extends ActCommand {
        Hold(Callable<Path> runtimeDirectory) {
            super(
                    runtimeDirectory,
                    "hold",
                    "Holding the call ",
                    call -> talks(call, "held", false));
        }
    }

    @Command(name = "resume", description = "Take a held call back.")
    static final class Resume extends ActCommand {
        Resume(Callable<Path> runtimeDirectory) {
            super(
                    runtimeDirectory,
                    "resume",
                    "Resuming the call ",
                    call -> talks(call, "held", true));
        }
    }

    @Command(name = "swap", description = "Go to a held call and hold the one you are in.")
    static final class Swap extends ActCommand {
        Swap(Callable<Path> runtimeDirectory) {
            super(
                    runtimeDirectory,
                    "swap",
                    "Swapped to the call ",
                    call -> talks(call, "held", true));
        }
    }

    @Command(name = "mute", description = "Send silence; you go on hearing the other side.")
    static final class Mute extends ActCommand {
        Mute(Callable<Path> runtimeDirectory) {
            super(runtimeDirectory, "mute", "Muted the call ", call -> talks(call, "muted", false));
        }
    }

    @Command(name = "unmute", description = "Speak again.")
    static final class Unmute extends ActCommand {
        Unmute(Callable<Path> runtimeDirectory) {
            super(
                    runtimeDirectory,
                    "unmute",
                    "Unmuted the call ",
                    call -> talks(call, "muted", true));
        }
    }

    /** What the request says besides its path. */
    ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Command(name = "transfer", description = "Hand a call on to a number or another call.")
    static final class Transfer extends ActCommand {
        @ArgGroup(multiplicity = "1")
        private Target target = new Target();

        private static final class Target {
            @Option(
                    names = "--to",
                    paramLabel = "NUMBER",
                    description = "Blind: the call comes back where nobody answers there.")
            private @Nullable String to;

            @Option(
                    names = "--call",
                    paramLabel = "ID",
                    description = "Attended: another answered call, whose far end takes this one.")
            private @Nullable String call;
        }

        Transfer(Callable<Path> runtimeDirectory) {
            super(runtimeDirectory, "transfer", "Transferring the call ", ActCommand::isActive);
        }

        @Override
        ObjectNode body() {
            ObjectNode body = super.body();
            return target.to != null ? body.put("to", target.to) : body.put("call", target.call);
        }
    }

    @Command(
            name = "accept-transfer",
            description = "Call whom the other side wants to be called in its place.")
    static final class AcceptTransfer extends ActCommand {
        AcceptTransfer(Callable<Path> runtimeDirectory) {
            super(
                    runtimeDirectory,
                    "accept-transfer",
                    "Accepted the transfer of the call ",
                    ActCommand::isAsked);
        }
    }

    @Command(name = "decline-transfer", description = "Stay in the call.")
    static final class DeclineTransfer extends ActCommand {
        DeclineTransfer(Callable<Path> runtimeDirectory) {
            super(
                    runtimeDirectory,
                    "decline-transfer",
                    "Declined the transfer of the call ",
                    ActCommand::isAsked);
        }
    }

    @Command(name = "dtmf", description = "Press keys in a call.")
    static final class Dtmf extends ActCommand {
        @Option(
                names = "--digits",
                required = true,
                paramLabel = "KEYS",
                description = "0-9, A-D, * and #; a comma waits two seconds.")
        private String digits = "";

        Dtmf(Callable<Path> runtimeDirectory) {
            super(runtimeDirectory, "dtmf", "Pressed keys in the call ", ActCommand::isActive);
        }

        @Override
        ObjectNode body() {
            return super.body().put("digits", digits);
        }
    }

    private static boolean isActive(JsonNode call) {
        return call.path("state").asText().equals("active");
    }

    private static boolean isAsked(JsonNode call) {
        return call.at("/transfer/outcome").asText().equals("asked");
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        String call = id == null ? only(phone) : id;
        String segment = URLEncoder.encode(call, StandardCharsets.UTF_8).replace("+", "%20");
        JsonNode after = phone.post("/v1/calls/" + segment + "/" + act, body());
        print(after, done + CallLines.who(after) + ".");
    }

    private static boolean ringsHere(JsonNode call) {
        return call.path("state").asText().equals("ringing")
                && call.at("/cdr/direction").asText().equals("inbound");
    }

    private static boolean talks(JsonNode call, String flag, boolean value) {
        return call.path("state").asText().equals("active") && call.path(flag).asBoolean() == value;
    }

    private String only(PhoneClient phone) throws NotRunningException, RefusedException {
        List<JsonNode> fitting =
                StreamSupport.stream(phone.get("/v1/calls").spliterator(), false)
                        .filter(fits)
                        .toList();
        if (fitting.isEmpty()) {
            throw new RefusedException("There is no call to " + act + ".");
        }
        if (fitting.size() > 1) {
            throw new ParameterException(
                    spec().commandLine(),
                    fitting.stream()
                            .map(CallLines::line)
                            .map(Printable::of)
                            .collect(
                                    Collectors.joining(
                                            "\n",
                                            "Which one? Name the call to " + act + ":\n",
                                            "")));
        }
        return fitting.getFirst().path("id").asText();
    }
}
