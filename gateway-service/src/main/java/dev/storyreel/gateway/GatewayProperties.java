package dev.storyreel.gateway;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the gateway behaves.
 *
 * @param models    used where a request names none
 * @param links     signed links to media
 * @param events    server-sent events
 * @param uploads   what may be uploaded
 * @param jsonLimit the largest JSON body
 * @param healthFor how long a health check's answer is used again
 * @param cors      origins that may call from a browser; none by default, which leaves pages of the same origin
 * @param rebuildOnStart fold every stored state anew from history, as after a change of the fold
 */
@ConfigurationProperties("storyreel.gateway")
public record GatewayProperties(
        @DefaultValue Models models,
        @DefaultValue Links links,
        @DefaultValue Events events,
        @DefaultValue Uploads uploads,
        @DefaultValue("256KB") DataSize jsonLimit,
        @DefaultValue("3s") Duration healthFor,
        @DefaultValue Cors cors,
        @DefaultValue("false") boolean rebuildOnStart) {

    /** The default model of each kind, by the catalogue's names. */
    public record Models(
            @DefaultValue("animatic") String plan,
            @DefaultValue("animatic") String image,
            @DefaultValue("animatic") String clip,
            @DefaultValue("animatic") String music) {}

    /**
     * @param validFor    how long a fresh link works
     * @param freshFor    how long a link must still work to be given out again
     * @param cached      how many are kept
     */
    public record Links(
            @DefaultValue("1h") Duration validFor,
            @DefaultValue("10m") Duration freshFor,
            @DefaultValue("10000") int cached) {

        public Links {
            if (freshFor.compareTo(validFor) >= 0) {
                throw new IllegalArgumentException(
                        "storyreel.gateway.links.fresh-for must be shorter than valid-for, not " + freshFor + ".");
            }
        }
    }

    /**
     * @param connections how many there may be at once
     * @param heartbeat   how often a silent connection is written to
     * @param look        how often history is looked at when nobody rang; another gateway may have written it
     */
    public record Events(
            @DefaultValue("500") int connections,
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("1s") Duration look) {}

    /** The largest file of each kind, and how many files a request may bring. */
    public record Uploads(
            @DefaultValue("10MB") DataSize image,
            @DefaultValue("50MB") DataSize audio,
            @DefaultValue("100MB") DataSize video,
            @DefaultValue("8") int files) {}

    public record Cors(@DefaultValue List<String> origins) {
        public Cors {
            origins = List.copyOf(origins);
        }
    }
}
