package dev.storyreel.gateway.web;

import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.models.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Lets operators in: with {@code STORYREEL_OPERATOR_TOKEN} as the bearer; where none is set, from this machine alone. A
 * request that came through a proxy is not from this machine.
 */
@Component
class OperatorGate {

    private final @Nullable Secret token;

    OperatorGate(@Value("${STORYREEL_OPERATOR_TOKEN:}") String token) {
        this.token = token.isBlank() ? null : Secret.of(token);
    }

    void check(HttpServletRequest request) {
        if (token == null ? !fromHere(request) : !bears(request, token)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    token == null
                            ? "Operators are let in from this machine alone, since no token is set."
                            : "This is for operators.",
                    new Detail("Authorization", null, "Bearer and the value of STORYREEL_OPERATOR_TOKEN"));
        }
    }

    private static boolean bears(HttpServletRequest request, Secret token) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        ("Bearer " + token.reveal()).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean fromHere(HttpServletRequest request) {
        try {
            boolean proxied = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
            return !proxied && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
