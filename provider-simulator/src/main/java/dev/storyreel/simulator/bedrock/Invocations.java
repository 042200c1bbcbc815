package dev.storyreel.simulator.bedrock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All accounts' jobs, in memory. Safe to use from many threads. */
final class Invocations {

    private final Map<String, Invocation> byArn = new LinkedHashMap<>();
    private final Map<String, String> arnByToken = new HashMap<>();

    /**
     * One job per account and token.
     *
     * @return the one that has the token, this or an earlier one
     */
    synchronized Invocation add(Invocation invocation) {
        if (invocation.token() != null) {
            String earlier = arnByToken.putIfAbsent(key(invocation.caller(), invocation.token()), invocation.arn());
            if (earlier != null) {
                return byArn.getOrDefault(earlier, invocation);
            }
        }
        byArn.put(invocation.arn(), invocation);
        return invocation;
    }

    synchronized Optional<Invocation> withToken(Caller caller, String token) {
        return Optional.ofNullable(arnByToken.get(key(caller, token))).map(byArn::get);
    }

    synchronized Optional<Invocation> find(Caller caller, String arn) {
        return Optional.ofNullable(byArn.get(arn))
                .filter(found -> found.caller().account().equals(caller.account()));
    }

    synchronized void replace(Invocation invocation) {
        byArn.put(invocation.arn(), invocation);
    }

    /** In the order they came. */
    synchronized List<Invocation> of(Caller caller) {
        List<Invocation> found = new ArrayList<>();
        for (Invocation invocation : byArn.values()) {
            if (invocation.caller().account().equals(caller.account())) {
                found.add(invocation);
            }
        }
        return found;
    }

    private static String key(Caller caller, String token) {
        return caller.account() + " " + token;
    }
}
