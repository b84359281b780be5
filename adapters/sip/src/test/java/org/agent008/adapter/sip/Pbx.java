package org.agent008.adapter.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/** The far side of a test: a WebSocket server whose every SIP message the test writes itself. */
final class Pbx extends WebSocketServer {
    private static final int SECONDS = 20;
    private final CountDownLatch started = new CountDownLatch(1);
    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final Set<WebSocket> sockets = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<String> paths = new LinkedBlockingQueue<>();
    private final List<String> held = new ArrayList<>();
    private final AtomicInteger branches = new AtomicInteger();
    private volatile boolean deaf;

    private Pbx(String protocol, int port) {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                1,
                List.of(new Draft_6455(List.of(), List.of(new Protocol(protocol)))));
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
    }

    static Pbx open() throws InterruptedException {
        return open("sip", 0);
    }

    static Pbx open(String protocol, int port) throws InterruptedException {
        return started(new Pbx(protocol, port));
    }

    static Pbx open(SSLContext tls) throws InterruptedException {
        // A peer that only shakes hands and leaves trips an assertion of the library, and that ends
        // its one thread: outside of tests nobody switches assertions on.
        Pbx.class
                .getClassLoader()
                .setClassAssertionStatus("org.java_websocket.SSLSocketChannel2", false);
        Pbx pbx = new Pbx("sip", 0);
        pbx.setWebSocketFactory(new DefaultSSLWebSocketServerFactory(tls));
        return started(pbx);
    }

    private static Pbx started(Pbx pbx) throws InterruptedException {
        pbx.start();
        if (!pbx.started.await(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the WebSocket server did not start");
        }
        return pbx;
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + getPort() + "/a/path?x=1");
    }

    String path() throws InterruptedException {
        String path = paths.poll(SECONDS, TimeUnit.SECONDS);
        if (path == null) {
            throw new AssertionError("nobody connected");
        }
        return path;
    }

    /** Waits for the next message whose first line starts so; others keep for later. */
    String expect(String start) throws InterruptedException {
        return expect(start, message -> message.startsWith(start));
    }

    String expect(String what, Predicate<String> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (String message : List.copyOf(held)) {
            if (wanted.test(message)) {
                held.remove(message);
                return message;
            }
        }
        while (true) {
            String message = received.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new AssertionError("no " + what + " but " + held);
            }
            if (wanted.test(message)) {
                return message;
            }
            held.add(message);
        }
    }

    /** Everything that came and no test step has asked for. */
    List<String> unasked() {
        received.drainTo(held);
        return List.copyOf(held);
    }

    /** Forgets what came and was not asked for, such as repetitions on a slow machine. */
    void forget() {
        received.clear();
        held.clear();
    }

    void send(String message) {
        String crlf = message.replace("\r\n", "\n").replace("\n", "\r\n");
        sockets.forEach(socket -> socket.send(crlf));
    }

    void sendRaw(String frame) {
        sockets.forEach(socket -> socket.send(frame));
    }

    void sendBinary(byte[] frame) {
        sockets.forEach(socket -> socket.send(frame));
    }

    /** One message in three WebSocket frames. */
    void sendInFragments(String message) {
        byte[] bytes =
                message.replace("\n", "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int third = bytes.length / 3;
        var text = org.java_websocket.enums.Opcode.TEXT;
        sockets.forEach(socket -> {
            socket.sendFragmentedFrame(text, ByteBuffer.wrap(bytes, 0, third), false);
            socket.sendFragmentedFrame(text, ByteBuffer.wrap(bytes, third, third), false);
            socket.sendFragmentedFrame(
                    text, ByteBuffer.wrap(bytes, 2 * third, bytes.length - 2 * third), true);
        });
    }

    /** The socket dies without a word. */
    void drop() {
        for (WebSocket socket : List.copyOf(sockets)) {
            sockets.remove(socket); // first: the phone may be back before this thread goes on
            SelectionKey key = ((WebSocketImpl) socket).getSelectionKey();
            socket.closeConnection(1006, "dropped");
            key.selector().wakeup(); // a selector that sleeps keeps the TCP connection open
        }
    }

    /** Waits until nobody is connected. */
    void awaitNobody() throws InterruptedException {
        synchronized (sockets) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            while (!sockets.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("still connected");
                }
                sockets.wait(left);
            }
        }
    }

    private void gone(WebSocket socket) {
        synchronized (sockets) {
            sockets.remove(socket);
            sockets.notifyAll();
        }
    }

    /** From now on pings get no pong. */
    void goDeaf() {
        deaf = true;
    }

    /** A response to what the phone sent: Via, From, To, Call-ID and CSeq copied, To tagged. */
    static String response(String request, int status, String toTag, String extra, String body) {
        StringBuilder out = new StringBuilder("SIP/2.0 " + status + " Because\n");
        for (String name : List.of("Via", "From", "To", "Call-ID", "CSeq")) {
            String value = header(request, name);
            boolean tag = name.equals("To") && !value.contains("tag=") && status > 100;
            out.append(name).append(": ").append(value);
            out.append(tag ? ";tag=" + toTag : "").append('\n');
        }
        if (status < 300 && header(request, "CSeq").endsWith("INVITE")) {
            out.append("Contact: <sip:far@198.51.100.7:5060;transport=ws>\n");
        }
        return out.append(extra).append(bodyOf(body)).toString();
    }

    static String response(String request, int status) {
        return response(request, status, "far", "", "");
    }

    static String bodyOf(String body) {
        String crlf = body.replace("\r\n", "\n").replace("\n", "\r\n");
        return (body.isEmpty() ? "" : "Content-Type: application/sdp\n")
                + "Content-Length: "
                + crlf.length()
                + "\n\n"
                + body;
    }

    /** An INVITE to the phone, from {@code callId}'s caller. */
    String invite(String callId, String extra, String sdp) {
        return request("INVITE", callId, 1, "<sip:1000@lab.test>", extra, sdp);
    }

    /** A request to the phone outside of, or with the To as given inside of a dialog. */
    String request(
            String method, String callId, int sequence, String to, String extra, String sdp) {
        String from =
                extra.contains("From:") ? "" : "From: \"Ana\" <sip:2000@lab.test>;tag=caller\n";
        return method
                + " sip:phone@x.invalid;transport=ws SIP/2.0\n"
                + "Via: SIP/2.0/WS 198.51.100.1;branch=z9hG4bKt"
                + branches.incrementAndGet()
                + "\nMax-Forwards: 70\n"
                + from
                + "To: "
                + to
                + "\nCall-ID: "
                + callId
                + "\nCSeq: "
                + sequence
                + " "
                + method
                + "\nContact: <sip:2000@198.51.100.7:5060;transport=ws>\n"
                + extra
                + bodyOf(sdp);
    }

    /** A request of the caller's within the dialog that {@code ok}, the phone's 200, made. */
    String within(String method, String ok, int sequence, String sdp) {
        return request(method, header(ok, "Call-ID"), sequence, header(ok, "To"), "", sdp);
    }

    static String header(String message, String name) {
        Matcher matcher =
                Pattern.compile("(?im)^" + name + ":[ \\t]*([^\\r\\n]*)").matcher(message);
        if (!matcher.find()) {
            throw new AssertionError("no " + name + " in " + message);
        }
        return matcher.group(1).strip();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        sockets.add(socket);
        paths.add(handshake.getResourceDescriptor());
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        received.add(message);
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata frame) {
        if (!deaf) {
            super.onWebsocketPing(socket, frame);
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        gone(socket);
    }

    @Override
    public void onError(WebSocket socket, Exception e) {
        if (socket != null) {
            gone(socket);
        }
    }

    @Override
    public void onStart() {
        started.countDown();
    }
}
