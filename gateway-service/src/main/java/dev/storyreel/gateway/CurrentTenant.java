package dev.storyreel.gateway;

import dev.storyreel.events.TakeRef;

/** Whose request this is. The one place that knows; every query asks it. */
@FunctionalInterface
public interface CurrentTenant {

    /** A house without accounts: everything is {@code local}. */
    CurrentTenant LOCAL = () -> TakeRef.LOCAL_TENANT;

    String id();
}
