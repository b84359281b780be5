package org.agent008.adapter.analytics;

import java.util.List;

/** Says by directions which sentences mean alike. */
interface SentenceVectors extends AutoCloseable {
    /** What is told to have made a summary. */
    String model();

    /** Of each sentence one, of length 1. */
    List<float[]> of(List<String> sentences);

    @Override
    void close();
}
