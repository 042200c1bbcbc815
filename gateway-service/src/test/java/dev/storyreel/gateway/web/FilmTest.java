package dev.storyreel.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.gateway.Film;
import dev.storyreel.gateway.House;
import dev.storyreel.media.MediaStore;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class FilmTest extends House {

    private static final int LENGTH = 10_000;

    @Autowired
    MediaStore media;

    @TempDir
    Path dir;

    private final byte[] bytes = new byte[LENGTH];
    private String path;

    @BeforeEach
    void a_finished_film() throws Exception {
        new Random(1).nextBytes(bytes);
        Path file = Files.write(dir.resolve("final.mp4"), bytes);
        Film film = new Film().requested().planned().drawn().firstChunk().otherChunks().cut();
        String folder = "local/videos/" + film.id() + "/work/w/";
        project(film.completed(media.put(folder + "final.mp4", file, "video/mp4"), media.put(folder + "poster.jpg", file, "image/jpeg")));
        path = "/api/videos/" + film.id() + "/final";
    }

    @Test
    void the_whole_film_is_streamed() {
        var response = range(null);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(bytes);
        assertThat(header(response, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(response, "Content-Length")).isEqualTo("10000");
        assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(response, "Content-Disposition")).startsWith("inline").contains("The lamp.mp4");
    }

    @Test
    void parts_are_sent_as_asked() {
        part("bytes=100-199", 100, 200);
        part("bytes=9990-", 9990, 10_000);
        part("bytes=-5", 9995, 10_000);
        part("bytes=9990-20000", 9990, 10_000);
        part("bytes=0-0", 0, 1);
    }

    @Test
    void a_range_beyond_the_end_is_416() {
        var response = range("bytes=10000-");
        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes */10000");
    }

    @Test
    void its_head_tells_its_length() {
        var response = send(to(path).method("HEAD", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).contains("10000");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void what_the_caller_has_is_not_sent_again() {
        String tag = header(range(null), "ETag");
        assertThat(send(to(path).header("If-None-Match", tag)).statusCode()).isEqualTo(304);
        var other = send(to(path).header("Range", "bytes=0-9").header("If-Range", "\"another\""), BodyHandlers.ofByteArray());
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).hasSize(LENGTH);
    }

    @Test
    void it_can_be_saved_and_so_can_the_poster() {
        assertThat(send(to(path + "?download")).headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        var poster = send(to(path.replace("/final", "/poster")));
        assertThat(poster.statusCode()).isEqualTo(200);
        assertThat(poster.headers().firstValue("Content-Type")).contains("image/jpeg");
    }

    @Test
    void while_there_is_none_the_answer_tells_the_status() {
        Film film = new Film().requested().planned();
        project(film);
        var response = get("/api/videos/" + film.id() + "/final");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("error").asString()).isEqualTo("NOT_READY");
        assertThat(json(response).path("message").asString()).contains("STORYBOARDING");
    }

    @Test
    void a_file_that_is_no_longer_kept_is_404() {
        Film film = Film.finished();
        project(film);
        var response = get("/api/videos/" + film.id() + "/final");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("error").asString()).isEqualTo("NOT_FOUND");
    }

    private void part(String range, int from, int to) {
        var response = range(range);
        assertThat(response.statusCode()).as(range).isEqualTo(206);
        assertThat(response.body()).as(range).isEqualTo(Arrays.copyOfRange(bytes, from, to));
        assertThat(header(response, "Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/10000");
    }

    private HttpResponse<byte[]> range(String range) {
        var request = to(path);
        if (range != null) {
            request.header("Range", range);
        }
        return send(request, BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
