package org.agent008.adapter.sip;

import java.net.InetSocketAddress;

/**
 * One connection to a server, from the attempt to the end. Methods may be called from any thread
 * and return at once.
 */
interface Connection {
    /** Begins; to be called once. */
    void start();

    /** Sends one whole message after those before it; lost where the connection is not open. */
    void send(String message);

    /**
     * Asks the server for a sign of life.
     *
     * @return whether it can be relied on to give one
     */
    boolean ping();

    /** Ends the connection when what was sent is out, at the latest after a second. */
    void close();

    /** Ends the connection now. */
    void abort();

    /** What a connection tells, on threads of its own. */
    interface Listener {
        /** Messages can go both ways. */
        void onOpen(InetSocketAddress local, InetSocketAddress peer);

        /** The server lives. */
        void onHeard();

        /** One whole message. */
        void onMessage(String message);

        /**
         * It is over, or could not be opened; told once.
         *
         * @param why goes on from the server's address where it was not open, else from "lost: "
         */
        void onGone(String why);
    }
}
