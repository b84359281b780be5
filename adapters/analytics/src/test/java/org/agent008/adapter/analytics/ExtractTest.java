package org.agent008.adapter.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractTest {
    @Test
    void miniLmPicksWhatTheCallIsAbout() throws IOException {
        try (MinilmVectors minilm = MinilmVectors.load()) {
            List<String> lines = new Extract(minilm).of(Calls.delivery()).lines().toList();
            assertThat(lines)
                    .hasSize(4)
                    .contains(
                            "Remote: Hi i ordered a washing machine two weeks ago and it still has"
                                    + " not arrived.")
                    .anyMatch(l -> l.contains("returned to the depot"))
                    .anyMatch(l -> l.startsWith("Local: I will schedule a new delivery"))
                    .noneMatch(l -> l.contains("weather") || l.contains("nice day"));
        }
    }

    @Test
    void miniLmKnowsThatDifferentWordsMeanTheSame() throws IOException {
        try (MinilmVectors minilm = MinilmVectors.load()) {
            List<float[]> v =
                    minilm.of(
                            List.of(
                                    "I want a refund",
                                    "please give me my money back",
                                    "it is raining"));
            assertThat(Vectors.dot(v.get(0), v.get(1))).isGreaterThan(0.5);
            assertThat(Vectors.dot(v.get(0), v.get(2))).isLessThan(0.2);
        }
    }

    @Test
    void withoutAModelTheWordsDecide() {
        try (WordVectors words = new WordVectors()) {
            assertThat(new Extract(words).of(Calls.delivery()).lines())
                    .hasSize(4)
                    .noneMatch(l -> l.contains("nice day"));
        }
    }

    @Test
    void aShortCallIsItsOwnSummary() {
        try (WordVectors words = new WordVectors()) {
            assertThat(new Extract(words).of(Calls.of("r hello", "l yes?")))
                    .isEqualTo("Remote: Hello.\nLocal: Yes?");
        }
    }
}
