package dev.storyreel.gateway.web;

import dev.storyreel.gateway.SignedMessages;
import dev.storyreel.gateway.WorkSignals;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replicate says that something happened to a job. Of what it says, the job's id alone is heeded: how the job stands, it
 * is asked itself. Said twice, late or out of order, it is the same. Who cannot show that it is Replicate is told nothing.
 */
@RestController
class WebhookController {

    private static final Pattern ATTEMPT = Pattern.compile("([0-9a-f]{64})-([1-9][0-9]{0,5})");
    private static final Pattern JOB = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final SignedMessages replicate;
    private final WorkSignals signals;
    private final JsonMapper json;

    WebhookController(ObjectProvider<SignedMessages> replicate, WorkSignals signals, JsonMapper json) {
        this.replicate = replicate.getIfAvailable(() -> SignedMessages.NOBODYS);
        this.signals = signals;
        this.json = json;
    }

    @Operation(summary = "For Replicate: news of the job of one attempt at a piece of work, signed (Standard Webhooks)")
    @PostMapping("/api/webhooks/replicate/{idempotencyKey}")
    ResponseEntity<?> ofReplicate(
            @PathVariable String idempotencyKey,
            @RequestHeader(name = "webhook-id", required = false) @Nullable String id,
            @RequestHeader(name = "webhook-timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "webhook-signature", required = false) @Nullable String signatures,
            @RequestBody(required = false) byte @Nullable [] body) {
        byte[] said = body == null ? new byte[0] : body;
        Optional<String> job = replicate.genuine(id, timestamp, signatures, said) ? job(said) : Optional.empty();
        if (job.isEmpty()) {
            return new ErrorAnswer("UNAUTHENTICATED", "This is no message that Replicate signed lately.", List.of())
                    .with(HttpStatus.UNAUTHORIZED);
        }
        Matcher attempt = ATTEMPT.matcher(idempotencyKey);
        boolean known = attempt.matches()
                && signals.pollNow(attempt.group(1), Integer.parseInt(attempt.group(2)), job.get());
        return known
                ? ResponseEntity.noContent().build()
                : new ErrorAnswer("NOT_FOUND", "There is no such work.", List.of()).with(HttpStatus.NOT_FOUND);
    }

    private Optional<String> job(byte[] body) {
        try {
            JsonNode id = json.readTree(body).path("id");
            return id.isString() ? Optional.of(id.asString()).filter(text -> JOB.matcher(text).matches()) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
