package dev.storyreel.models.planning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What the model is made to answer, by strict schema; every field is asked for, and none is believed unseen. */
@JsonClassDescription("The plan of a short film.")
public record PlanAnswer(
        @JsonPropertyDescription("A short name for the film.") String title,
        @JsonPropertyDescription("One of the archetypes listed.") String archetype,
        @JsonPropertyDescription("The film in one sentence.") String logline,
        @JsonPropertyDescription(
                        "Who or what the film is about, described so that it can be drawn the same in every frame: kind, age, build, colours, clothes, materials.")
                String subject,
        @JsonPropertyDescription("One word of the places listed.") String place,
        @JsonPropertyDescription("dawn, day, sunset or night.") String timeOfDay,
        @JsonPropertyDescription("clear, rain, snow or fog.") String weather,
        @JsonPropertyDescription("Where and when, in the person's own words, at most eight.") String settingDetail,
        @JsonPropertyDescription("Medium and look, one of the styles listed.") String style,
        @JsonPropertyDescription("4 to 6 colours as #rrggbb, darkest first.") List<String> palette,
        @JsonPropertyDescription("One word, one of the moods listed.") String mood,
        @JsonPropertyDescription("What the person does not want to see, such as people or text; else empty.") List<String> avoid,
        @JsonPropertyDescription("false only where the person asks for no music.") boolean music,
        @JsonPropertyDescription("Genre of the music.") String genre,
        @JsonPropertyDescription("Beats per minute, 50 to 180.") int tempoBpm,
        @JsonPropertyDescription("Such as D major or F-sharp minor.") String key,
        @JsonPropertyDescription("Other wishes for the sound: instruments, effects, voice; else empty.") List<String> audioWishes,
        @JsonPropertyDescription("The shots, in order.") List<Beat> beats) {

    @JsonClassDescription("One beat of the story, which is one shot on the screen.")
    public record Beat(
            @JsonPropertyDescription("One of the beat kinds listed.") String kind,
            @JsonPropertyDescription("Whole seconds on the screen.") int seconds,
            @JsonPropertyDescription("What is seen, in a sentence or two.") String description,
            @JsonPropertyDescription(
                            "What to draw as this shot's first frame, complete in itself: the subject in the same words each time, what it does, the setting, the light, the style.")
                    String framePrompt,
            @JsonPropertyDescription("What moves in this shot, and how.") String motionPrompt,
            @JsonPropertyDescription("wide, medium, close-up, macro, aerial or low-angle.") String shot,
            @JsonPropertyDescription("push-in, pull-back, pan-left, pan-right, tilt-up, tilt-down, orbit or static.") String camera) {}
}
