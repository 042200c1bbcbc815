package dev.storyreel.models;

import java.util.Objects;

/** A key. It is in no log, event, error or {@code toString}: whoever needs it must say so, by {@link #reveal}. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** The spaces and line ends around it are a mounted file's or a paste's, and are dropped. */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A key cannot be empty.");
        }
        return new Secret(value.strip());
    }

    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }

    @Override
    public String toString() {
        return "…";
    }
}
