package dev.storyreel.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

    @ParameterizedTest
    @CsvSource({
        "ffd8ffe000104a4649460001, JPEG", "89504e470d0a1a0a0000000d, PNG", "524946461a00000057454250, WEBP",
        "524946461a00000057415645, WAV", "4944330400000000000000ff, MP3", "fffb9064000000000000000f, MP3",
        "0000001866747970 69736f6d, MP4"
    })
    void a_format_is_told_by_its_first_bytes(String head, Format format) {
        assertThat(Format.of(HexFormat.of().parseHex(head.replace(" ", "")))).contains(format);
    }

    @ParameterizedTest
    @CsvSource({
        "474946383961000000000000", "255044462d312e370a0a0a0a", "3c3f786d6c2076657273696f", "1a45dfa39f42868101424286",
        "524946461a00000041564920", "00000018667479706d346120", "0000001466747970717420 20", "fff15080000000000000000f",
        "ffd8"
    })
    void anything_else_is_refused(String head) {
        assertThat(Format.of(HexFormat.of().parseHex(head.replace(" ", "")))).isEmpty();
    }

    @Test
    void names_are_made_safe_to_show() {
        assertThat(StoreUpload.safeName("../../etc/passwd")).isEqualTo("passwd");
        assertThat(StoreUpload.safeName("C:\\Users\\me\\Mein Bild.png")).isEqualTo("Mein Bild.png");
        assertThat(StoreUpload.safeName("<b>\u0000\n\"x\".png")).isEqualTo("_b____x_.png");
        assertThat(StoreUpload.safeName(".htaccess")).isEqualTo("htaccess");
        assertThat(StoreUpload.safeName("")).isEqualTo("file");
        assertThat(StoreUpload.safeName(null)).isEqualTo("file");
        assertThat(StoreUpload.safeName("x".repeat(300) + ".png")).hasSize(100).endsWith(".png");
        assertThat(StoreUpload.safeName(new String("résumé.jpg".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)))
                .isEqualTo("résumé.jpg");
    }
}
