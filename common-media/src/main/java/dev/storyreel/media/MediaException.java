package dev.storyreel.media;

/** A medium that could not be stored, fetched, read or made. Its message never holds a key or a signed link. */
public final class MediaException extends RuntimeException {

    /** What went wrong. */
    public enum Code {
        /** Neither on PATH nor bundled for this platform. */
        FFMPEG_MISSING,
        FFMPEG_FAILED,
        FFMPEG_TIMED_OUT,
        /** A file that is not the medium it should be. */
        UNREADABLE,
        /** No object under that key. */
        MISSING,
        /** The object's bytes are not those of the claim check. */
        CHANGED,
        /** Other bytes lie under that key. */
        TAKEN,
        RANGE_NOT_SATISFIABLE,
        STORE_UNAVAILABLE
    }

    private final Code code;

    public MediaException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public MediaException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
