package org.agent008.adapter.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what there is to say about a document; the first fault of a field stands for all. */
final class Report {
    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column);

    private final Document document;
    private final List<Finding> faults;
    private final List<Finding> notices = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();

    Report(Document document) {
        this.document = document;
        this.faults = new ArrayList<>(document.duplicates());
    }

    void fault(String pointer, String message) {
        if (faulty.add(pointer)) {
            faults.add(document.finding(pointer, message));
        }
    }

    void notice(String pointer, String message) {
        notices.add(document.finding(pointer, message));
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
