package dev.storyreel.gateway.web;

import dev.storyreel.gateway.Refusal;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * How every refusal and fault is told.
 *
 * @param error   in capitals, for programs
 * @param message for people
 * @param details which field, what was given, what is allowed
 */
public record ErrorAnswer(String error, String message, List<Refusal.Detail> details) {

    ResponseEntity<ErrorAnswer> with(HttpStatusCode status) {
        return with(status, HttpHeaders.EMPTY);
    }

    /** As JSON whatever the caller accepts: one who asked for a stream or a film can read this too. */
    ResponseEntity<ErrorAnswer> with(HttpStatusCode status, HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(this);
    }
}
