package dev.storyreel.simulator.replicate;

import static dev.storyreel.simulator.page.Scenario.BAD_NEWS;
import static dev.storyreel.simulator.page.Scenario.LIMITED;
import static dev.storyreel.simulator.page.Scenario.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Limits;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.page.Shows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NewsTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer ear;
    private Simulator simulator;

    @TempDir
    Path dir;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(0, new Pace(100), new Limits(3, 1), Media.plain(), dir);
        ear = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        ear.createContext("/", call -> {
            JsonNode job = JsonMapper.shared().readTree(call.getRequestBody().readAllBytes());
            heard.add(call.getRequestURI().getPath() + " " + job.path("status").asString());
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        ear.start();
    }

    @AfterEach
    void stop() {
        ear.stop(0);
        simulator.close();
        http.close();
    }

    @Test
    @Shows(NEWS)
    void a_jobs_news_comes_to_its_own_address_and_the_bill_knows_it_by_that() throws Exception {
        create("work-1");
        assertThat(news(2)).containsExactly("/hook/work-1 processing", "/hook/work-1 succeeded");
        assertThat(simulator.bill().statement().charges().getFirst().reference()).isEqualTo("work-1");
    }

    @Test
    @Shows(BAD_NEWS)
    void late_news_is_overtaken_and_says_what_was_when_it_was_written() throws Exception {
        simulator.faults().add(new Fault(What.LATE_WEBHOOK, "replicate", null, 1, Duration.ofMillis(800)));
        create("work-2");
        assertThat(news(2)).containsExactly("/hook/work-2 succeeded", "/hook/work-2 processing");
    }

    @Test
    @Shows(BAD_NEWS)
    void news_can_be_lost_or_come_twice() throws Exception {
        simulator.faults().add(Fault.once(What.LOST_WEBHOOK));
        simulator.faults().add(Fault.once(What.DUPLICATE_WEBHOOK));
        create("work-3");
        assertThat(news(2)).containsExactly("/hook/work-3 succeeded", "/hook/work-3 succeeded");
    }

    @Test
    void a_cancelled_job_says_so_at_once_and_nothing_after() throws Exception {
        simulator.faults().add(Fault.once(What.STUCK));
        String job = create("work-4").path("id").asString();
        send(HttpRequest.newBuilder(URI.create(simulator.replicateUrl() + "/predictions/" + job + "/cancel"))
                .POST(HttpRequest.BodyPublishers.noBody()));
        create("work-5");
        assertThat(news(3))
                .containsExactlyInAnyOrder("/hook/work-4 canceled", "/hook/work-5 processing", "/hook/work-5 succeeded");
    }

    @Test
    @Shows(LIMITED)
    void beyond_the_limit_it_is_said_when_to_come_back() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(create("work-" + i).path("status").asString()).isEqualTo("starting");
        }
        JsonNode throttled = create("work-9");
        assertThat(throttled.path("status").asInt()).isEqualTo(429);
        assertThat(throttled.path("retry_after").asInt()).isBetween(50, 60);
        assertThat(simulator.bill().statement().count()).isEqualTo(3);
    }

    private List<String> news(int count) throws InterruptedException {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(heard.poll(10, TimeUnit.SECONDS));
        }
        return all;
    }

    private JsonNode create(String reference) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(simulator.replicateUrl() + "/models/google/lyria-3/predictions"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        """
                        {"input":{"prompt":"A tune"},"webhook":"http://127.0.0.1:%d/hook/%s",
                         "webhook_events_filter":["start","completed"]}"""
                                .formatted(ear.getAddress().getPort(), reference))));
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
        return JsonMapper.shared().readTree(http.send(
                        request.header("Authorization", "Bearer r8_news").build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
