package org.agent008.app.view;

import org.agent008.domain.call.CallId;

/** What the person can open from the tray and from a toast; safe from any thread. */
public interface Doors {
    /** The dialog that calls a number, this one already in it; empty for none. */
    void dial(String number);

    /** The keys to press in this call. */
    void keypad(CallId call);

    /** The dialog that hands this call on. */
    void transfer(CallId call);

    /** The account form, or the log-in where the settings come from a server. */
    void account();

    /** Logs out of the server of the settings. */
    void logOut();

    /** Says at length what is wrong and what to do. */
    void explain(Concern concern);

    /** Tells the person in one sentence what went wrong. */
    void tell(String problem);

    /** Ends the phone. */
    void quit();
}
