package dev.storyreel.models.animatic.image;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes PNG in one fixed way, so that equal pixels are equal bytes, and quickly, since the pixels are grainy anyway. */
final class Png {

    private Png() {}

    static void write(BufferedImage image, Path to) {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] rgb = image.getRGB(0, 0, w, h, null, 0, w);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            var header = new ByteArrayOutputStream();
            var fields = new DataOutputStream(header);
            fields.writeInt(w);
            fields.writeInt(h);
            fields.write(new byte[] {8, 2, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "sRGB", new byte[] {0});
            chunk(out, "IDAT", deflated(rgb, w, h));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Each row as the difference to the one above. */
    private static byte[] deflated(int[] rgb, int w, int h) throws IOException {
        var bytes = new ByteArrayOutputStream(w * h * 2);
        var deflater = new Deflater(4);
        try (var out = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
            byte[] row = new byte[3 * w + 1];
            row[0] = 2;
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    int p = rgb[y * w + x];
                    int above = y == 0 ? 0 : rgb[(y - 1) * w + x];
                    row[3 * x + 1] = (byte) ((p >> 16) - (above >> 16));
                    row[3 * x + 2] = (byte) ((p >> 8) - (above >> 8));
                    row[3 * x + 3] = (byte) (p - above);
                }
                out.write(row);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(OutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        var fields = new DataOutputStream(out);
        fields.writeInt(data.length);
        fields.write(name);
        fields.write(data);
        fields.writeInt((int) crc.getValue());
        fields.flush();
    }
}
