package org.transithandshake.lab.ram;

import java.time.Duration;
import java.time.Instant;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.time.Delay;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;

/** The time that a share takes to become visible. */
record Lags(Timeline time, Delays delays, Journal journal) {
    /** Draws and journals it; answers when it is over. */
    Instant shareVisible(String account, String shareArn) {
        Duration length = delays.of(Delay.SHARE_VISIBLE);
        journal.write(new Entry.Took(time.now(), account, Delay.SHARE_VISIBLE, shareArn, length));
        return time.now().plus(length);
    }
}
