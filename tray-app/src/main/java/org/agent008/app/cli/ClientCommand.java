package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands to a running phone share: finding it, and saying plainly what went wrong. */
abstract class ClientCommand implements Callable<Integer> {
    private final Callable<Path> runtimeDirectory;

    @Spec private CommandSpec spec = CommandSpec.create();

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--json", description = "Print what the phone says as JSON.")
    private boolean json;

    ClientCommand(Callable<Path> runtimeDirectory) {
        this.runtimeDirectory = runtimeDirectory;
    }

    abstract void talk(PhoneClient phone) throws NotRunningException, RefusedException;

    @Override
    public final Integer call() throws Exception {
        try {
            talk(PhoneClient.of(runtimeDirectory.call()));
            return 0;
        } catch (NotRunningException e) {
            err().println(e.getMessage());
            return ClientCommands.NOT_RUNNING;
        } catch (RefusedException e) {
            err().println(Printable.of(String.valueOf(e.getMessage())));
            return ClientCommands.REFUSED;
        } finally {
            out().flush();
            err().flush();
        }
    }

    /** Prints lines for people, or what they tell of as JSON. */
    void print(JsonNode told, String lines) {
        out().println(json ? told.toString() : Printable.of(lines));
    }

    boolean json() {
        return json;
    }

    CommandSpec spec() {
        return spec;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
