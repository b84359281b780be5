package org.agent008.adapter.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers what there is to say about a configuration; the first fault of a field stands for all.
 */
final class Report {
    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column);

    private final Layers layers;
    private final List<Finding> faults;
    private final List<Finding> notices = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();

    Report(Layers layers) {
        this.layers = layers;
        this.faults = new ArrayList<>(layers.duplicates());
    }

    void fault(String pointer, String message) {
        if (faulty.add(pointer)) {
            faults.add(layers.finding(pointer, message));
        }
    }

    void notice(String pointer, String message) {
        notices.add(layers.finding(pointer, message));
    }

    List<Finding> faults() {
        return faults.stream().sorted(BY_PLACE).toList();
    }

    List<Finding> notices() {
        return notices.stream().sorted(BY_PLACE).toList();
    }

    /** The JSON pointer of an object's member (RFC 6901). */
    static String member(String object, String name) {
        return object + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
