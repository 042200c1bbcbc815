package dev.storyreel.media;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** An ffmpeg that reads what we write. Closing it ends the input, waits for ffmpeg, and throws if it failed. */
public final class Feed implements AutoCloseable {

    private final Child child;
    private final Duration limit;
    private final OutputStream input;
    private boolean closed;

    Feed(Child child, Duration limit) {
        this.child = child;
        this.limit = limit;
        this.input = new Input(child.input());
    }

    /** Where to write; buffered a little, so that whole frames are best written at once. */
    public OutputStream input() {
        return input;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            child.input().close();
        } catch (IOException _) {
            // ffmpeg stopped reading; why, its exit code and last words say below.
        }
        child.await(limit);
    }

    /** A broken pipe only says that ffmpeg is gone; what the caller needs is ffmpeg's reason. */
    private final class Input extends FilterOutputStream {
        Input(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException broken) {
                Feed.this.close();
                throw broken;
            }
        }

        @Override
        public void close() {
            Feed.this.close();
        }
    }
}
