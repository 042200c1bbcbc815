package dev.storyreel.models.http;

import java.io.IOException;

/** A request to which no whole reply came. It holds no address, which may be signed. */
public final class NoReply extends Exception {

    private final boolean sent;

    NoReply(IOException trouble, boolean sent) {
        super(trouble.getClass().getSimpleName());
        this.sent = sent;
    }

    /** Whether anything of the request went out: before that, nothing can have been accepted. */
    public boolean sent() {
        return sent;
    }

    /** What kind of trouble it was, in a word. */
    public String kind() {
        return String.valueOf(getMessage());
    }
}
