package org.agent008.adapter.sip;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIP over TCP or TLS (RFC 3261 section 18.3), kept alive by line ends (RFC 5626 section 4.4.1).
 */
final class StreamConnection extends SocketConnection {
    private static final Logger log = LoggerFactory.getLogger(StreamConnection.class);
    private static final String PING = "\r\n\r\n";

    /** Stands behind the last message. */
    private static final String END = "";

    private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>();
    private volatile boolean ponged;

    StreamConnection(Server server, Sockets sockets, Listener listener) {
        super(server, sockets, listener);
    }

    @Override
    String talk(Socket with) throws IOException {
        Thread writer = Thread.ofVirtual().name("sip-writer").start(() -> write(with));
        try {
            opened(with);
            SipStream in = new SipStream(with.getInputStream());
            for (Optional<String> next = in.next(); next.isPresent(); next = in.next()) {
                String message = next.get();
                if (message.isBlank()) {
                    ponged = true;
                    listener().onHeard();
                } else {
                    listener().onMessage(message);
                }
            }
            return "the server closed it";
        } finally {
            writer.interrupt();
        }
    }

    private void write(Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            for (String next = outgoing.take(); !next.equals(END); next = outgoing.take()) {
                out.write(next.getBytes(StandardCharsets.UTF_8));
            }
            to.close();
        } catch (IOException e) {
            log.debug("writing to {}", server(), e);
            abort(); // the reader sees it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void send(String message) {
        outgoing.add(message);
    }

    /** Not every server answers line ends; only one that did before is missed when it does not. */
    @Override
    public boolean ping() {
        outgoing.add(PING);
        return ponged;
    }

    @Override
    void leave() {
        outgoing.add(END);
    }
}
