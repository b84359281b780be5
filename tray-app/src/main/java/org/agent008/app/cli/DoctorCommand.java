package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.agent008.adapter.wire.DoctorJson;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import org.agent008.domain.doctor.Step;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code agent008 doctor}: asks the running phone, or looks by itself where none runs. */
@Command(
        name = "doctor",
        description = "Check all that calls need, step by step, and say what to do.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    private static final int ALL_WELL = 0;
    private static final int FAULTS = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Examines where no phone runs. */
    @FunctionalInterface
    public interface Alone {
        void examine(Optional<Path> config, Consumer<Step> each)
                throws IOException, InterruptedException;
    }

    private final Callable<Path> runtimeDirectory;
    private final Alone alone;
    private final ArrayNode steps = JSON.createArrayNode();

    @Option(names = "--json", description = "Print all steps as JSON, in the end.")
    private boolean json;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file, for where no phone runs.")
    private @Nullable Path config;

    @Spec private CommandSpec spec = CommandSpec.create();

    public DoctorCommand(Callable<Path> runtimeDirectory, Alone alone) {
        this.runtimeDirectory = runtimeDirectory;
        this.alone = alone;
    }

    @Override
    public Integer call() throws Exception {
        try {
            ask(PhoneClient.of(runtimeDirectory.call()));
        } catch (NotRunningException nobody) {
            if (!steps.isEmpty()) {
                throw nobody; // it went away meanwhile
            }
            alone.examine(Optional.ofNullable(config), step -> take(DoctorJson.toJson(step)));
        }
        boolean faults = steps.findValuesAsText("state").contains("fault");
        if (json) {
            var all = JSON.createObjectNode().put("ok", !faults);
            all.set("steps", steps);
            out().println(all);
        } else {
            out().println(faults ? "There are faults." : "All is well.");
        }
        out().flush();
        return faults ? FAULTS : ALL_WELL;
    }

    private void ask(PhoneClient phone) throws IOException, NotRunningException, RefusedException {
        try (BufferedReader lines = phone.lines("/v1/doctor")) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(JSON.readTree(line));
            }
        }
    }

    private void take(JsonNode step) {
        steps.add(step);
        if (json) {
            return;
        }
        out().println(
                        Printable.of(
                                "%-7s  %-24s  %s  (%d ms)"
                                        .formatted(
                                                step.path("state").asText(),
                                                step.path("name").asText(),
                                                step.path("text").asText(),
                                                step.path("millis").asLong())));
        if (step.has("advice")) {
            out().println(Printable.of(" ".repeat(9) + "-> " + step.path("advice").asText()));
        }
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
