package dev.storyreel.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.gateway.web.ByteRanges.Wanted;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangesTest {

    @Test
    void a_single_range_is_understood() {
        assertThat(ByteRanges.parse("bytes=0-9", 100)).isEqualTo(new Wanted.Part(0, 9));
        assertThat(ByteRanges.parse("bytes=90-", 100)).isEqualTo(new Wanted.Part(90, 99));
        assertThat(ByteRanges.parse("bytes=-10", 100)).isEqualTo(new Wanted.Part(90, 99));
        assertThat(ByteRanges.parse("bytes=-1000", 100)).isEqualTo(new Wanted.Part(0, 99));
        assertThat(ByteRanges.parse("bytes=100-", 100)).isEqualTo(new Wanted.Nothing());
        assertThat(ByteRanges.parse("bytes=-0", 100)).isEqualTo(new Wanted.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes=9-3", "bytes=99999999999999999999-"})
    void what_is_not_a_single_range_is_ignored(String header) {
        assertThat(ByteRanges.parse(header, 100)).isEqualTo(new Wanted.Whole());
    }

    @Property
    void a_part_never_leaves_the_file(
            @ForAll @LongRange(min = 0, max = 50) long from,
            @ForAll @LongRange(min = 0, max = 50) long to,
            @ForAll @LongRange(min = 0, max = 40) long total) {
        if (ByteRanges.parse("bytes=" + from + "-" + to, total) instanceof Wanted.Part(long first, long last)) {
            assertThat(first).isEqualTo(from).isLessThanOrEqualTo(last);
            assertThat(last).isLessThan(total);
        }
    }
}
