package dev.storyreel.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who calls, by the key. Any that looks like its provider's is taken, and is an account of its own; those that end in the same
 * {@code _of_NAME} are one account's, which sees the same jobs and has its limits once. One that says {@code revoked} is not
 * taken any more.
 *
 * @param account reveals nothing of the key
 */
public record Customer(String account) {

    private static final Pattern OF_ONE = Pattern.compile(".*_of_(\\w+)");
    private static final int SHORT = 12;

    /** @param like what keys of the provider look like */
    public static Optional<Customer> of(String key, Pattern like) {
        if (!like.matcher(key).matches() || key.contains("revoked")) {
            return Optional.empty();
        }
        Matcher shared = OF_ONE.matcher(key);
        String whose = shared.matches() ? shared.group(1) : key;
        return Optional.of(new Customer(Hashes.sha256(whose.getBytes(StandardCharsets.UTF_8)).substring(0, SHORT)));
    }
}
