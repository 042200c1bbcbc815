package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameSizeTest {

    @ParameterizedTest
    @CsvSource({
        "16:9, 480p,   854,  480",
        "16:9, 720p,  1280,  720",
        "16:9, 1080p, 1920, 1080",
        "9:16, 480p,   480,  854",
        "9:16, 720p,   720, 1280",
        "9:16, 1080p, 1080, 1920",
        "1:1,  480p,   480,  480",
        "1:1,  720p,   720,  720",
        "1:1,  1080p, 1080, 1080",
    })
    void ratio_and_resolution_give_a_size_which_gives_them_back(
            String aspect, String resolution, int width, int height) {
        FrameSize size = FrameSize.of(aspect, resolution);
        assertThat(size).isEqualTo(new FrameSize(width, height));
        assertThat(size.resolution()).isEqualTo(resolution);
        assertThat(size.aspect()).isEqualTo(aspect);
    }

    @Test
    void a_size_between_two_resolutions_counts_as_the_higher() {
        assertThat(new FrameSize(910, 512).resolution()).isEqualTo("720p");
        assertThat(new FrameSize(3840, 2160).resolution()).isEqualTo("1080p");
        assertThat(new FrameSize(1104, 832).aspect()).isEqualTo("1:1");
    }

    @Test
    void what_is_not_known_is_named_with_what_is() {
        assertThatThrownBy(() -> FrameSize.of("4:3", "720p")).hasMessageContaining("4:3").hasMessageContaining("9:16");
        assertThatThrownBy(() -> FrameSize.of("16:9", "4k")).hasMessageContaining("4k").hasMessageContaining("1080p");
        assertThatThrownBy(() -> new FrameSize(853, 480)).hasMessageContaining("853x480");
    }
}
