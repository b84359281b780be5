package org.agent008.adapter.sip;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SIP over WebSocket (RFC 7118): a message is a WebSocket message. */
final class WsConnection extends SocketConnection {
    private static final Logger log = LoggerFactory.getLogger(WsConnection.class);
    private static final int LONGEST_MESSAGE = 1 << 20;
    private static final Pattern STATUS =
            Pattern.compile("Invalid status code received: (\\d{3})\\b.*", Pattern.DOTALL);

    private volatile @Nullable Client client;

    WsConnection(Server server, Sockets sockets, Listener listener) {
        super(server, sockets, listener);
    }

    @Override
    String talk(Socket with) {
        Client talking = new Client(with);
        client = talking;
        talking.run();
        return talking.why;
    }

    @Override
    public void send(String message) {
        with(talking -> talking.send(message));
    }

    @Override
    public boolean ping() {
        with(Client::sendPing);
        return true;
    }

    @Override
    void leave() {
        with(Client::close);
    }

    /** Whoever is told of the end has not always heard of it when it sends. */
    private void with(java.util.function.Consumer<Client> action) {
        Client talking = client;
        if (talking != null) {
            try {
                action.accept(talking);
            } catch (WebsocketNotConnectedException e) {
                log.trace("sent into a closed WebSocket", e);
            }
        }
    }

    private final class Client extends WebSocketClient {
        private final Socket socket;
        private volatile String why = "the connection broke";

        @SuppressWarnings("deprecation") // the other way is a factory, and this one is open already
        Client(Socket socket) {
            super(
                    server().uri(),
                    new Draft_6455(
                            List.of(),
                            List.of(new Protocol("sip"), new Protocol("")),
                            LONGEST_MESSAGE));
            this.socket = socket;
            setSocket(socket);
            setTcpNoDelay(true);
            setDaemon(true);
            setConnectionLostTimeout(0); // the link has a keep-alive of its own
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            if (handshake.getFieldValue("Sec-WebSocket-Protocol").equals("sip")) {
                opened(socket);
            } else {
                refuse();
            }
        }

        private void refuse() {
            why = "is a WebSocket, but does not speak SIP (sub-protocol \"sip\" refused)";
            closeConnection(CloseFrame.PROTOCOL_ERROR, why);
        }

        /** A blank message is RFC 5626's keep-alive: two line ends ask for one. */
        @Override
        public void onMessage(String message) {
            if (!message.isBlank()) {
                listener().onMessage(message);
            } else {
                listener().onHeard();
                if (message.equals("\r\n\r\n")) {
                    WsConnection.this.send("\r\n");
                }
            }
        }

        @Override
        public void onMessage(ByteBuffer bytes) {
            onMessage(StandardCharsets.UTF_8.decode(bytes).toString());
        }

        @Override
        public void onWebsocketPing(WebSocket from, Framedata ping) {
            listener().onHeard();
            super.onWebsocketPing(from, ping);
        }

        @Override
        public void onWebsocketPong(WebSocket from, Framedata pong) {
            listener().onHeard();
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            Matcher refused = STATUS.matcher(reason == null ? "" : reason);
            if (refused.matches()) {
                why = "answered %s instead of opening a WebSocket".formatted(refused.group(1));
            } else if (remote && code != CloseFrame.ABNORMAL_CLOSE) {
                why = "the server closed it (" + code + ")";
            }
        }

        @Override
        public void onError(Exception e) {
            log.debug("WebSocket to {}", server(), e);
        }
    }
}
