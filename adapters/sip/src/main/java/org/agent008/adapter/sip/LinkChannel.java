package org.agent008.adapter.sip;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel for the whole life of the stack: transactions keep it while sockets come and go. A
 * message that can't go out now is the link's business, so sending never fails here.
 */
final class LinkChannel extends ConnectionOrientedMessageChannel {
    private static final Logger log = LoggerFactory.getLogger(LinkChannel.class);
    private static final Set<Class<?>> MANDATORY =
            Set.of(
                    From.class,
                    To.class,
                    CSeq.class,
                    Via.class,
                    CallID.class,
                    ContentLength.class,
                    RequestLine.class,
                    StatusLine.class);
    private final MessageParser parser = new StringMsgParser();
    private final Consumer<String> out;
    private final RateLimit complaints = new RateLimit(10, java.time.Duration.ofSeconds(10));

    LinkChannel(SIPTransactionStack stack, MessageProcessor processor, Consumer<String> out)
            throws IOException {
        super(stack);
        this.out = out;
        messageProcessor = processor;
        myAddress = processor.getIpAddress().getHostAddress();
        myPort = processor.getPort();
        peerAddress = InetAddress.getByName(LinkTransport.PEER);
        peerPort = processor.getDefaultTargetPort();
        peerProtocol = processor.getTransport();
    }

    /** Takes one message; what is not SIP is dropped and nothing else suffers. */
    void received(String frame) {
        WireLog.received(frame);
        try {
            byte[] bytes = withLength(frame).getBytes(StandardCharsets.UTF_8);
            SIPMessage message = parser.parseSIPMessage(bytes, true, false, this);
            if (message != null) {
                processMessage(message);
            }
        } catch (Exception e) { // JAIN-SIP's parser throws whatever it stumbles over
            if (log.isDebugEnabled() && complaints.permits()) {
                log.debug("dropped a malformed message of {} characters: {}", frame.length(), e);
            }
        }
    }

    /**
     * RFC 7118 sends one message a frame, so Content-Length may be missing: JAIN-SIP would then
     * lose the body.
     */
    private static String withLength(String frame) {
        int end = frame.indexOf("\r\n\r\n");
        if (end < 0 || end + 4 >= frame.length()) {
            return frame;
        }
        String head = "\n" + frame.substring(0, end).toLowerCase(Locale.ROOT);
        if (head.contains("\ncontent-length") || head.contains("\nl:") || head.contains("\nl :")) {
            return frame;
        }
        int length = frame.substring(end + 4).getBytes(StandardCharsets.UTF_8).length;
        return frame.substring(0, end) + "\r\nContent-Length: " + length + frame.substring(end);
    }

    @Override
    @SuppressWarnings("rawtypes") // the signature is JAIN-SIP's
    public void handleException(
            ParseException e, SIPMessage message, Class type, String header, String text)
            throws ParseException {
        if (type != null && MANDATORY.contains(type)) {
            throw e;
        }
        message.addUnparsed(header);
    }

    @Override
    protected void sendMessage(byte[] message, boolean isRequest) {
        String text = new String(message, StandardCharsets.UTF_8);
        WireLog.sent(text);
        out.accept(text);
    }

    @Override
    protected void sendMessage(byte[] message, InetAddress to, int port, boolean reconnect) {
        sendMessage(message, reconnect);
    }

    @Override
    public void sendSingleCLRF() {
        out.accept("\r\n");
    }

    /** Where requests come from: what our answers say of it (RFC 3581). */
    void peer(InetSocketAddress peer) {
        peerAddress = peer.getAddress();
        peerPort = peer.getPort();
    }

    /** Over UDP, JAIN-SIP's transactions send again what is not answered. */
    @Override
    public boolean isReliable() {
        return !"UDP".equals(getTransport());
    }

    @Override
    public boolean isSecure() {
        return messageProcessor.isSecure();
    }

    @Override
    public String getTransport() {
        return messageProcessor.getTransport();
    }

    @Override
    protected void close(boolean removeSocket, boolean stopKeepAlive) {
        // the link decides when to close
    }

    @Override
    protected void uncache() {}

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
