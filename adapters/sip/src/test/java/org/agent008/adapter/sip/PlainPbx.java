package org.agent008.adapter.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** The far side of a test without WebSocket: what comes is seen raw, what goes is written raw. */
final class PlainPbx implements AutoCloseable {
    private static final int SECONDS = 20;
    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final String scheme;
    private final @Nullable ServerSocket listening;
    private final @Nullable DatagramSocket datagrams;
    private volatile @Nullable Socket connected;
    private volatile @Nullable SocketAddress from;

    private PlainPbx(
            String scheme, @Nullable ServerSocket listening, @Nullable DatagramSocket datagrams) {
        this.scheme = scheme;
        this.listening = listening;
        this.datagrams = datagrams;
        Thread.ofVirtual().start(listening == null ? this::receive : this::accept);
    }

    static PlainPbx tcp() throws IOException {
        return stream("tcp", ServerSocketFactory.getDefault());
    }

    static PlainPbx stream(String scheme, ServerSocketFactory sockets) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        return new PlainPbx(scheme, sockets.createServerSocket(0, 5, here), null);
    }

    static PlainPbx udp(int port) throws IOException {
        return new PlainPbx(
                "udp", null, new DatagramSocket(port, InetAddress.getLoopbackAddress()));
    }

    URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + port());
    }

    int port() {
        return listening == null
                ? Optional.ofNullable(datagrams).orElseThrow().getLocalPort()
                : listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = Optional.ofNullable(listening).orElseThrow().accept();
                connected = socket;
                Thread.ofVirtual().start(() -> read(socket));
            }
        } catch (IOException closed) {
            received.add("closed");
        }
    }

    /** Line ends between messages are seen as such. */
    private void read(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            SipStream stream = new SipStream(in);
            for (var next = stream.next(); next.isPresent(); next = stream.next()) {
                received.add(next.get());
            }
            received.add("end");
        } catch (IOException e) {
            received.add("broken");
        }
    }

    private void receive() {
        byte[] buffer = new byte[65_535];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                Optional.ofNullable(datagrams).orElseThrow().receive(packet);
                from = packet.getSocketAddress();
                received.add(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8));
            }
        } catch (IOException closed) {
            received.add("closed");
        }
    }

    String expect(String start) throws InterruptedException {
        List<String> others = new ArrayList<>();
        while (true) {
            String next = received.poll(SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no " + start + " but " + others);
            }
            if (next.startsWith(start)) {
                return next;
            }
            others.add(next);
        }
    }

    void send(String message) throws IOException {
        write(message.replace("\r\n", "\n").replace("\n", "\r\n"));
    }

    void write(String raw) throws IOException {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        if (datagrams != null) {
            datagrams.send(new DatagramPacket(bytes, bytes.length, from));
        } else {
            Optional.ofNullable(connected).orElseThrow().getOutputStream().write(bytes);
        }
    }

    /** Closes the connection in an orderly way. */
    void drop() throws IOException {
        Optional.ofNullable(connected).orElseThrow().close();
    }

    InetSocketAddress phone() {
        return (InetSocketAddress)
                (connected == null
                        ? Optional.ofNullable(from).orElseThrow()
                        : Optional.ofNullable(connected).orElseThrow().getRemoteSocketAddress());
    }

    @Override
    public void close() throws IOException {
        if (listening != null) {
            listening.close();
        }
        if (datagrams != null) {
            datagrams.close();
        }
        if (connected != null) {
            Optional.ofNullable(connected).orElseThrow().close();
        }
    }
}
