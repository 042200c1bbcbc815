package dev.storyreel.media;

import dev.storyreel.media.MediaException.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The H.264 parameter sets in an MP4's header (the {@code avcC} box, ISO/IEC 14496-15). A track that holds clips of two
 * makes needs the sets of both there: ffmpeg writes those of the first only, and players that read the header alone would
 * show the others as garbage.
 */
final class ParameterSets {

    /** From the file down to the sets; a number is how many bytes of fields stand before a box's children. */
    private static final List<Step> WAY = List.of(
            new Step("moov", 0),
            new Step("trak", 0),
            new Step("mdia", 0),
            new Step("minf", 0),
            new Step("stbl", 0),
            new Step("stsd", 8),
            new Step("avc1", 78),
            new Step("avcC", 0));

    private final byte[] head;

    /** As buffers, because the same set twice is one and arrays have no value of their own. */
    private final Set<ByteBuffer> sequences = new LinkedHashSet<>();
    private final Set<ByteBuffer> pictures = new LinkedHashSet<>();
    private final byte[] tail;

    private ParameterSets(ByteBuffer avcC) {
        head = take(avcC, 5);
        readSets(avcC, avcC.get() & 0x1f, sequences);
        readSets(avcC, avcC.get() & 0xff, pictures);
        tail = take(avcC, avcC.remaining());
    }

    /** Those in the header of an MP4 whose {@code moov} stands anywhere. */
    static ParameterSets of(Path mp4) {
        try (RandomAccessFile file = new RandomAccessFile(mp4.toFile(), "r")) {
            Box box = way(file).getLast();
            return new ParameterSets(ByteBuffer.wrap(content(file, box)));
        } catch (IOException e) {
            throw new MediaException(Code.UNREADABLE, "The clip's header could not be read.", e);
        }
    }

    /** @return whether there were any that were not here yet */
    boolean addAll(ParameterSets others) {
        boolean more = sequences.addAll(others.sequences);
        return pictures.addAll(others.pictures) || more;
    }

    /** Puts these in the place of what stands in an MP4 whose {@code moov} is its last box, so that nothing behind moves. */
    void writeInto(Path mp4) {
        try (RandomAccessFile file = new RandomAccessFile(mp4.toFile(), "rw")) {
            List<Box> way = way(file);
            Box avcC = way.getLast();
            if (way.getFirst().end() != file.length()) {
                throw new MediaException(Code.UNREADABLE, "The header does not stand at the end.");
            }
            byte[] content = bytes();
            byte[] behind = new byte[Math.toIntExact(file.length() - avcC.end())];
            file.seek(avcC.end());
            file.readFully(behind);
            file.seek(avcC.start() + 8);
            file.write(content);
            file.write(behind);
            long grown = 8 + content.length - (avcC.end() - avcC.start());
            for (Box box : way) {
                file.seek(box.start());
                file.writeInt(Math.toIntExact(box.end() - box.start() + grown));
            }
        } catch (IOException e) {
            throw new MediaException(Code.UNREADABLE, "The cut's header could not be written.", e);
        }
    }

    private byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head);
        out.write(0xe0 | sequences.size());
        writeSets(out, sequences);
        out.write(pictures.size());
        writeSets(out, pictures);
        out.writeBytes(tail);
        return out.toByteArray();
    }

    private static void readSets(ByteBuffer from, int count, Set<ByteBuffer> into) {
        for (int i = 0; i < count; i++) {
            into.add(ByteBuffer.wrap(take(from, from.getShort() & 0xffff)));
        }
    }

    private static void writeSets(ByteArrayOutputStream out, Set<ByteBuffer> sets) {
        for (ByteBuffer set : sets) {
            out.write(set.remaining() >> 8);
            out.write(set.remaining() & 0xff);
            out.write(set.array(), 0, set.remaining());
        }
    }

    private static byte[] take(ByteBuffer from, int length) {
        byte[] taken = new byte[length];
        from.get(taken);
        return taken;
    }

    private static List<Box> way(RandomAccessFile file) throws IOException {
        List<Box> way = new ArrayList<>();
        if (!descend(file, 0, file.length(), way)) {
            throw new MediaException(Code.UNREADABLE, "The file has no H.264 track.");
        }
        return way;
    }

    /** Depth first, because the track of the sound is a {@code trak} as well. */
    private static boolean descend(RandomAccessFile file, long from, long to, List<Box> way) throws IOException {
        Step step = WAY.get(way.size());
        for (long at = from; at + 8 <= to; ) {
            file.seek(at);
            long size = Integer.toUnsignedLong(file.readInt());
            byte[] type = new byte[4];
            file.readFully(type);
            if (size == 1) {
                size = file.readLong();
            }
            if (size < 8) {
                return false;
            }
            if (new String(type, StandardCharsets.ISO_8859_1).equals(step.type())) {
                way.add(new Box(at, at + size));
                if (way.size() == WAY.size() || descend(file, at + 8 + step.fields(), at + size, way)) {
                    return true;
                }
                way.removeLast();
            }
            at += size;
        }
        return false;
    }

    private static byte[] content(RandomAccessFile file, Box box) throws IOException {
        byte[] content = new byte[Math.toIntExact(box.end() - box.start() - 8)];
        file.seek(box.start() + 8);
        file.readFully(content);
        return content;
    }

    private record Step(String type, int fields) {}

    private record Box(long start, long end) {}
}
