package dev.storyreel.standalone.cli;

import dev.storyreel.standalone.Home;

/** The house that is up, for commands that need one. */
final class Running {

    private Running() {}

    static Api api() {
        Home.Running house = Home.ofEnvironment()
                .running()
                .orElseThrow(() -> new Trouble("Storyreel is not up. './storyreel up' starts it."));
        if (!house.ready()) {
            throw new Trouble("Storyreel is starting: " + house.step() + ".");
        }
        return new Api(house.api());
    }
}
