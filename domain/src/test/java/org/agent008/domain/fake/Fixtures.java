package org.agent008.domain.fake;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.ApiSettings;
import org.agent008.domain.settings.CallerNumber;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.Status;
import org.agent008.domain.settings.TranscriptionSettings;

/** Values that tests start from. */
public final class Fixtures {
    private Fixtures() {}

    public static Account account() {
        return new Account(
                "1001@lab.test",
                "1001",
                "lab.test",
                "1001",
                new Secret("pw1001"),
                List.of(URI.create("ws://127.0.0.1:1/")),
                Optional.of("Ana"));
    }

    /**
     * Account 1001 with caller id +34600111222, statuses online, dnd and offline, at most two
     * calls, nothing made of them.
     */
    public static Settings settings() {
        return Settings.builder()
                .account(Optional.of(account()))
                .statuses(
                        List.of(
                                Status.ONLINE,
                                new Status("dnd", "Do not disturb", "#c00", true),
                                Status.OFFLINE))
                .numbers(List.of(new CallerNumber("+34600111222", List.of("main"))))
                .api(new ApiSettings(true, 0))
                .nickname("ana")
                .userAgent("Agent 008/test")
                .maxCalls(2)
                .transcription(TranscriptionSettings.OFF)
                .build();
    }
}
