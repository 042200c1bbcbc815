package dev.storyreel.gateway;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.MediaStore;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Links to media, signed on demand and given out again while they are fresh, so that a page that asks every two seconds
 * does not load its pictures anew each time. Safe for many threads; nothing is stored but keys.
 */
public final class Links {

    private record Signed(URI link, Instant fresh) {}

    private final MediaStore media;
    private final GatewayProperties.Links rules;
    private final Clock clock;
    private final Map<String, Signed> signed;

    public Links(MediaStore media, GatewayProperties.Links rules, Clock clock) {
        this.media = media;
        this.rules = rules;
        this.clock = clock;
        this.signed = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Signed> eldest) {
                return size() > rules.cached();
            }
        };
    }

    public URI to(MediaRef medium) {
        return to(medium.key());
    }

    public URI to(String key) {
        Instant now = clock.instant();
        synchronized (signed) {
            @Nullable Signed known = signed.get(key);
            if (known == null || !known.fresh().isAfter(now)) {
                known = new Signed(
                        media.presign(key, rules.validFor()),
                        now.plus(rules.validFor()).minus(rules.freshFor()));
                signed.put(key, known);
            }
            return known.link();
        }
    }
}
