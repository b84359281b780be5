package org.agent008.adapter.sip;

import gov.nist.javax.sip.message.SIPResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sip.InvalidArgumentException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.port.Signaling.Invitation;
import org.agent008.domain.port.Signaling.Referral;
import org.agent008.domain.settings.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the messages of one account. */
final class Messages {
    static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, NOTIFY, UPDATE, REFER";
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
    private static final Logger log = LoggerFactory.getLogger(Messages.class);

    private final Account account;
    private final SipOptions options;
    private final Tokens tokens;
    private final AddressFactory addresses;
    private final HeaderFactory headers;
    private final MessageFactory messages;
    private final Whereabouts whereabouts;

    Messages(Account account, SipOptions options, Server server, Tokens tokens) {
        this.account = account;
        this.options = options;
        this.tokens = tokens;
        try {
            SipFactory factory = SipFactory.getInstance();
            factory.setPathName("gov.nist");
            addresses = factory.createAddressFactory();
            headers = factory.createHeaderFactory();
            messages = factory.createMessageFactory();
            whereabouts = new Whereabouts(server, addresses, headers, tokens);
        } catch (PeerUnavailableException e) {
            throw new IllegalStateException("JAIN-SIP did not start", e);
        }
    }

    HeaderFactory headers() {
        return headers;
    }

    Whereabouts whereabouts() {
        return whereabouts;
    }

    /** A Via of our own for a new branch. */
    ViaHeader via() {
        return whereabouts.via(tokens.branch());
    }

    /** Asks the registrar for any sign of life. */
    Request options() throws ParseException {
        return request(
                addresses.createSipURI(null, account.domain()),
                Request.OPTIONS,
                tokens.next(24),
                1,
                from(own(), tokens.next(10)),
                to(own(), ""));
    }

    /** A REGISTER within the registration {@code callId}. */
    Request register(String callId, String tag, long sequence, Duration expires)
            throws ParseException {
        SipURI registrar = addresses.createSipURI(null, account.domain());
        Address aor = own();
        Request request =
                request(registrar, Request.REGISTER, callId, sequence, from(aor, tag), to(aor, ""));
        ContactHeader header = contact();
        header.setParameter("+sip.instance", "\"<urn:uuid:" + options.instance() + ">\"");
        header.setParameter("reg-id", "1");
        request.setHeader(header);
        whereabouts.former().ifPresent(request::addHeader);
        set(request, "Expires", String.valueOf(expires.toSeconds()));
        add(request, "Supported", "path");
        add(request, "Supported", "outbound");
        return request;
    }

    /**
     * The INVITE for {@code invitation}; extra headers that could break out of their line are left
     * out.
     */
    Request invite(Invitation invitation) throws ParseException {
        URI target = target(invitation);
        boolean named =
                invitation.headers().keySet().stream().anyMatch("X-Call-ID"::equalsIgnoreCase);
        String wanted = invitation.id().value();
        String callId = named || !isCallId(wanted) ? tokens.next(24) : wanted;
        Request request =
                request(
                        target,
                        Request.INVITE,
                        callId,
                        1,
                        from(own(), tokens.next(10)),
                        to(addresses.createAddress(target), ""));
        request.setHeader(contact());
        invitation.callerId().ifPresent(number -> callerId(request, number));
        invitation.headers().forEach((name, value) -> extra(request, name, value));
        SessionTerms.ask(this, request);
        add(request, "Supported", "replaces");
        if (invitation.referral().isPresent()) {
            refer(request, invitation.referral().get());
        }
        setSdp(request, invitation.offer());
        return request;
    }

    private URI target(Invitation invitation) throws ParseException {
        if (invitation.referral().isPresent()) {
            return addresses.createURI(invitation.referral().get().uri());
        }
        String user =
                Parties.userPart(invitation.to().user())
                        .orElseThrow(() -> new ParseException("not a SIP user", 0));
        String host = invitation.to().host().orElse(account.domain());
        if (!HOST.matcher(host).matches()) {
            throw new ParseException("not a host", 0);
        }
        return addresses.createURI("sip:" + user + "@" + host);
    }

