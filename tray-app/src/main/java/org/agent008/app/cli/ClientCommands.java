package org.agent008.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * The commands that talk to a running phone: status, callerid, calls, dial, answer, reject, hangup,
 * hold, resume, swap, mute, unmute, dtmf, transfer, accept-transfer, decline-transfer, devices,
 * settings, login, logout, events. They exit with 0 when done, {@value #REFUSED} when the phone
 * refused, 2 when misused, {@value #NOT_RUNNING} when there is no phone to talk to.
 */
public final class ClientCommands {
    /** Exit code: the phone said no. */
    public static final int REFUSED = 1;

    /** Exit code: no phone is running. */
    public static final int NOT_RUNNING = 3;

    private final Callable<Path> runtimeDirectory;
    private final HiddenInput input;

    /**
     * All of them.
     *
     * @param runtimeDirectory where a running phone keeps {@code api.json}; asked for only when a
     *     command runs
     */
    public ClientCommands(Callable<Path> runtimeDirectory) {
        this(runtimeDirectory, HiddenInput::ofTerminal);
    }

    ClientCommands(Callable<Path> runtimeDirectory, HiddenInput input) {
        this.runtimeDirectory = runtimeDirectory;
        this.input = input;
    }

    public void addTo(CommandLine root) {
        List.of(
                        new StatusCommand(runtimeDirectory),
                        new CallerIdCommand(runtimeDirectory),
                        new CallsCommand(runtimeDirectory),
                        new DialCommand(runtimeDirectory),
                        new ActCommand.Answer(runtimeDirectory),
                        new ActCommand.Reject(runtimeDirectory),
                        new ActCommand.HangUp(runtimeDirectory),
                        new ActCommand.Hold(runtimeDirectory),
                        new ActCommand.Resume(runtimeDirectory),
                        new ActCommand.Swap(runtimeDirectory),
                        new ActCommand.Mute(runtimeDirectory),
                        new ActCommand.Unmute(runtimeDirectory),
                        new ActCommand.Dtmf(runtimeDirectory),
                        new ActCommand.Transfer(runtimeDirectory),
                        new ActCommand.AcceptTransfer(runtimeDirectory),
                        new ActCommand.DeclineTransfer(runtimeDirectory),
                        new DevicesCommand(runtimeDirectory),
                        new SettingsCommand(runtimeDirectory, input),
                        new LoginCommand(runtimeDirectory, input),
                        new LogoutCommand(runtimeDirectory),
                        new EventsCommand(runtimeDirectory))
                .forEach(root::addSubcommand);
        root.addSubcommand(new DeliveriesCommand(runtimeDirectory));
        root.addSubcommand(new ReplayCommand(runtimeDirectory));
        CommandLine history = new CommandLine(new HistoryCommand(runtimeDirectory));
        root.addSubcommand(history.addSubcommand(new PurgeCommand(runtimeDirectory)));
        CommandLine contacts = new CommandLine(new ContactsCommand(runtimeDirectory));
        root.addSubcommand(contacts.addSubcommand(new ImportCommand(runtimeDirectory)));
    }
}
