package org.agent008.adapter.sip;

import gov.nist.javax.sip.stack.HopImpl;
import java.util.List;
import java.util.ListIterator;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.message.Request;

/**
 * Every request takes the one link, whatever its Route or Request-URI says (RFC 5626, RFC 7118).
 *
 * <p>Public because JAIN-SIP makes it by name.
 */
public final class FlowRouter implements Router {
    private final Hop hop;

    /** As JAIN-SIP wants it; {@code proxy} is {@code host:port/transport}. */
    public FlowRouter(SipStack stack, String proxy) {
        int colon = proxy.lastIndexOf(':');
        int slash = proxy.indexOf('/');
        hop =
                new HopImpl(
                        proxy.substring(0, colon),
                        Integer.parseInt(proxy.substring(colon + 1, slash)),
                        proxy.substring(slash + 1));
    }

    @Override
    public Hop getOutboundProxy() {
        return hop;
    }

    @Override
    public Hop getNextHop(Request request) {
        return hop;
    }

    @Override
    @SuppressWarnings("deprecation") // JAIN-SIP's interface still has it
    public ListIterator<Hop> getNextHops(Request request) {
        return List.of(hop).listIterator();
    }
}
