package org.agent008.domain.doctor;

import java.io.IOException;

/** All that whoever helps has to see, in one file without secrets. */
@FunctionalInterface
public interface SupportBundle {
    /**
     * Makes one, which takes as long as an examination. Safe from any thread but the mailbox.
     *
     * @return a zip file of some MiB at most
     */
    byte[] zip() throws IOException, InterruptedException;
}
