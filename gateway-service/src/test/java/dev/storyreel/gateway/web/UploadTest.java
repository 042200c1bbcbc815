package dev.storyreel.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.gateway.House;
import dev.storyreel.media.Ffmpeg;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class UploadTest extends House {

    @Autowired
    Ffmpeg ffmpeg;

    @TempDir
    Path dir;

    private record Part(String name, byte[] content) {}

    @Test
    void a_picture_and_a_track_become_assets_that_a_request_can_name() throws Exception {
        var response = upload(new Part("../../my bottle.png", png(64, 48)), new Part("song.wav", made("song.wav", "sine=d=1")));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode image = json(response).path("assets").get(0);
        assertThat(image.path("kind").asString()).isEqualTo("image");
        assertThat(image.path("name").asString()).isEqualTo("my bottle.png");
        assertThat(image.path("width").asInt()).isEqualTo(64);
        JsonNode track = json(response).path("assets").get(1);
        assertThat(track.path("kind").asString()).isEqualTo("audio");
        assertThat(track.path("seconds").asDouble()).isEqualTo(1.0);
        assertThat(json(response).path("assetIds").get(0).asString()).isEqualTo(image.path("assetId").asString());

        var link = HttpRequest.newBuilder(URI.create(image.path("url").asString())).build();
        assertThat(HttpClient.newHttpClient().send(link, BodyHandlers.ofByteArray()).body()).isEqualTo(png(64, 48));

        String key = jdbc.sql("select object_key from asset where asset_id = :id")
                .param("id", image.path("assetId").asString())
                .query(String.class)
                .single();
        assertThat(key).matches("local/assets/[0-9a-f-]{36}/[0-9a-f]{64}\\.png");

        var request = post("/api/generate", """
                {"prompt":"An ad for this bottle","trackAsset":"%s",
                 "referenceAssets":[{"assetId":"%s","role":"product","caption":"The bottle"}]}
                """.formatted(track.path("assetId").asString(), image.path("assetId").asString()));
        assertThat(request.statusCode()).as(request.body()).isEqualTo(202);
        JsonNode brief = json(get("/api/videos/" + json(request).path("videoId").asString())).path("brief");
        assertThat(brief.path("references").get(0).path("role").asString()).isEqualTo("product");
        assertThat(brief.path("trackUrl").asString()).contains(".wav");

        var bare = post("/api/generate", "{\"prompt\":\"An ad\",\"referenceAssets\":[\"%s\"]}"
                .formatted(image.path("assetId").asString()));
        assertThat(bare.statusCode()).isEqualTo(202);
    }

    @Test
    void a_track_is_no_reference_picture() throws Exception {
        String track = json(upload(new Part("song.mp3", made("song.mp3", "sine=d=1")))).path("assetIds").get(0).asString();
        var response = post("/api/generate", "{\"prompt\":\"x\",\"referenceAssets\":[\"" + track + "\"]}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("details").get(0).path("given").asString()).contains("audio");
    }

    @Test
    void a_video_is_taken() throws Exception {
        var response = upload(new Part("sample.mp4", made("sample.mp4", "testsrc=d=1:s=64x64")));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(json(response).path("assets").get(0).path("kind").asString()).isEqualTo("video");
    }

    @Test
    void what_a_file_is_counts_and_not_its_name() throws Exception {
        refused(415, "evil.png", "<svg onload=alert(1)>".getBytes());
        refused(415, "empty.png", new byte[0]);
        refused(415, "animated.png", "GIF89a..........".getBytes());
        byte[] cut = png(64, 48);
        refused(415, "cut.png", Arrays.copyOf(cut, 40));
        refused(400, "tiny.png", png(4, 4));
    }

    @Test
    void a_picture_too_large_is_413() throws Exception {
        byte[] large = Arrays.copyOf(png(64, 48), 10 * 1024 * 1024 + 1);
        refused(413, "large.png", large);
    }

    @Test
    void one_bad_file_keeps_all_out() throws Exception {
        long before = assets();
        var response = upload(new Part("good.png", png(64, 48)), new Part("bad.png", "nothing of the kind".getBytes()));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(json(response).path("details").get(0).path("field").asString()).isEqualTo("bad.png");
        assertThat(assets()).isEqualTo(before);
    }

    @Test
    void an_upload_without_a_file_is_refused() {
        var response = upload();
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(post("/api/upload", "{}").statusCode()).isEqualTo(415);
    }

    private void refused(int status, String name, byte[] content) {
        long before = assets();
        var response = upload(new Part(name, content));
        assertThat(response.statusCode()).as(name + " " + response.body()).isEqualTo(status);
        assertThat(json(response).path("details").get(0).path("field").asString()).isEqualTo(name);
        assertThat(assets()).isEqualTo(before);
    }

    private long assets() {
        return jdbc.sql("select count(*) from asset").query(Long.class).single();
    }

    private HttpResponse<String> upload(Part... parts) {
        String boundary = "the-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + part.name()
                            + "\"\r\nContent-Type: image/png\r\n\r\n")
                    .getBytes());
            body.writeBytes(part.content());
            body.writeBytes("\r\n".getBytes());
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes());
        return send(to("/api/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private byte[] made(String name, String source) throws Exception {
        Path file = dir.resolve(name);
        ffmpeg.run(List.of("-f", "lavfi", "-i", source, file.toString()));
        return Files.readAllBytes(file);
    }

    private static byte[] png(int width, int height) throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
