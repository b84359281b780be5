package org.agent008.adapter.sip;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the one link under JAIN-SIP as its transport, whatever it is called. */
final class LinkTransport implements MessageProcessorFactory {
    /** Never dialled (RFC 5737), but JAIN-SIP would ask DNS about anything but a literal. */
    static final String LOCAL = "192.0.2.1";

    static final String PEER = "192.0.2.2";
    private final Consumer<String> out;
    private @Nullable LinkChannel channel;

    /**
     * @param out where messages go
     */
    LinkTransport(Consumer<String> out) {
        this.out = out;
    }

    LinkChannel channel() {
        if (channel == null) {
            throw new IllegalStateException("the stack has no listening point yet");
        }
        return channel;
    }

    @Override
    public MessageProcessor createMessageProcessor(
            SIPTransactionStack stack, InetAddress address, int port, String transport)
            throws IOException {
        Processor processor =
                new Processor(address, port, transport.toUpperCase(Locale.ROOT), stack);
        channel = processor.channel;
        return processor;
    }

    private final class Processor extends MessageProcessor {
        private final LinkChannel channel;

        Processor(InetAddress address, int port, String transport, SIPTransactionStack stack)
                throws IOException {
            super(address, port, transport, stack);
            channel = new LinkChannel(stack, this, out);
        }

        @Override
        public SIPTransactionStack getSIPStack() {
            return sipStack;
        }

        @Override
        public MessageChannel createMessageChannel(HostPort target) {
            return channel;
        }

        @Override
        public MessageChannel createMessageChannel(InetAddress host, int port) {
            return channel;
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public int getDefaultTargetPort() {
            return 5060;
        }

        @Override
        public boolean isSecure() {
            return "WSS".equals(getTransport()) || "TLS".equals(getTransport());
        }

        @Override
        public int getMaximumMessageSize() {
            return Integer.MAX_VALUE;
        }

        @Override
        public boolean inUse() {
            return true;
        }
    }
}
