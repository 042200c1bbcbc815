package dev.storyreel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.MediaStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinksTest {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private int signatures;

    private final Links links = new Links(
            new SigningStore(), new GatewayProperties.Links(Duration.ofHours(1), Duration.ofMinutes(10), 2), new HandClock());

    @Test
    void a_link_is_given_out_again_until_shortly_before_it_expires() {
        URI first = links.to("local/a.png");
        now = now.plus(Duration.ofMinutes(49));
        assertThat(links.to("local/a.png")).isEqualTo(first);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(links.to("local/a.png")).isNotEqualTo(first);
    }

    @Test
    void only_so_many_are_kept() {
        URI first = links.to("local/a.png");
        links.to("local/b.png");
        links.to("local/c.png");
        assertThat(links.to("local/a.png")).isNotEqualTo(first);
    }

    private final class SigningStore implements MediaStore {
        @Override
        public URI presign(String key, Duration validFor) {
            return URI.create("http://localhost/" + key + "?signature=" + ++signatures + "&for=" + validFor.toSeconds());
        }

        @Override
        public MediaRef put(String key, Path file, String mediaType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void fetch(MediaRef medium, Path to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<OpenObject> open(String key, ByteRange range) {
            throw new UnsupportedOperationException();
        }
    }

    private final class HandClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
