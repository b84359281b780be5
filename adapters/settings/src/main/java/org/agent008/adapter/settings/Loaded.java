package org.agent008.adapter.settings;

import java.util.List;
import org.agent008.domain.settings.Settings;

/** What reading a configuration came to. */
public sealed interface Loaded {
    /**
     * The configuration can be used.
     *
     * @param notices what the person should know: unknown fields and fields not in force yet
     */
    record Valid(Settings settings, List<Finding> notices) implements Loaded {
        public Valid {
            notices = List.copyOf(notices);
        }
    }

    /**
     * It cannot be used; all faults at once, in the order of the file, and the notices with them.
     */
    record Broken(List<Finding> faults, List<Finding> notices) implements Loaded {
        public Broken {
            faults = List.copyOf(faults);
            notices = List.copyOf(notices);
        }
    }
}
