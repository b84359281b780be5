package org.agent008.domain.phone;

import java.util.Optional;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.port.Scheduler.Cancellable;

/** A transfer of ours that is under way, and what has to be undone when it fails. */
final class Handover {
    final Transfer transfer;

    /** Attended: the call with the target. */
    final Optional<Leg> consultation;

    /** The person talked in the call before. */
    final boolean wasTalkedIn;

    /** Gives up when no word comes. */
    Cancellable patience = () -> {};

    Handover(Transfer transfer, Optional<Leg> consultation, boolean wasTalkedIn) {
        this.transfer = transfer;
        this.consultation = consultation;
        this.wasTalkedIn = wasTalkedIn;
    }
}
