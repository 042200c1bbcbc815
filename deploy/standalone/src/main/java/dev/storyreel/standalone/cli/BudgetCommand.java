package dev.storyreel.standalone.cli;

import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Raises what a film may cost. */
@Command(name = "budget", mixinStandardHelpOptions = true, description = "Raise what a film may cost; if it waits for that, it goes on.")
final class BudgetCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "VIDEO", description = "Which film.")
    private String videoId = "";

    @Parameters(index = "1", paramLabel = "USD", description = "The most it may cost, all takes together.")
    private BigDecimal usd = BigDecimal.ZERO;

    @Override
    public Integer call() {
        Running.api().raise(videoId, usd);
        System.out.println("It may cost $" + usd.toPlainString() + " now.");
        return 0;
    }
}
