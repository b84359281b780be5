package org.agent008.adapter.sip;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says why a server could not be connected to. */
final class Unreachable {
    static final String TOO_SLOW = "did not answer in time";

    private Unreachable() {}

    /** Goes on from the server's address. */
    static String sentence(Throwable failure) {
        for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
            switch (e) {
                case SSLException tls -> {
                    return TlsFault.sentence(tls);
                }
                case ProxyRefusal refusal -> {
                    return refusal.sentence();
                }
                case UnknownHostException _, UnresolvedAddressException _ -> {
                    return "can't be found: there is no such host";
                }
                case SocketTimeoutException _ -> {
                    return TOO_SLOW;
                }
                default -> {}
            }
        }
        return "can't be reached: connection refused or network down";
    }
}
