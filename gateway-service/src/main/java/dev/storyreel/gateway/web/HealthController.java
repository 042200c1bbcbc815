package dev.storyreel.gateway.web;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the house can work. */
@RestController
class HealthController {

    private final HealthChecks checks;

    HealthController(HealthChecks checks) {
        this.checks = checks;
    }

    @Operation(summary = "Whether database, Kafka and object store answer; 503 where one does not")
    @GetMapping("/health")
    ResponseEntity<HealthChecks.Health> health() {
        HealthChecks.Health health = checks.now();
        return ResponseEntity.status(health.status() == HealthChecks.State.UP ? 200 : 503).body(health);
    }
}
