package dev.storyreel.models;

/** What looking for the job of a submit in doubt came to. */
public sealed interface Search {

    /** It is this one, and no other could be. */
    record Job(Answer.Running running) implements Search {}

    /** The provider showed all there is, and nothing could be it. */
    record Unseen() implements Search {}

    /** Several could be it, or the provider did not show all. */
    record Unclear() implements Search {}
}
