package org.agent008.domain.fake;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.agent008.domain.port.Choices;

/** Choices in a map, which a second one may share to play the next run. */
public final class FakeChoices implements Choices {
    private final Map<Choice, String> kept;

    public FakeChoices() {
        this(new ConcurrentHashMap<>());
    }

    private FakeChoices(Map<Choice, String> kept) {
        this.kept = kept;
    }

    /** What the next run finds. */
    public FakeChoices later() {
        return new FakeChoices(kept);
    }

    @Override
    public Optional<String> of(Choice choice) {
        return Optional.ofNullable(kept.get(choice));
    }

    @Override
    public void choose(Choice choice, String value) {
        kept.put(choice, value);
    }

    @Override
    public void close() {}
}
