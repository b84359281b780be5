package org.agent008.app.window;

import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.PhoneSnapshot;

/** A dialog about one call, which goes when the call is over. On the event thread only. */
interface CallForm {
    /** Opens it for this call, as new. */
    void show(CallId call, PhoneSnapshot phone);

    /** The phone has changed. */
    void follow(PhoneSnapshot phone);

    boolean isOpen();
}
