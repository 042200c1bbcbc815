package dev.storyreel.models.animatic.plan;

import java.util.List;

/** The little that is needed of each language to find what a prompt is about; see {@code grammar.yml}. */
final class Grammar {

    /** The file as it stands. */
    record Data(
            List<String> film,
            List<String> strong,
            List<String> weak,
            List<String> asks,
            List<String> me,
            List<String> determiners,
            List<String> place,
            List<String> breaks,
            List<String> before,
            List<String> after,
            List<String> joiners,
            List<String> fillers,
            List<String> idioms,
            List<String> silence,
            List<String> first,
            List<String> then,
            List<String> finally_,
            List<String> headings,
            List<String> named,
            List<String> each) {}

    final Data data;
    final WordList film;
    final WordList strong;
    final WordList weak;
    final WordList asks;
    final WordList me;
    final WordList determiners;
    final WordList place;
    final WordList breaks;
    final WordList negation;
    final WordList joiners;
    final WordList fillers;
    final WordList idioms;
    final WordList silence;
    final WordList first;
    final WordList then;
    final WordList last;
    final WordList named;

    /** Whether a word says where. "à" is told from the article "a" by its accent alone, which the lists do not see. */
    boolean saysWhere(String word) {
        return word.equalsIgnoreCase("à") || place.has(word);
    }

    Grammar(Data data) {
        this.data = data;
        film = new WordList(data.film());
        strong = new WordList(data.strong());
        weak = new WordList(data.weak());
        asks = new WordList(data.asks());
        me = new WordList(data.me());
        determiners = new WordList(data.determiners());
        place = new WordList(data.place());
        breaks = new WordList(data.breaks());
        negation = new WordList(data.before());
        joiners = new WordList(data.joiners());
        fillers = new WordList(data.fillers());
        idioms = new WordList(data.idioms());
        silence = new WordList(data.silence());
        first = new WordList(data.first());
        then = new WordList(data.then());
        last = new WordList(data.finally_());
        named = new WordList(data.named());
    }
}
