package dev.storyreel.gateway.takes;

import dev.storyreel.events.Phase;
import dev.storyreel.events.Plan;
import dev.storyreel.gateway.GenerateRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants of another take, as they wrote it. At least one of {@code fromPhase}, {@code redo} and
 * {@code changes} is there.
 *
 * @param basedOn   the take to start from; the latest where nothing is said
 * @param fromPhase everything this phase makes is made anew: {@code validation} the plan, {@code storyboard} the frames,
 *                  {@code chunks} the clips, {@code refine} the music
 * @param redo      single pieces: {@code plan}, {@code music}, {@code beat:<id>} (its frame and clips),
 *                  {@code chunk:<index>} (from 0), or a slot such as {@code frame/<beat>} and {@code clip/<beat>/<n>}
 * @param keepSeed  whether what is made anew keeps its seed; only of use with a change
 */
public record TakeWish(
        @Nullable Integer basedOn,
        @Nullable Phase fromPhase,
        @Nullable List<String> redo,
        @Nullable Changes changes,
        @Nullable Boolean keepSeed) {

    /**
     * What is to be otherwise.
     *
     * @param model    a clip model
     * @param fromBeat from which beat on; all of them where nothing is said
     * @param plan     a whole plan in place of the standing one
     * @param beats    changes to single beats of the plan
     * @param music    other music
     * @param onRefusal what is tried where a provider refuses; with nothing in it, nothing is
     */
    public record Changes(
            @Nullable String model,
            @Nullable String fromBeat,
            @Nullable Models models,
            @Nullable Plan plan,
            @Nullable List<BeatEdit> beats,
            @Nullable MusicWish music,
            GenerateRequest.@Nullable OnRefusal onRefusal) {}

    public record Models(@Nullable String image, @Nullable String music) {}

    /** What is not said stays. @param id of the beat */
    public record BeatEdit(
            @Nullable String id,
            @Nullable Integer seconds,
            @Nullable String description,
            @Nullable String framePrompt,
            @Nullable String motionPrompt,
            @Nullable String negativePrompt,
            @Nullable String shot,
            @Nullable String camera) {}

    /** What is not said stays. */
    public record MusicWish(
            @Nullable Boolean music,
            @Nullable String genre,
            @Nullable Integer tempoBpm,
            @Nullable String key,
            @Nullable List<String> wishes) {}
}
