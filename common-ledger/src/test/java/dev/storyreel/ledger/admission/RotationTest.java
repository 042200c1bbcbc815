package dev.storyreel.ledger.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RotationTest {

    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final AccountLimit LIMIT = new AccountLimit(4, 600);

    @Test
    void who_has_least_in_hand_is_next_and_of_several_who_waited_longest() {
        Rotation rotation = new Rotation(List.of(key("a", 2, 7), key("b", 0, 9), key("c", 0, 8)), LIMIT);
        assertThat(rotation.places()).isEqualTo(2 + 4 + 4);
        assertThat(Stream.generate(rotation::next).limit(10).map(Key::name))
                .containsExactly("c", "b", "c", "b", "a", "c", "b", "a", "c", "b");
        assertThat(rotation.places()).isZero();
        assertThatThrownBy(rotation::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_gives_no_more_calls_than_its_minute_has() {
        Rotation rotation = new Rotation(
                List.of(new Key("a", new CallBucket(1.9, NOW), 0, 0), new Key("b", new CallBucket(0.9, NOW), 0, 0)), LIMIT);
        assertThat(rotation.places()).isEqualTo(1);
        rotation.next();
        assertThat(rotation.keys().getFirst().calls().left()).isBetween(0.89, 0.91);
        assertThat(rotation.places()).isZero();
    }

    @Test
    void keys_that_answer_at_once_take_turns_from_round_to_round() {
        List<Key> keys = List.of(key("a", 0, 0), key("b", 0, 0));
        StringBuilder order = new StringBuilder();
        for (int round = 0; round < 4; round++) {
            Rotation rotation = new Rotation(keys, LIMIT);
            order.append(rotation.next().name()).append(rotation.next().name()).append(rotation.next().name());
            keys = rotation.keys().stream().map(key -> new Key(key.name(), key.calls(), 0, key.turn())).toList();
        }
        assertThat(order).hasToString("abababababab");
    }

    @Test
    void without_a_key_that_may_be_called_there_is_no_place() {
        assertThat(new Rotation(List.of(), LIMIT).places()).isZero();
    }

    private static Key key(String name, int inHand, long turn) {
        return new Key(name, CallBucket.full(LIMIT.perMinute(), NOW), inHand, turn);
    }
}
