package dev.storyreel.models.animatic.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.animatic.FolderMediaStore;
import dev.storyreel.models.animatic.Looks;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimaticImageModelTest {

    private static final String FILM = Looks.TEN.getFirst();

    @TempDir
    Path folder;

    private FolderMediaStore store;
    private int calls;
    private final AnimaticImageModel model = new AnimaticImageModel(
            () -> Ffmpeg.locate(Path.of(System.getProperty("java.io.tmpdir"), "storyreel-test-ffmpeg")));

    @BeforeEach
    void a_store() {
        store = new FolderMediaStore(folder.resolve("store"));
    }

    @Test
    void a_frame_has_exactly_the_size_asked_for() throws IOException {
        for (int[] size : new int[][] {{854, 480}, {270, 480}, {333, 333}}) {
            BufferedImage frame = ImageIO.read(draw(Looks.frame(FILM, "medium", 0.5, 1, size[0], size[1])).toFile());
            assertThat(frame.getWidth()).isEqualTo(size[0]);
            assertThat(frame.getHeight()).isEqualTo(size[1]);
        }
    }

    @Test
    void the_same_request_gives_the_same_bytes_and_another_seed_other_ones() throws IOException {
        byte[] first = Files.readAllBytes(draw(Looks.frame(FILM, "wide", 0.3, 5, 320, 180)));
        assertThat(Files.readAllBytes(draw(Looks.frame(FILM, "wide", 0.3, 5, 320, 180)))).isEqualTo(first);
        assertThat(Files.readAllBytes(draw(Looks.frame(FILM, "wide", 0.3, 6, 320, 180)))).isNotEqualTo(first);
    }

    @Test
    void a_frame_is_free_and_finished_at_once() {
        Answer answer = model.submit(Looks.frame(FILM, "wide", 0.3, 5, 64, 36), "", context());
        assertThat(answer).isInstanceOfSatisfying(Answer.Finished.class, finished -> {
            assertThat(finished.costUsd()).isEqualTo(BigDecimal.ZERO);
            assertThat(finished.files()).singleElement().extracting(Answer.Output::mediaType).isEqualTo("image/png");
        });
    }

    @Test
    void an_uploaded_product_on_a_plain_ground_stands_in_the_scene_in_its_own_colours() throws IOException {
        BufferedImage upload = product();
        ImageRequest request = Looks.frame(Looks.TEN.get(3), "close-up", 0.5, 1, 480, 270, List.of(), List.of(upload(upload, "product")));
        BufferedImage frame = ImageIO.read(draw(request).toFile());
        assertThat(bestCorrelation(frame, upload, 60, 40, 120, 220)).isGreaterThan(0.85);
        BufferedImage without = ImageIO.read(draw(Looks.frame(Looks.TEN.get(3), "close-up", 0.5, 1, 480, 270)).toFile());
        assertThat(bestCorrelation(without, upload, 60, 40, 120, 220)).isLessThan(0.7);
    }

    @Test
    void a_photograph_that_cannot_be_cut_out_hangs_in_the_scene_whole() throws IOException {
        BufferedImage photo = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 160; x++) {
                photo.setRGB(x, y, new Color(60 + x, 30 + (x / 20 + y / 20) % 2 * 150, 255 - 2 * y).getRGB());
            }
        }
        ImageRequest request = Looks.frame(Looks.TEN.get(2), "medium", 0.5, 1, 480, 270, List.of(), List.of(upload(photo, null)));
        BufferedImage frame = ImageIO.read(draw(request).toFile());
        assertThat(bestCorrelation(frame, photo, 0, 0, 160, 120)).isGreaterThan(0.85);
    }

    @Test
    void a_file_that_is_no_picture_is_said_to_be_none() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.jpg"), "not a picture");
        MediaRef ref = store.put("local/uploads/notes", text, "image/jpeg");
        ImageRequest request = Looks.frame(
                FILM, "wide", 0, 1, 64, 36, List.of(), List.of(new Brief.Reference(ref, null, null)));
        assertThatThrownBy(() -> draw(request))
                .isInstanceOfSatisfying(ModelException.class, e -> {
                    assertThat(e.code()).isEqualTo("BAD_PICTURE");
                    assertThat(e.effect()).isEqualTo(ModelException.Effect.NOT_ACCEPTED_FINAL);
                });
    }

    private Path draw(ImageRequest request) {
        CallContext context = context();
        Answer answer = model.submit(request, model.prepare(request, context), context);
        return ((Answer.Source.LocalFile) ((Answer.Finished) answer).files().getFirst().source()).path();
    }

    private CallContext context() {
        try {
            return new CallContext("key", store, Files.createDirectory(folder.resolve("call-" + calls++)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Brief.Reference upload(BufferedImage image, String role) throws IOException {
        Path file = folder.resolve("upload-" + calls++ + ".png");
        ImageIO.write(image, "png", file.toFile());
        return new Brief.Reference(store.put("local/uploads/" + file.getFileName(), file, "image/png"), role, null);
    }

    /** A striped flask on white. */
    private static BufferedImage product() {
        var image = new BufferedImage(240, 300, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 240, 300);
        for (int i = 0; i < 11; i++) {
            g.setColor(i % 2 == 0 ? new Color(200, 30, 90) : new Color(20, 60, 160));
            g.fillRect(60, 40 + 20 * i, 120, 20);
        }
        g.dispose();
        return image;
    }

    /** The best normalised correlation, over all places and sizes, of a part of one picture with another picture. */
    private static double bestCorrelation(BufferedImage in, BufferedImage of, int x, int y, int w, int h) {
        double best = -1;
        int n = 16;
        for (double scale = 0.4; scale < 2; scale += 0.04) {
            int bw = (int) (w * scale);
            int bh = (int) (h * scale);
            for (int by = 0; by + bh < in.getHeight(); by += 3) {
                for (int bx = 0; bx + bw < in.getWidth(); bx += 3) {
                    best = Math.max(best, correlation(in, bx, by, bw, bh, of, x, y, w, h, n));
                }
            }
        }
        return best;
    }

    private static double correlation(
            BufferedImage a, int ax, int ay, int aw, int ah, BufferedImage b, int bx, int by, int bw, int bh, int n) {
        double sa = 0;
        double sb = 0;
        double saa = 0;
        double sbb = 0;
        double sab = 0;
        int count = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                int p = a.getRGB(ax + (2 * i + 1) * aw / (2 * n), ay + (2 * j + 1) * ah / (2 * n));
                int q = b.getRGB(bx + (2 * i + 1) * bw / (2 * n), by + (2 * j + 1) * bh / (2 * n));
                for (int shift = 0; shift <= 16; shift += 8) {
                    double u = p >> shift & 255;
                    double v = q >> shift & 255;
                    sa += u;
                    sb += v;
                    saa += u * u;
                    sbb += v * v;
                    sab += u * v;
                    count++;
                }
            }
        }
        double va = saa - sa * sa / count;
        double vb = sbb - sb * sb / count;
        return (sab - sa * sb / count) / Math.sqrt(Math.max(1e-9, va * vb));
    }
}
