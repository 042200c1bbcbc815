package dev.storyreel.ledger.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a provider's output by its link: bounded in size and time, of the type that was said, and only from where
 * {@link Door} lets it go, redirects included. Sends no credentials.
 */
public final class LinkFetcher {

    private static final int MOST_REDIRECTS = 3;

    private final OkHttpClient http;
    private final Door door;
    private final long largestBytes;

    /** @param trusted scheme, host and port of links that may be other than public https */
    public LinkFetcher(List<URI> trusted, Duration timeout, long largestBytes) {
        this.door = new Door(trusted);
        this.largestBytes = largestBytes;
        http = new OkHttpClient.Builder()
                .dns(door)
                .followRedirects(false)
                .callTimeout(timeout)
                .readTimeout(Duration.ofSeconds(30))
                .build();
    }

    /** @return {@code to}, which holds the whole output */
    public Path fetch(URI link, String mediaType, Path to) {
        URI next = link;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            door.check(next);
            try (Response response = http.newCall(
                            new Request.Builder().url(next.toString()).build())
                    .execute()) {
                String location = response.header("Location");
                if (response.isRedirect() && location != null) {
                    next = next.resolve(location);
                    continue;
                }
                return read(response, mediaType, to);
            } catch (IOException e) {
                throw new OutputUnavailableException(
                        "The output at " + next.getHost() + " could not be fetched (" + e.getClass().getSimpleName()
                                + ").");
            } catch (IllegalArgumentException e) {
                throw new UnusableOutputException("The provider offered a link that is none.");
            }
        }
        throw new UnusableOutputException("The provider's link leads on and on.");
    }

    private Path read(Response response, String mediaType, Path to) throws IOException {
        String host = response.request().url().host();
        if (!response.isSuccessful()) {
            throw new OutputUnavailableException("The output at " + host + " answered " + response.code() + ".");
        }
        if (!fits(mediaType, response.header("Content-Type"))) {
            throw new UnusableOutputException(
                    "The output at " + host + " is " + response.header("Content-Type") + ", not " + mediaType + ".");
        }
        if (response.body().contentLength() > largestBytes) {
            throw tooLarge(host); // Said at once, rather than after all that may be taken of it.
        }
        try (InputStream in = response.body().byteStream();
                OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[64 * 1024];
            long total = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > largestBytes) {
                    throw tooLarge(host);
                }
                out.write(buffer, 0, read);
            }
        }
        return to;
    }

    private UnusableOutputException tooLarge(String host) {
        return new UnusableOutputException("The output at " + host + " is larger than " + largestBytes + " bytes.");
    }

    /** The type that was said, another of its family, or none in particular, as object stores say. */
    private static boolean fits(String expected, @Nullable String actual) {
        if (actual == null) {
            return true;
        }
        String type = actual.toLowerCase(Locale.ROOT).split(";", 2)[0].trim();
        String family = expected.substring(0, expected.indexOf('/') + 1);
        return type.equals(expected)
                || type.equals("application/octet-stream")
                || type.equals("binary/octet-stream")
                || (!family.equals("application/") && type.startsWith(family));
    }
}
