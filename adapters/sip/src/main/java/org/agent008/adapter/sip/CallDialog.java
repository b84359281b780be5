package org.agent008.adapter.sip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import javax.sip.address.Address;
import javax.sip.address.URI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** A SIP dialog (RFC 3261 section 12): who, with which tags, by which way, how far counted. */
final class CallDialog {
    private final String callId;
    private final Address local;
    private final String localTag;
    private final Address remote;
    private final String remoteTag;
    private final List<Address> route;
    private URI target;
    private long localSequence;
    private long remoteSequence;

    private CallDialog(
            String callId,
            Address local,
            String localTag,
            Address remote,
            String remoteTag,
            List<Address> route,
            URI target,
            long localSequence,
            long remoteSequence) {
        this.callId = callId;
        this.local = local;
        this.localTag = localTag;
        this.remote = remote;
        this.remoteTag = remoteTag;
        this.route = route;
        this.target = target;
        this.localSequence = localSequence;
        this.remoteSequence = remoteSequence;
    }

    /** The dialog that our answer to an inbound INVITE makes. */
    static CallDialog ofInbound(Request invite, String localTag) {
        FromHeader from = (FromHeader) invite.getHeader(FromHeader.NAME);
        return new CallDialog(
                callId(invite),
                ((ToHeader) invite.getHeader(ToHeader.NAME)).getAddress(),
                localTag,
                from.getAddress(),
                text(from.getTag()),
                recordRoute(invite),
                target(invite, from.getAddress().getURI()),
                0,
                sequence(invite));
    }

    /** The dialog that a 2xx to our INVITE made. */
    static CallDialog ofOutbound(Request invite, Response success) {
        List<Address> route = recordRoute(success);
        Collections.reverse(route);
        FromHeader from = (FromHeader) invite.getHeader(FromHeader.NAME);
        ToHeader to = (ToHeader) success.getHeader(ToHeader.NAME);
        return new CallDialog(
                callId(invite),
                from.getAddress(),
                text(from.getTag()),
                to.getAddress(),
                text(to.getTag()),
                route,
                target(success, invite.getRequestURI()),
                sequence(invite),
                -1);
    }

    String callId() {
        return callId;
    }

    Address local() {
        return local;
    }

    String localTag() {
        return localTag;
    }

    Address remote() {
        return remote;
    }

    String remoteTag() {
        return remoteTag;
    }

    List<Address> route() {
        return route;
    }

    URI target() {
        return target;
    }

    long nextSequence() {
        return ++localSequence;
    }

    /** Counts a request of the far end's; false: it came out of order. */
    boolean takes(Request request) {
        long sequence = sequence(request);
        if (sequence <= remoteSequence) {
            return false;
        }
        remoteSequence = sequence;
        return true;
    }

    /** A re-INVITE may move the far end's address. */
    void retarget(Message message) {
        target = target(message, target);
    }

    static String callId(Message message) {
        return ((CallIdHeader) message.getHeader(CallIdHeader.NAME)).getCallId();
    }

    static String fromTag(Message message) {
        return text(((FromHeader) message.getHeader(FromHeader.NAME)).getTag());
    }

    static String toTag(Message message) {
        return text(((ToHeader) message.getHeader(ToHeader.NAME)).getTag());
    }

    static long sequence(Message message) {
        return ((CSeqHeader) message.getHeader(CSeqHeader.NAME)).getSeqNumber();
    }

    private static String text(@Nullable String tag) {
        return tag == null ? "" : tag;
    }

    private static URI target(Message message, URI otherwise) {
        return message.getHeader(ContactHeader.NAME) instanceof ContactHeader contact
                        && !contact.isWildCard()
                ? contact.getAddress().getURI()
                : otherwise;
    }

    private static List<Address> recordRoute(Message message) {
        List<Address> route = new ArrayList<>();
        for (Iterator<?> it = message.getHeaders(RecordRouteHeader.NAME); it.hasNext(); ) {
            if (it.next() instanceof RecordRouteHeader header) {
                route.add(header.getAddress());
            }
        }
        return route;
    }
}
