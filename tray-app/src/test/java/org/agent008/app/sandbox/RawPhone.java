package org.agent008.app.sandbox;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A SIP end that is written by hand, message by message, over its own WebSocket. */
final class RawPhone implements AutoCloseable {
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<SipMessage> inbox = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private final String domain;
    private final String password;
    private final DigestAlgorithm algorithm;
    final String user;
    final String contact;

    RawPhone(URI pbx, String domain, String user, String password, DigestAlgorithm algorithm) {
        this.domain = domain;
        this.user = user;
        this.password = password;
        this.algorithm = algorithm;
        this.contact = "sip:" + user + "@" + Tokens.next() + ".invalid;transport=ws";
        this.socket =
                http.newWebSocketBuilder().subprotocols("sip").buildAsync(pbx, new Inbox()).join();
    }

    private final class Inbox implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket ws, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    inbox.add(SipMessage.parse(text.toString()));
                } catch (SipMessage.Malformed e) {
                    throw new AssertionError("the PBX sent " + text, e);
                } finally {
                    text.setLength(0);
                }
            }
            ws.request(1);
            return null;
        }
    }

    /** A request outside of any dialog, with a transaction and a call of its own. */
    SipMessage request(String method, String uri) throws SipMessage.Malformed {
        return SipMessage.parse(
                String.join(
                        "\r\n",
                        method + " " + uri + " SIP/2.0",
                        "Via: SIP/2.0/WS h.invalid;branch=z9hG4bK" + Tokens.next(),
                        "Max-Forwards: 70",
                        "From: <sip:" + user + "@" + domain + ">;tag=" + Tokens.next(),
                        "To: <" + (method.equals("REGISTER") ? aor() : uri) + ">",
                        "Call-ID: " + Tokens.next(),
                        "CSeq: 1 " + method,
                        "Contact: <" + contact + ">",
                        "",
                        ""));
    }

    String aor() {
        return "sip:" + user + "@" + domain;
    }

    /** Sends what needs a password: once without, and again with the answer to the challenge. */
    SipMessage sendWithPassword(SipMessage request) throws InterruptedException {
        send(request);
        SipMessage challenge = next();
        boolean proxy = challenge.status() == 407;
        if (!proxy && challenge.status() != 401) {
            throw new AssertionError("no challenge but " + challenge.text());
        }
        if (request.method().equals("INVITE")) {
            send(request.hopByHop("ACK", challenge.required("To")));
        }
        SipMessage again =
                request.popped("Via")
                        .pushed("Via", "SIP/2.0/WS h.invalid;branch=z9hG4bK" + Tokens.next())
                        .with("CSeq", "2 " + request.method())
                        .with(
                                proxy ? "Proxy-Authorization" : "Authorization",
                                credentials(
                                        request,
                                        challenge.required(
                                                proxy
                                                        ? "Proxy-Authenticate"
                                                        : "WWW-Authenticate")));
        send(again);
        return again;
    }

    private String credentials(SipMessage request, String challenge) {
        Matcher m = NONCE.matcher(challenge);
        if (!m.find()) {
            throw new AssertionError("no nonce in " + challenge);
        }
        String nonce = requireNonNull(m.group(1));
        String ha1 = algorithm.hash(user + ":" + domain + ":" + password);
        String ha2 = algorithm.hash(request.method() + ":" + request.uri());
        String response = algorithm.hash(ha1 + ":" + nonce + ":00000001:c:auth:" + ha2);
        return ("Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\","
                        + " algorithm=%s, cnonce=\"c\", nc=00000001, qop=auth")
                .formatted(user, domain, nonce, request.uri(), response, challenge(challenge));
    }

    private static String challenge(String header) {
        return header.contains("algorithm=SHA-256") ? "SHA-256" : "MD5";
    }

    /** Registers and returns the final answer. */
    SipMessage register(int expires) throws Exception {
        sendWithPassword(
                request("REGISTER", "sip:" + domain).added("Expires", Integer.toString(expires)));
        return next();
    }

    void send(SipMessage message) {
        sendText(message.text());
    }

    void sendText(String text) {
        socket.sendText(text, true).join();
    }

    /** The next message but 100 Trying. */
    SipMessage next() throws InterruptedException {
        while (true) {
            SipMessage message = inbox.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError(user + " received nothing");
            }
            if (!message.isResponse() || message.status() != 100) {
                return message;
            }
        }
    }

    SipMessage nextRequest(String method) throws InterruptedException {
        SipMessage message = next();
        if (message.isResponse() || !message.method().equals(method)) {
            throw new AssertionError("no " + method + " but " + message.text());
        }
        return message;
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
