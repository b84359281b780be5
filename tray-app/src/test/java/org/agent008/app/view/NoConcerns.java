package org.agent008.app.view;

import java.time.ZoneOffset;
import org.agent008.app.DeskConfiguration;
import org.agent008.domain.fake.FakeWebhooks;

/** A configuration without a fault and webhooks that take what they get. */
public final class NoConcerns {
    private NoConcerns() {}

    public static Concerns some() {
        return new Concerns(new DeskConfiguration(), new FakeWebhooks(), ZoneOffset.UTC);
    }
}
