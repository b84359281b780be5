package org.agent008.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.agent008.domain.port.Choices;
import org.agent008.domain.port.Choices.Choice;
import org.junit.jupiter.api.Test;

/** What every store of choices does. */
public interface ChoicesContract {
    /** The store under test; empty at first, always the same one within a test. */
    Choices choices();

    /** The store that the next run opens, after the first was closed. */
    Choices choicesLater() throws Exception;

    @Test
    default void nothingIsChosenAtFirst() {
        for (Choice choice : Choice.values()) {
            assertThat(choices().of(choice)).isEmpty();
        }
    }

    @Test
    default void aChoiceIsInForceAtOnceAndTheLastOneCounts() {
        choices().choose(Choice.STATUS, "lunch");
        choices().choose(Choice.STATUS, "online");
        assertThat(choices().of(Choice.STATUS)).contains("online");
        assertThat(choices().of(Choice.CALLER_ID)).isEmpty();
    }

    @Test
    default void choicesOutliveTheRun() throws Exception {
        choices().choose(Choice.STATUS, "\"café\"\n\\ 🍽");
        choices().choose(Choice.CALLER_ID, "+34600111222");
        try (Choices later = choicesLater()) {
            assertThat(later.of(Choice.STATUS)).contains("\"café\"\n\\ 🍽");
            assertThat(later.of(Choice.CALLER_ID)).contains("+34600111222");
        }
    }
}