    private void refer(Request request, Referral referral) throws ParseException {
        if (referral.replaces().filter(Headers::isSafeValue).isPresent()) {
            request.setHeader(headers.createHeader("Replaces", referral.replaces().get()));
        }
        if (referral.referredBy().filter(Headers::isSafeValue).isPresent()) {
            request.setHeader(headers.createHeader("Referred-By", referral.referredBy().get()));
        }
    }

    private void callerId(Request request, String number) {
        Optional<String> user = Parties.userPart(number);
        if (user.isEmpty()) {
            log.warn("not sent as caller id: \"{}\" is no number", printable(number));
            return;
        }
        set(request, "P-Asserted-Identity", "<sip:" + user.get() + "@" + account.domain() + ">");
        set(request, "X-Number", number.strip());
    }

    private void extra(Request request, String name, String value) {
        if (Headers.isExtraName(name) && Headers.isSafeValue(value)) {
            set(request, name, value);
        } else {
            log.warn("header {} not sent: it must be X-..., and one line", printable(name));
        }
    }

    /** A request within a dialog. */
    Request within(CallDialog dialog, String method) {
        return within(dialog, method, dialog.nextSequence());
    }

    /** The ACK of the 2xx with this sequence number. */
    Request ack(CallDialog dialog, long sequence) {
        return within(dialog, Request.ACK, sequence);
    }

    /** Refreshes a session without a new offer (RFC 3311). */
    Request update(CallDialog dialog) {
        Request request = within(dialog, Request.UPDATE);
        request.setHeader(contact());
        return request;
    }

    /** Offers within a dialog, and tells the far end our address again. */
    Request reinvite(CallDialog dialog, String sdp) {
        Request request = within(dialog, Request.INVITE);
        request.setHeader(contact());
        setSdp(request, sdp);
        return request;
    }

    Request info(CallDialog dialog, char digit) {
        Request request = within(dialog, Request.INFO);
        setBody(request, KeypadInfo.body(digit), "application", KeypadInfo.TYPE);
        return request;
    }

    /** Asks the far end to call somebody else. */
    Request refer(CallDialog dialog, String referTo) {
        Request request = within(dialog, Request.REFER);
        request.setHeader(contact());
        set(request, "Refer-To", referTo);
        set(request, "Referred-By", "<sip:" + account.name() + ">");
        return request;
    }

    /** The Refer-To of a number or address. */
    Optional<String> referTo(Destination to) {
        String host = to.host().orElse(account.domain());
        return Parties.userPart(to.user())
                .filter(_ -> HOST.matcher(host).matches())
                .map(user -> "<sip:" + user + "@" + host + ">");
    }

    /** How the call goes that the far end asked for (RFC 3515 section 2.4.4). */
    Request referNotify(CallDialog dialog, int status) {
        Request request = within(dialog, Request.NOTIFY);
        request.setHeader(contact());
        set(request, "Event", "refer");
        set(
                request,
                "Subscription-State",
                status < 200 ? "active;expires=180" : "terminated;reason=noresource");
        String line = "SIP/2.0 " + status + " " + reason(status) + "\r\n";
        setBody(request, line, "message", "sipfrag;version=2.0");
        return request;
    }

    private String reason(int status) {
        return SIPResponse.getReasonPhrase(status);
    }

    private Request within(CallDialog dialog, String method, long sequence) {
        try {
            Request request =
                    request(
                            dialog.target(),
                            method,
                            dialog.callId(),
                            sequence,
                            from(dialog.local(), dialog.localTag()),
                            to(dialog.remote(), dialog.remoteTag()));
            for (Address hop : dialog.route()) {
                request.addHeader(headers.createRouteHeader(hop));
            }
            return request;
        } catch (ParseException e) {
            throw new IllegalStateException("a dialog of unusable parts", e);
        }
    }

    /** A plain answer. */
    Response response(int status, Request request) {
        try {
            Response response = messages.createResponse(status, request);
            response.removeHeader(ContactHeader.NAME);
            set(response, "User-Agent", options.userAgent());
            return response;
        } catch (ParseException e) {
            throw new IllegalStateException("no response can be made", e);
        }
    }

    /** An answer that makes or belongs to a dialog. */
    Response response(int status, Request request, String localTag) {
        Response response = response(status, request);
        try {
            ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(localTag);
        } catch (ParseException e) {
            throw new IllegalStateException("an unusable tag", e);
        }
        if (isTargetRefresh(request) && status < 300) {
            response.setHeader(contact());
            allow(response);
        }
        return response;
    }

