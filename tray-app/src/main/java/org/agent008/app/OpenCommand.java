package org.agent008.app;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.agent008.domain.phone.Destination;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code agent008 open LINK}: for browsers and the desktop; starts the phone where none runs. */
@Command(
        name = "open",
        description =
                "Call a tel:, sip: or callto: link, once you have confirmed it; starts the phone"
                        + " where none runs.",
        mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {
    private static final Pattern LINK = Pattern.compile("(?i)(?:tel|sips?|callto):.*");

    @Parameters(paramLabel = "LINK", description = "For example tel:+34600123456.")
    private @Nullable String link;

    @Spec private CommandSpec spec = CommandSpec.create();

    /** {@code agent008 tel:1001} is {@code agent008 open tel:1001}. */
    static String[] spelledOut(String[] args) {
        return args.length == 1 && LINK.matcher(args[0]).matches()
                ? new String[] {"open", args[0]}
                : args;
    }

    @Override
    public Integer call() {
        String wanted = Optional.ofNullable(link).orElseThrow();
        if (Destination.parse(wanted).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "This is not a number or address that can be called.");
        }
        CommandLine root = spec.commandLine().getParent();
        return root.execute("run", "--open", wanted);
    }
}
