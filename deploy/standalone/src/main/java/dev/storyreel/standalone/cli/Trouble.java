package dev.storyreel.standalone.cli;

/** Something a person can act on; its message is all they see. */
final class Trouble extends RuntimeException {
    Trouble(String message) {
        super(message);
    }
}
