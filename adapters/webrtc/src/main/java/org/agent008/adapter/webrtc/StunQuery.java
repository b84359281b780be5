package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Asks a STUN server what this machine's address looks like from there (Binding, RFC 8489). The
 * library keeps to itself whether a server answered where there is no NAT.
 */
final class StunQuery {
    private static final int PORT = 3478;
    private static final int MAGIC = 0x2112A442;
    private static final short BINDING_REQUEST = 0x0001;
    private static final short BINDING_SUCCESS = 0x0101;
    private static final short XOR_MAPPED_ADDRESS = 0x0020;
    private static final int HEADER = 20;
    private static final int[] WAITS_MILLIS = {500, 1000, 1500};

    private StunQuery() {}

    /**
     * Blocks for 3 s at most.
     *
     * @param url {@code stun:host} or {@code stun:host:port}
     * @throws SocketTimeoutException where nothing comes back
     */
    static InetSocketAddress mapped(String url) throws IOException {
        InetSocketAddress server = address(url);
        byte[] id = new byte[12];
        new SecureRandom().nextBytes(id);
        byte[] request =
                ByteBuffer.allocate(HEADER)
                        .putShort(BINDING_REQUEST)
                        .putShort((short) 0)
                        .putInt(MAGIC)
                        .put(id)
                        .array();
        var silence = new SocketTimeoutException("never asked");
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            for (int wait : WAITS_MILLIS) {
                socket.send(new DatagramPacket(request, request.length));
                socket.setSoTimeout(wait);
                DatagramPacket answer = new DatagramPacket(new byte[1500], 1500);
                try {
                    socket.receive(answer);
                    return read(ByteBuffer.wrap(answer.getData(), 0, answer.getLength()), id);
                } catch (SocketTimeoutException lost) {
                    silence = lost; // a request or its answer may be lost on the way: ask again
                }
            }
        }
        throw silence;
    }

    private static InetSocketAddress address(String url) throws IOException {
        String host = url.substring(url.indexOf(':') + 1);
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']') && colon > 0;
        String name = (port ? host.substring(0, colon) : host).replaceAll("[\\[\\]]", "");
        var at =
                new InetSocketAddress(
                        name, port ? Integer.parseInt(host.substring(colon + 1)) : PORT);
        if (at.isUnresolved()) {
            throw new UnknownHostException(name);
        }
        return at;
    }

    private static InetSocketAddress read(ByteBuffer answer, byte[] id) throws IOException {
        if (answer.remaining() < HEADER || answer.getShort() != BINDING_SUCCESS) {
            throw new IOException("it answers something else than STUN");
        }
        answer.position(HEADER);
        while (answer.remaining() >= 4) {
            short type = answer.getShort();
            int length = Short.toUnsignedInt(answer.getShort());
            if (length > answer.remaining()) {
                break;
            }
            if (type == XOR_MAPPED_ADDRESS && length >= 8) {
                return address(answer.slice(answer.position(), length), id);
            }
            answer.position(Math.min(answer.limit(), answer.position() + (length + 3) / 4 * 4));
        }
        throw new IOException("its answer names no address");
    }

    private static InetSocketAddress address(ByteBuffer value, byte[] id) throws IOException {
        int family = value.getShort() & 0xff;
        int port = Short.toUnsignedInt(value.getShort()) ^ (MAGIC >>> 16);
        byte[] mask = ByteBuffer.allocate(16).putInt(MAGIC).put(id).array();
        byte[] address = new byte[family == 1 ? 4 : 16];
        if (value.remaining() < address.length) {
            throw new IOException("its answer names no address");
        }
        value.get(address);
        for (int i = 0; i < address.length; i++) {
            address[i] ^= mask[i];
        }
        return new InetSocketAddress(InetAddress.getByAddress(address), port);
    }
}
