package org.agent008.adapter.settings;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an http, https, ws or wss address needs to be of use. */
final class Addresses {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    private Addresses() {}

    /** Why nobody could connect to an address. */
    static Optional<String> fault(URI address) {
        if (address.getRawUserInfo() != null) {
            return Optional.of("must not hold a user name or password");
        }
        if (address.getHost() == null) {
            return Optional.of("has no valid host name");
        }
        if (address.getPort() == 0 || address.getPort() > 65535) {
            return Optional.of("has a port outside 1 to 65535");
        }
        if (address.getRawFragment() != null) {
            return Optional.of("must not have a # part");
        }
        return Optional.empty();
    }

    /** Whether an address certainly stays on this machine; names are not looked up. */
    static boolean loopback(URI address) {
        return LOOPBACK.matcher(address.getHost()).matches();
    }
}
