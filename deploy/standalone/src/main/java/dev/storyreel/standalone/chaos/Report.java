package dev.storyreel.standalone.chaos;

import dev.storyreel.simulator.Bill;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came of it.
 *
 * @param films    by how they ended
 * @param faults   what providers did wrong, by provider
 * @param ruled    what was done by rule about doubts, by provider: found and adopted, or asked for anew
 * @param works    paid work by provider and state
 * @param repeated pieces of work that needed more than one attempt
 * @param parked   doubts of class C that wait for an operator
 * @param billed   by the providers, in US dollars; what is parked may be among it
 * @param against  what is wrong; empty where all is well
 */
public record Report(
        long seconds,
        SortedMap<String, Long> films,
        SortedMap<String, Long> failures,
        SortedMap<String, Integer> kills,
        SortedMap<String, Integer> faults,
        SortedMap<String, Long> ruled,
        SortedMap<String, Long> works,
        long repeated,
        long parked,
        int submits,
        SortedMap<String, Long> endings,
        BigDecimal billed,
        BigDecimal booked,
        List<String> against) {

    static Report of(
            Evidence evidence,
            Map<String, Integer> kills,
            Map<String, Integer> faults,
            Map<String, Long> ruled,
            List<String> against,
            Duration took) {
        return new Report(
                took.toSeconds(),
                counted(evidence.films(), Crowd.Film::status),
                counted(evidence.films().stream().filter(film -> !film.code().isEmpty()).toList(), Crowd.Film::code),
                new TreeMap<>(kills),
                new TreeMap<>(faults),
                new TreeMap<>(ruled),
                counted(evidence.works(), work -> work.provider() + " " + work.state()),
                evidence.works().stream().filter(work -> work.attempt() > 1).count(),
                evidence.works().stream().filter(Evidence.PaidWork::parked).count(),
                evidence.bill().size(),
                counted(evidence.bill(), charge -> charge.provider() + " " + charge.reason()),
                evidence.bill().stream().map(Bill.Charge::usd).reduce(BigDecimal.ZERO, BigDecimal::add),
                evidence.booked().stream().map(Evidence.Booked::usd).reduce(BigDecimal.ZERO, BigDecimal::add),
                List.copyOf(against));
    }

    public boolean well() {
        return against.isEmpty();
    }

    /** For people. */
    public String text() {
        return """
                films      %s
                reasons    %s
                kills      %s
                faults     %s
                doubts     %s by rule
                paid work  %s
                           %d needed another attempt; %d parked for an operator (class C)
                accepted   %d submits: %s
                billed     $%s   booked $%s
                took       %d s
                %s"""
                .formatted(
                        films, failures, kills, faults, ruled, works, repeated, parked, submits, endings, billed.toPlainString(),
                        booked.toPlainString(), seconds,
                        well() ? "Nothing lost, nothing bought twice, the books agree."
                                : "NOT WELL:\n  " + String.join("\n  ", against));
    }

    private static <T> SortedMap<String, Long> counted(List<T> all, Function<T, String> by) {
        return all.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }
}
