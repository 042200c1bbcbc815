package dev.storyreel.gateway.web;

import dev.storyreel.gateway.Bell;
import dev.storyreel.gateway.GatewayProperties;
import dev.storyreel.gateway.History;
import dev.storyreel.gateway.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Connections that are pushed a video's history as it grows: each on a virtual thread that reads above what it has sent,
 * woken by the bell. A stream ends when the take has ended and nothing more came for a while.
 */
@Component
class EventStreams {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final int BATCH = 200;

    private final History history;
    private final Bell bell;
    private final GatewayProperties.Events rules;
    private final Semaphore places;
    private final AtomicBoolean closing = new AtomicBoolean();

    EventStreams(History history, Bell bell, GatewayProperties properties, MeterRegistry meters) {
        this.history = history;
        this.bell = bell;
        this.rules = properties.events();
        this.places = new Semaphore(rules.connections());
        Gauge.builder("storyreel.sse.connections", () -> rules.connections() - places.availablePermits())
                .description("Open event streams")
                .register(meters);
    }

    /** @param after the number of the last entry the caller has */
    SseEmitter open(String tenant, String videoId, long after) {
        if (closing.get() || !places.tryAcquire()) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY_CONNECTIONS,
                    "There are too many open streams; try again soon.",
                    new Refusal.Detail("connections", null, "up to " + rules.connections() + " at once"));
        }
        // No limit in time: an ended take, a closed connection or a closing gateway ends it.
        SseEmitter emitter = new SseEmitter(0L);
        long epoch = history.epoch();
        Thread.ofVirtual().name("events-" + videoId).start(() -> {
            try (Bell.Waiter waiter = bell.waitFor(tenant, videoId)) {
                new Stream(tenant, videoId, epoch, emitter, waiter, after).run();
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("A listener to {} went away: {}", videoId, gone.toString());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (DataAccessException away) {
                // The browser comes back with Last-Event-ID, by when the database may answer again.
                LOG.warn("The stream of {} is cut: {}", videoId, away.toString());
                emitter.complete();
            } finally {
                places.release();
            }
        });
        return emitter;
    }

    /** Before the server waits for its requests to end, which these would not. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.set(true);
        bell.ringAll();
    }

    private final class Stream {

        private final String tenant;
        private final String videoId;
        private final long epoch;
        private final SseEmitter emitter;
        private final Bell.Waiter waiter;
        private long sent;
        private boolean ended;
        private Duration silent = Duration.ZERO;

        Stream(String tenant, String videoId, long epoch, SseEmitter emitter, Bell.Waiter waiter, long after) {
            this.tenant = tenant;
            this.videoId = videoId;
            this.epoch = epoch;
            this.emitter = emitter;
            this.waiter = waiter;
            this.sent = after;
        }

        void run() throws IOException, InterruptedException {
            emitter.send(SseEmitter.event().comment("storyreel").reconnectTime(2_000));
            while (!closing.get()) {
                boolean news = sendNews();
                if (!news && ended) {
                    emitter.send(SseEmitter.event().name("end").data("{}", MediaType.APPLICATION_JSON));
                    return;
                }
                if (!waiter.await(rules.look())) {
                    beat();
                }
            }
        }

        private boolean sendNews() throws IOException {
            List<History.Entry> news = history.after(tenant, videoId, sent, BATCH);
            for (History.Entry entry : news) {
                emitter.send(SseEmitter.event()
                        .id(epoch + "-" + entry.n())
                        .data(EventAnswer.of(entry), MediaType.APPLICATION_JSON));
                sent = entry.n();
                ended = entry.after().status().ended();
                silent = Duration.ZERO;
            }
            return !news.isEmpty();
        }

        private void beat() throws IOException {
            silent = silent.plus(rules.look());
            if (silent.compareTo(rules.heartbeat()) >= 0) {
                emitter.send(SseEmitter.event().comment("still here"));
                silent = Duration.ZERO;
            }
        }
    }
}
