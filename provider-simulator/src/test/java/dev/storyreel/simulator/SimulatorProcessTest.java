package dev.storyreel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorProcessTest {

    @TempDir
    Path dir;

    @Test
    void a_process_of_its_own_keeps_the_bill_and_hears_of_faults() throws Exception {
        try (SimulatorProcess simulator = SimulatorProcess.start(
                        dir.resolve("log"), "--time-scale", "1000", "--dir", dir.resolve("data").toString(), "--fault", "throttle");
                HttpClient http = HttpClient.newHttpClient()) {
            assertThat(create(http, simulator).statusCode()).isEqualTo(429);
            simulator.fault(Fault.once(Fault.What.NO_CREDIT));
            assertThat(create(http, simulator).statusCode()).isEqualTo(402);
            assertThat(simulator.bill().count()).isZero();
            assertThat(create(http, simulator).statusCode()).isEqualTo(201);
            assertThat(simulator.bill().count()).isEqualTo(1);
            assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.04");
            assertThat(simulator.bill().charges().getFirst().model()).isEqualTo("google/lyria-3");
            assertThat(ProcessHandle.of(simulator.pid())).isPresent();
        }
    }

    @Test
    void what_cannot_start_says_so() {
        assertThatThrownBy(() -> SimulatorProcess.start(dir.resolve("log"), "--time-scale", "fast"))
                .hasMessageContaining("did not start");
    }

    private static HttpResponse<String> create(HttpClient http, SimulatorProcess simulator) throws Exception {
        URI url = URI.create(simulator.replicateUrl() + "/models/google/lyria-3/predictions");
        return http.send(
                HttpRequest.newBuilder(url)
                        .header("Authorization", "Bearer r8_x")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"input\":{\"prompt\":\"A tune\"}}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
