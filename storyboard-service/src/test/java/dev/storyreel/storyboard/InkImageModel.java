package dev.storyreel.storyboard;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.Recovery;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** Draws a flat colour by the seed, at once, for two cents; declines what is forbidden. */
final class InkImageModel implements Model<ImageRequest> {

    final AtomicInteger drawn = new AtomicInteger();

    @Override
    public String provider() {
        return "inkpot";
    }

    @Override
    public Kind kind() {
        return Kind.IMAGE;
    }

    @Override
    public boolean serves(String model) {
        return model.equals("ink");
    }

    @Override
    public Recovery recovery() {
        return Recovery.NONE;
    }

    @Override
    public String prepare(ImageRequest request, CallContext context) {
        return request.prompt();
    }

    @Override
    public Answer submit(ImageRequest request, String preparedCall, CallContext context) {
        if (preparedCall.contains("forbidden")) {
            return new Answer.Refused("The picture was declined.", "Leave out what is forbidden.");
        }
        drawn.incrementAndGet();
        BufferedImage image = new BufferedImage(request.width(), request.height(), BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color((int) request.seed() & 0xffffff));
        pen.fillRect(0, 0, request.width(), request.height());
        pen.dispose();
        Path file = context.workDir().resolve("frame.png");
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer.Finished(
                List.of(new Answer.Output("frame.png", "image/png", new Answer.Source.LocalFile(file))),
                new BigDecimal("0.02"));
    }

    @Override
    public Answer poll(String jobId, CallContext context) {
        throw new IllegalStateException("Ink answers at once.");
    }
}
