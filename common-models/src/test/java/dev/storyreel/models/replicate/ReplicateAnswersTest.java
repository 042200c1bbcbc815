package dev.storyreel.models.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.models.Answer;
import dev.storyreel.models.Keys;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ReplicateAnswersTest {

    private static final ModelCatalogue CATALOGUE = ModelCatalogue.load();

    private final ReplicateProperties properties = new ReplicateProperties(
            Keys.of("r8_x"), URI.create("http://127.0.0.1:7/v1"), Duration.ofSeconds(1), Duration.ofSeconds(1),
            Duration.ofSeconds(3), null);

    @Test
    void a_job_under_way_is_asked_after_again() throws Exception {
        assertThat(clip("'status':'starting'")).isEqualTo(new Answer.Running("abc", Duration.ofSeconds(3)));
        assertThat(clip("'status':'processing'")).isEqualTo(new Answer.Running("abc", Duration.ofSeconds(3)));
    }

    @Test
    void a_success_gives_its_link_or_links() throws Exception {
        assertThat(clip("'status':'succeeded','output':'https://replicate.delivery/a/out.mp4'"))
                .isEqualTo(new Answer.Finished(
                        java.util.List.of(link("clip.mp4", "video/mp4", "https://replicate.delivery/a/out.mp4")), null));
        assertThat(answer(Kind.IMAGE, "'status':'succeeded','output':['https://x.replicate.delivery/0.webp','https://x.replicate.delivery/1.png']"))
                .isEqualTo(new Answer.Finished(
                        java.util.List.of(
                                link("frame.webp", "image/webp", "https://x.replicate.delivery/0.webp"),
                                link("frame-2.png", "image/png", "https://x.replicate.delivery/1.png")),
                        null));
        assertThat(answer(Kind.MUSIC, "'status':'succeeded','output':'http://127.0.0.1:7/out.wav'"))
                .isEqualTo(new Answer.Finished(
                        java.util.List.of(link("music.wav", "audio/wav", "http://127.0.0.1:7/out.wav")), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'http://replicate.delivery/a.mp4'", "'https://replicate.delivery.evil.example/a.mp4'",
        "'https://u@replicate.delivery/a.mp4'", "'https://replicate.delivery:8443/a.mp4'",
        "'http://169.254.169.254/latest'", "'http://127.0.0.1:8/a.mp4'", "'file:///etc/passwd'", "'not a link'", "''",
        "7", "{}", "[]", "[7]", "null", "[['https://replicate.delivery/a.mp4']]"
    })
    void a_success_with_anything_else_is_a_failure_that_may_be_billed(String output) throws Exception {
        assertThat(clip("'status':'succeeded','output':" + output))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo("BAD_ANSWER");
                    assertThat(failed.unbilled()).isFalse();
                });
    }

    @Test
    void the_models_version_is_told_where_replicate_tells_it() throws Exception {
        String made = "'status':'succeeded','output':'https://replicate.delivery/a/out.mp4','version':";
        assertThat(((Answer.Finished) clip(made + "'hidden'")).modelVersion()).isNull();
        assertThat(((Answer.Finished) clip(made + "'5c7d5dc6'")).modelVersion()).isEqualTo("5c7d5dc6");
    }

    @Test
    void a_result_that_was_removed_is_said_so() throws Exception {
        assertThat(clip("'status':'succeeded','output':null,'data_removed':true"))
                .isInstanceOfSatisfying(
                        Answer.Failed.class, failed -> assertThat(failed.code()).isEqualTo("RESULT_EXPIRED"));
    }

    @Test
    void declined_content_is_a_refusal_with_a_suggestion() throws Exception {
        assertThat(clip("'status':'failed','error':'The input or output was flagged as sensitive. Please try again with different inputs. (E005) (xyz)'"))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.message()).contains("flagged as sensitive");
                    assertThat(refused.suggestion()).contains("other words");
                });
    }

    @Test
    void what_counts_no_output_is_known_to_be_unbilled() throws Exception {
        assertThat(clip("'status':'failed','error':'CUDA out of memory','metrics':{'predict_time':7.5,'input_token_count':3}"))
                .isEqualTo(new Answer.Failed("PROVIDER_FAILED", "CUDA out of memory", true));
        assertThat(clip("'status':'failed','error':'x','metrics':'nonsense'"))
                .isEqualTo(new Answer.Failed("PROVIDER_FAILED", "x", true));
        assertThat(clip("'status':'aborted'")).isEqualTo(new Answer.Cancelled(null));
        assertThat(clip("'status':'canceled','started_at':'2026-11-21T04:00:00Z','metrics':{'predict_time':3}"))
                .isEqualTo(new Answer.Cancelled(null));
        assertThat(ReplicateAnswers.unknown()).isInstanceOfSatisfying(
                Answer.Failed.class, failed -> assertThat(failed.unbilled()).isFalse());
    }

    @Test
    void what_counts_an_output_is_charged_as_its_row_says() throws Exception {
        String made = ",'model':'minimax/hailuo-2.3','input':{'resolution':'1080p','duration':6,'prompt':'p'},"
                + "'metrics':{'predict_time':7.5,'video_output_duration_seconds':6}";
        BigDecimal price = new BigDecimal("0.4896");
        assertThat(clip("'status':'failed','error':'lost'" + made))
                .isEqualTo(new Answer.Failed("PROVIDER_FAILED", "lost", false, price));
        assertThat(clip("'status':'canceled'" + made)).isEqualTo(new Answer.Cancelled(price));
        assertThat(clip("'status':'failed','error':'NSFW'" + made))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.costUsd()).isEqualTo(price));
        assertThat(answer(Kind.IMAGE, "'status':'canceled','model':'black-forest-labs/flux-2-pro',"
                        + "'input':{'resolution':'1 MP'},'metrics':{'image_count':1}"))
                .isEqualTo(new Answer.Cancelled(new BigDecimal("0.03")));
        assertThat(answer(Kind.MUSIC, "'status':'canceled','model':'google/lyria-3','input':{},'metrics':{'audio_output_count':1}"))
                .isEqualTo(new Answer.Cancelled(new BigDecimal("0.04")));
        assertThat(clip("'status':'failed','error':'x','model':'nobody/nothing','metrics':{'image_count':1}"))
                .isEqualTo(new Answer.Failed("PROVIDER_FAILED", "x", false));
    }

    @Test
    void what_is_paid_for_by_time_is_charged_once_it_has_run() throws Exception {
        String ran = ",'model':'meta/musicgen','version':'ab','input':{'duration':8},'metrics':{'predict_time':7.5}";
        BigDecimal run = new BigDecimal("0.085");
        assertThat(answer(Kind.MUSIC, "'status':'failed','error':'CUDA'" + ran))
                .isEqualTo(new Answer.Failed("PROVIDER_FAILED", "CUDA", false, run));
        assertThat(answer(Kind.MUSIC, "'status':'canceled'" + ran)).isEqualTo(new Answer.Cancelled(run));
        assertThat(answer(Kind.MUSIC, "'status':'canceled','model':'meta/musicgen','input':{}"))
                .isEqualTo(new Answer.Cancelled(null));
    }

    @Test
    void speech_and_worked_over_clips_are_charged_by_what_they_are_priced_by() throws Exception {
        assertThat(answer(Kind.SPEECH, "'status':'canceled','model':'minimax/speech-2.8-hd','input':{'text':'Good night.'},"
                        + "'metrics':{'audio_output_count':1}"))
                .isEqualTo(new Answer.Cancelled(new BigDecimal("0.00110")));
        assertThat(answer(Kind.LIPSYNC, "'status':'canceled','model':'sync/lipsync-2-pro','input':{},"
                        + "'metrics':{'video_output_duration_seconds':2.2}"))
                .isEqualTo(new Answer.Cancelled(new BigDecimal("0.24975")));
        assertThat(answer(Kind.FOLEY, "'status':'succeeded','version':'ab','output':'https://replicate.delivery/a/out.mp4'"))
                .isEqualTo(new Answer.Finished(
                        java.util.List.of(link("foley.mp4", "video/mp4", "https://replicate.delivery/a/out.mp4")), null, "ab"));
    }

    private Answer clip(String fields) throws Exception {
        return answer(Kind.CLIP, fields);
    }

    private Answer answer(Kind kind, String fields) throws Exception {
        String json = "{\"id\":\"abc\"," + fields.replace('\'', '"') + "}";
        return new ReplicateAnswers(properties, kind, new ReplicatePrices(kind, CATALOGUE)).of(Prediction.parse(JsonMapper.shared().readTree(json)));
    }

    private static Answer.Output link(String name, String type, String uri) {
        return new Answer.Output(name, type, new Answer.Source.Link(URI.create(uri)));
    }
}
