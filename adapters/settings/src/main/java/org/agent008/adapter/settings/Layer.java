package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** One source of settings: a file, a server's answer, the environment, the command line. */
interface Layer {
    /** What it sets; an object, unless the file is wrong. */
    JsonNode root();

    /** Faults of the text itself. */
    List<Finding> duplicates();

    /**
     * A finding about {@code field}, at the place where this layer sets {@code at}; empty where it
     * does not set it.
     */
    Optional<Finding> finding(String at, String field, String message);
}