    private static boolean isTargetRefresh(Request request) {
        return request.getMethod().equals(Request.INVITE)
                || request.getMethod().equals(Request.UPDATE);
    }

    void allow(Message message) {
        for (String method : ALLOW.split(", ", -1)) {
            add(message, "Allow", method);
        }
    }

    /** Adds a header whose value is known to be good. */
    void add(Message message, String name, String value) {
        message.addHeader(header(name, value));
    }

    void set(Message message, String name, String value) {
        message.setHeader(header(name, value));
    }

    private Header header(String name, String value) {
        try {
            return headers.createHeader(name, value);
        } catch (ParseException e) {
            throw new IllegalStateException("unusable header " + name, e);
        }
    }

    void setSdp(Message message, String sdp) {
        setBody(message, sdp, "application", "sdp");
    }

    private void setBody(Message message, String body, String type, String subtype) {
        try {
            message.setContent(
                    body.getBytes(StandardCharsets.UTF_8),
                    (ContentTypeHeader) headers.createHeader("Content-Type", type + "/" + subtype));
        } catch (ParseException e) {
            throw new IllegalStateException("unusable body", e);
        }
    }

    /** The message's SDP, where it has one. */
    static Optional<String> sdp(Message message) {
        byte[] body = message.getRawContent();
        return body == null || body.length == 0 || !isSdp(message)
                ? Optional.empty()
                : Optional.of(new String(body, StandardCharsets.UTF_8));
    }

    static boolean hasForeignBody(Message message) {
        byte[] body = message.getRawContent();
        return body != null && body.length > 0 && !isSdp(message);
    }

    private static boolean isSdp(Message message) {
        return message.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader type
                && "application".equalsIgnoreCase(type.getContentType())
                && "sdp".equalsIgnoreCase(type.getContentSubType());
    }

    /** How long the registrar registered this phone for. */
    Duration granted(Response success, Duration asked) {
        Duration granted = asked;
        if (success.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader all) {
            granted = Duration.ofSeconds(all.getExpires());
        }
        for (Iterator<?> it = success.getHeaders(ContactHeader.NAME); it.hasNext(); ) {
            if (it.next() instanceof ContactHeader header
                    && header.getExpires() >= 0
                    && whereabouts.isOurs(header.getAddress().getURI())) {
                granted = Duration.ofSeconds(header.getExpires());
            }
        }
        return granted;
    }

    private ContactHeader contact() {
        return whereabouts.contact();
    }

    private Address own() throws ParseException {
        Address address = addresses.createAddress(account.aor());
        if (account.displayName().filter(Headers::isSafeValue).isPresent()) {
            address.setDisplayName(
                    account.displayName().get().replace("\\", "").replace("\"", "'"));
        }
        return address;
    }

    private FromHeader from(Address address, String tag) throws ParseException {
        return headers.createFromHeader(address, tag);
    }

    private ToHeader to(Address address, String tag) throws ParseException {
        return headers.createToHeader(address, tag.isEmpty() ? null : tag);
    }

    private Request request(
            URI target, String method, String callId, long sequence, FromHeader from, ToHeader to)
            throws ParseException {
        try {
            Request request =
                    messages.createRequest(
                            target,
                            method,
                            headers.createCallIdHeader(callId),
                            headers.createCSeqHeader(sequence, method),
                            from,
                            to,
                            new ArrayList<>(List.of(via())),
                            headers.createMaxForwardsHeader(70));
            set(request, "User-Agent", options.userAgent());
            if (method.equals(Request.INVITE) || method.equals(Request.REGISTER)) {
                allow(request);
            }
            return request;
        } catch (InvalidArgumentException e) {
            throw new IllegalStateException("unusable number in a " + method, e);
        }
    }

    /** word [ "@" word ] of RFC 3261. */
    private static boolean isCallId(String text) {
        return text.matches(
                "[\\w.!%*+`'~()<>:\\\\\"/\\[\\]?{}-]+(@[\\w.!%*+`'~()<>:\\\\\"/\\[\\]?{}-]+)?");
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
