package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.MediaException.Code;
import dev.storyreel.media.MediaStore.ByteRange;
import dev.storyreel.media.MediaStore.OpenObject;
import dev.storyreel.testing.SharedObjectStore;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3MediaStoreTest {

    private static final String TEXT = "A film is a string of stills.";
    private static final MediaProperties.S3 AT_HAND = new MediaProperties.S3(
            SharedObjectStore.endpoint(),
            null,
            SharedObjectStore.region(),
            SharedObjectStore.bucket(),
            SharedObjectStore.accessKey(),
            SharedObjectStore.secretKey(),
            true,
            false);

    private final S3Client s3 = MediaAutoConfiguration.client(AT_HAND);
    private final S3MediaStore store = storeOn(s3, AT_HAND.bucket());
    private final String key = "local/videos/" + UUID.randomUUID() + "/note.txt";

    @TempDir
    Path dir;

    @Test
    void what_is_put_is_fetched() {
        MediaRef medium = store.put(key, file(TEXT), "text/plain");
        store.fetch(medium, dir.resolve("out.txt"));

        assertThat(dir.resolve("out.txt")).hasContent(TEXT);
        assertThat(medium)
                .isEqualTo(new MediaRef(
                        key, "text/plain", 29, "489497bb3b8cc2a2aca6e81d44949cb5e2197a852050a554bda97a6ac2d5c4d2"));
    }

    @Test
    void the_same_bytes_again_are_harmless() {
        MediaRef first = store.put(key, file(TEXT), "text/plain");

        assertThat(store.put(key, file(TEXT), "text/plain")).isEqualTo(first);
    }

    @Test
    void other_bytes_are_refused_and_the_first_stay() {
        MediaRef first = store.put(key, file(TEXT), "text/plain");

        assertThatThrownBy(() -> store.put(key, file("Other bytes, of another sort."), "text/plain"))
                .isInstanceOfSatisfying(MediaException.class, e -> assertThat(e.code()).isEqualTo(Code.TAKEN));
        store.fetch(first, dir.resolve("out.txt"));
        assertThat(dir.resolve("out.txt")).hasContent(TEXT);
    }

    @Test
    void a_put_that_lost_a_race_overwrites_nothing() {
        store.put(key, file(TEXT), "text/plain");
        S3MediaStore blind = storeOn(new SeesNothingAtFirst(s3), AT_HAND.bucket());

        assertThatThrownBy(() -> blind.put(key, file("Other bytes, of another sort."), "text/plain"))
                .isInstanceOfSatisfying(MediaException.class, e -> assertThat(e.code()).isEqualTo(Code.TAKEN));
    }

    @Test
    void an_object_that_was_changed_behind_our_back_is_not_taken_for_the_medium() {
        MediaRef medium = store.put(key, file(TEXT), "text/plain");
        MediaRef claimed = new MediaRef(medium.key(), medium.mediaType(), medium.bytes(), "0".repeat(64));

        assertThatThrownBy(() -> store.fetch(claimed, dir.resolve("out.txt")))
                .isInstanceOfSatisfying(MediaException.class, e -> assertThat(e.code()).isEqualTo(Code.CHANGED));
    }

    @Test
    void a_range_is_opened_with_its_place_in_the_whole() throws IOException {
        store.put(key, file(TEXT), "text/plain");

        OpenObject middle = store.open(key, new ByteRange(2, 5L)).orElseThrow();
        OpenObject end = store.open(key, new ByteRange(22, null)).orElseThrow();
        OpenObject whole = store.open(key, null).orElseThrow();

        assertThat(text(middle)).isEqualTo("film");
        assertThat(middle).extracting(OpenObject::totalBytes, OpenObject::from, OpenObject::toInclusive)
                .containsExactly(29L, 2L, 5L);
        assertThat(text(end)).isEqualTo("stills.");
        assertThat(end.toInclusive()).isEqualTo(28);
        assertThat(text(whole)).isEqualTo(TEXT);
        assertThat(whole.mediaType()).isEqualTo("text/plain");
    }

    @Test
    void a_range_past_the_end_is_said_to_be_so() {
        store.put(key, file(TEXT), "text/plain");

        assertThatThrownBy(() -> store.open(key, new ByteRange(29, null)))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.code()).isEqualTo(Code.RANGE_NOT_SATISFIABLE));
    }

    @Test
    void what_is_not_there_is_not_opened() {
        assertThat(store.open(key, null)).isEmpty();
        assertThatThrownBy(() -> store.fetch(new MediaRef(key, "text/plain", 1, "0".repeat(64)), dir.resolve("out")))
                .isInstanceOfSatisfying(MediaException.class, e -> assertThat(e.code()).isEqualTo(Code.MISSING));
    }

    @Test
    void a_signed_link_gives_the_object_to_whoever_holds_it_and_an_altered_one_does_not() throws IOException {
        store.put(key, file(TEXT), "text/plain");
        URI link = store.presign(key, Duration.ofMinutes(5));

        HttpURLConnection signed = (HttpURLConnection) link.toURL().openConnection();
        assertThat(new String(signed.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(TEXT);

        URI altered = URI.create(link.toString().replace("X-Amz-Expires=300", "X-Amz-Expires=301"));
        HttpURLConnection refused = (HttpURLConnection) altered.toURL().openConnection();
        assertThat(refused.getResponseCode()).isEqualTo(403);
    }

    @Test
    void a_link_is_no_key() {
        for (String link : new String[] {
            "https://example.com/a.mp4", "s3://bucket/a.mp4", "local/a.mp4?X-Amz-Signature=00", "local/../other/a.mp4", "/local/a"
        }) {
            assertThatThrownBy(() -> store.open(link, null)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.presign(link, Duration.ofMinutes(1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.put(link, file(TEXT), "text/plain"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_bucket_that_is_there_is_not_made_again() {
        store.createBucket();
        S3MediaStore another = storeOn(s3, "storyreel-" + UUID.randomUUID());
        another.createBucket();
        another.createBucket();

        assertThat(another.put(key, file(TEXT), "text/plain").bytes()).isEqualTo(29);
    }

    private static S3MediaStore storeOn(S3Client s3, String bucket) {
        return new S3MediaStore(s3, MediaAutoConfiguration.presigner(AT_HAND), bucket);
    }

    private Path file(String text) {
        try {
            return Files.writeString(Files.createTempFile(dir, "in", ".txt"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(OpenObject object) throws IOException {
        try (var content = object.content()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As it is between another's look and put. */
    private static final class SeesNothingAtFirst extends DelegatingS3Client {
        private boolean looked;

        SeesNothingAtFirst(S3Client s3) {
            super(s3);
        }

        @Override
        public HeadObjectResponse headObject(HeadObjectRequest request) {
            if (looked) {
                return super.headObject(request);
            }
            looked = true;
            throw S3Exception.builder().statusCode(404).build();
        }
    }
}
