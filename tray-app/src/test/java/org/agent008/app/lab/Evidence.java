package org.agent008.app.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Shows what the peers saw when a test fails. */
record Evidence(Lab lab, BrowserPeer browser) implements TestWatcher {
    private static final int LINES = 60;

    @Override
    public void testFailed(ExtensionContext test, @Nullable Throwable cause) {
        System.err.println("---- " + test.getDisplayName() + ": the browser's events");
        browser.events().forEach(System.err::println);
        System.err.println("---- Kamailio's log, its last " + LINES + " lines");
        List<String> log = lab.log().lines().toList();
        log.subList(Math.max(0, log.size() - LINES), log.size()).forEach(System.err::println);
    }
}
