package dev.storyreel.standalone.chaos;

import dev.storyreel.simulator.Bill;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An attempt at a piece of work, as we name it to a provider whose wire has a place for that. */
record Attempt(String key, int number) {

    private static final Pattern REFERENCE = Pattern.compile(".*?([0-9a-f]{64})-(\\d+).*");

    /** Empty where the provider is not told what we call it. */
    static Optional<Attempt> of(Bill.Charge charge) {
        String reference = charge.reference();
        Matcher named = REFERENCE.matcher(reference == null ? "" : reference);
        return named.matches()
                ? Optional.of(new Attempt(named.group(1), Integer.parseInt(named.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return key + "-" + number;
    }
}
