package org.transithandshake.lab.appconfig;

import java.time.Duration;

/**
 * How a version is deployed. The lab's strategies are all at once; they differ by how long it is watched afterwards.
 *
 * @param bake how long an alarm can take the deployment back
 */
record Strategy(String id, String name, String description, Duration bake) {
    /** AppConfig User Guide, "Using predefined deployment strategies". */
    static final Strategy ALL_AT_ONCE =
            new Strategy("AppConfig.AllAtOnce", "AppConfig.AllAtOnce", "Quick", Duration.ofMinutes(10));
    static final int DURATION = 0;
    static final float GROWTH = 100;

    int bakeMinutes() {
        return (int) bake.toMinutes();
    }
}
