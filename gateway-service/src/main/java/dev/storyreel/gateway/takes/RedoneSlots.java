package dev.storyreel.gateway.takes;

import dev.storyreel.events.Phase;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.gateway.PlannedChunk;
import dev.storyreel.gateway.Refusal.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which slots a wish names, in whichever of its ways. Pure; what it names in vain is added to what is wrong. */
record RedoneSlots(Cast cast, List<Detail> wrong) {

    Set<Slot> of(TakeWish wish) {
        Set<Slot> redone = new TreeSet<>();
        Phase phase = wish.fromPhase();
        if (phase != null) {
            redone.addAll(madeBy(phase));
            if (redone.isEmpty()) {
                wrong.add(new Detail("fromPhase", phase.label(), "a phase that makes something in this film"));
            }
        }
        for (String named : Objects.requireNonNullElse(wish.redo(), List.<String>of())) {
            redone.addAll(named(named));
        }
        return redone;
    }

    private List<Slot> madeBy(Phase phase) {
        return switch (phase) {
            case VALIDATION -> List.of(Slot.PLAN);
            case STORYBOARD -> cast.plan().beats().stream().map(beat -> Slot.frame(beat.id())).toList();
            case CHUNKS -> cast.chunks().stream().map(PlannedChunk::slot).toList();
            case REFINE -> cast.music() ? List.of(Slot.MUSIC) : List.of(Slot.FILM);
        };
    }

    private List<Slot> named(String name) {
        if (name.startsWith("beat:") && cast.beats().containsKey(name.substring(5))) {
            String beat = name.substring(5);
            List<Slot> slots = new ArrayList<>(List.of(Slot.frame(beat)));
            slots.addAll(cast.clips(beat));
            return slots;
        }
        if (name.matches("chunk:\\d{1,4}")) {
            int index = Integer.parseInt(name.substring(6));
            if (index < cast.chunks().size()) {
                return List.of(cast.chunks().get(index).slot());
            }
        }
        List<Slot> slots = cast.slots().stream()
                .filter(slot -> slot.name().equals(name) && !slot.equals(Slot.CUT) && !slot.equals(Slot.FILM))
                .toList();
        if (slots.isEmpty()) {
            wrong.add(new Detail("redo", name, allowed()));
        }
        return slots;
    }

    private List<String> allowed() {
        List<String> allowed = new ArrayList<>(List.of("plan"));
        cast.plan().beats().stream().map(Plan.Beat::id).map("beat:"::concat).forEach(allowed::add);
        allowed.add("chunk:0 to chunk:" + (cast.chunks().size() - 1));
        cast.slots().stream()
                .filter(slot -> !slot.equals(Slot.CUT) && !slot.equals(Slot.FILM))
                .map(Slot::name)
                .forEach(allowed::add);
        return allowed;
    }
}
