package dev.storyreel.standalone.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Ends with 0 when what was asked is done, 1 when it failed, 2 when it was asked wrongly. */
@Command(
        name = "storyreel",
        description = "A prompt becomes a finished, scored film.",
        mixinStandardHelpOptions = true,
        version = "storyreel 0.1.0",
        subcommands = {
            MakeCommand.class,
            UpCommand.class,
            StatusCommand.class,
            StopCommand.class,
            LogsCommand.class,
            ModelsCommand.class,
            EstimateCommand.class,
            TakeCommand.class,
            TakesCommand.class,
            RetryCommand.class,
            CancelCommand.class,
            BudgetCommand.class,
            ReplayCommand.class,
            DlqCommand.class,
            RerouteCommand.class,
            ChaosCommand.class
        },
        footer = {
            "",
            "Environment:",
            "  STORYREEL_PORT   the API's port (8080)",
            "  STORYREEL_HOME   where all data lies (~/.storyreel)",
            "",
            "Example:",
            "  ./storyreel make \"A 30-second ad: a silver robot explores Austin at sunset\""
        })
public final class Storyreel implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field.
    public Storyreel() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Storyreel())
                .setExecutionExceptionHandler((trouble, command, _) -> {
                    if (trouble instanceof Trouble) {
                        command.getErr().println(trouble.getMessage());
                    } else {
                        command.getErr().println("Something broke in storyreel itself: " + trouble);
                        trouble.printStackTrace(command.getErr());
                    }
                    return 1;
                });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: make, up, status, stop or logs; --help lists everything.");
    }
}
