package dev.storyreel.models;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one account at a provider, in the order they were given. Each has a name by which rows, logs and people may
 * speak of it, and which reveals nothing: the first eight digits of its SHA-256. Immutable.
 */
public final class Keys {

    /** Of an account that asks for none. */
    public static final Keys NONE = new Keys(new LinkedHashMap<>());

    private static final int NAME_BYTES = 4;

    private final SequencedMap<String, Secret> byName;

    private Keys(SequencedMap<String, Secret> byName) {
        this.byName = Collections.unmodifiableSequencedMap(byName);
    }

    /**
     * @param text one key or several, with commas or line ends between them, as in a variable or a mounted file; a key that
     *             is given twice is one
     */
    public static Keys of(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        List<Secret> keys = Stream.of(text.split("[\\s,]+"))
                .filter(key -> !key.isEmpty())
                .map(Secret::of)
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is no key between the commas.");
        }
        return of(keys);
    }

    public static Keys of(Collection<Secret> keys) {
        SequencedMap<String, Secret> byName = new LinkedHashMap<>();
        keys.forEach(key -> byName.putIfAbsent(name(key), key));
        return new Keys(byName);
    }

    /** In their order. */
    public List<String> names() {
        return List.copyOf(byName.sequencedKeySet());
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /**
     * The key that a call goes out with: the one that was chosen for it. Where none was, or it is no longer among these,
     * the first: keys of one account mostly see the same jobs, and where they do not, the provider's answer says so.
     */
    public Secret of(CallContext call) {
        if (byName.isEmpty()) {
            throw new IllegalStateException("This account has no key.");
        }
        @Nullable Secret chosen = call.key() == null ? null : byName.get(call.key());
        return chosen == null ? byName.firstEntry().getValue() : chosen;
    }

    private static String name(Secret key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Keys keys && List.copyOf(keys.byName.values()).equals(List.copyOf(byName.values()));
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    /** How many, and no more. */
    @Override
    public String toString() {
        return byName.size() + "×…";
    }
}
