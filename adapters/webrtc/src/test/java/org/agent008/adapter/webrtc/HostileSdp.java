package org.agent008.adapter.webrtc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An SDP that nobody means well with; each has to be refused in a sentence. */
record HostileSdp(String name, boolean answer, String sdp) {
    private static final String CRLF = "\r\n";

    static List<HostileSdp> of(String offer, String answer) {
        var all = new ArrayList<HostileSdp>();
        new Book(all, false, offer).write();
        new Book(all, true, answer).write();
        return all;
    }

    /** What is as bad in an offer as in an answer. */
    private record Book(List<HostileSdp> all, boolean answer, String good) {
        void write() {
            is("nothing", "");
            is("one line", "v=0" + CRLF);
            is("another version", good.replace("v=0", "v=1"));
            is("no media", good.substring(0, good.indexOf("m=audio")));
            is("video only", good.replace("m=audio", "m=video"));
            is("a NUL", good.replace("a=rtcp-mux", "a=rtcp-mux\u0000"));
            is("a NUL at the end", good + "\u0000");
            is("an escape", good.replace("s=-", "s=\u001b[2J"));
            is("ten thousand lines", good + ("a=x:y" + CRLF).repeat(10_000));
            is("a line without end", good + "a=" + "x".repeat(100_000));
            is("seventeen sections", good + section().repeat(16));
            is("lines that are none", good.replace("a=rtcp-mux", "rtcp-mux"));
            is("no origin", without("o="));
            is("no port", media("m=audio UDP/TLS/RTP/SAVPF 111"));
            is("a cut media line", media("m=audio"));
            is("port zero", media("m=audio 0 UDP/TLS/RTP/SAVPF 111"));
            is("a port in words", media("m=audio nine UDP/TLS/RTP/SAVPF 111"));
            is("a payload type too high", media("m=audio 9 UDP/TLS/RTP/SAVPF 999"));
            is("a payload type below zero", media("m=audio 9 UDP/TLS/RTP/SAVPF -1"));
            is("payload types in words", media("m=audio 9 UDP/TLS/RTP/SAVPF opus"));
            is("no fingerprint", without("a=fingerprint"));
            is("a fingerprint by MD5", line("a=fingerprint", "a=fingerprint:md5 AA:BB:CC"));
            is("a fingerprint by SHA-1", line("a=fingerprint", "a=fingerprint:sha-1 AA:BB"));
            is("an unknown hash", line("a=fingerprint", "a=fingerprint:sha-9 AA:BB:CC"));
            is("an empty fingerprint", line("a=fingerprint", "a=fingerprint:sha-256"));
            is("a fingerprint in words", line("a=fingerprint", "a=fingerprint:sha-256 XX:YY"));
            is("a role that is none", line("a=setup", "a=setup:boss"));
            is("no ICE user", without("a=ice-ufrag"));
            is("no ICE password", without("a=ice-pwd"));
            is("a short ICE password", line("a=ice-pwd", "a=ice-pwd:short"));
            is("an endless ICE user", line("a=ice-ufrag", "a=ice-ufrag:" + "u".repeat(300)));
            is("an ICE password with blanks", line("a=ice-pwd", "a=ice-pwd:" + "x y".repeat(9)));
            is("no rtcp-mux", without("a=rtcp-mux"));
            is("plain RTP", good.replaceAll("a=(ice-|fingerprint|setup|candidate).*\r\n", ""));
            is("SDES", line("a=fingerprint", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x"));
            is("a bundle of strangers", line("a=group", "a=group:BUNDLE 0 7"));
            is("two sections of one name", good + section());
            is("a clock in words", good.replace("opus/48000/2", "opus/fast/2"));
            is("a clock beyond numbers", good.replace("opus/48000", "opus/99999999999999"));
            is("a map without a codec", good.replaceAll("a=rtpmap:111 .*", "a=rtpmap:111"));
            is("a map to nowhere", good.replaceAll("a=rtpmap:111 .*", "a=rtpmap:nine opus/1"));
            is("a candidate that is none", good + "a=candidate:here I am" + CRLF);
            is("a candidate of port 99999", candidate("127.0.0.1 99999 typ host"));
            is("a candidate of no kind", candidate("127.0.0.1 4000 typ ghost"));
            is("an extension beyond numbers", good + "a=extmap:99999999999 urn:x" + CRLF);
            is("a source beyond numbers", good + "a=ssrc:99999999999999 cname:x" + CRLF);
        }

        private void is(String name, String sdp) {
            all.add(new HostileSdp((answer ? "answer: " : "offer: ") + name, answer, sdp));
        }

        private String section() {
            return good.substring(good.indexOf("m=audio"));
        }

        private String media(String line) {
            return line("m=audio", line);
        }

        private String line(String start, String replacement) {
            return change(line -> line.startsWith(start) ? replacement : line);
        }

        private String without(String start) {
            return change(line -> line.startsWith(start) ? "" : line);
        }

        private String change(UnaryOperator<String> each) {
            return String.join(
                            CRLF, good.lines().map(each).filter(line -> !line.isEmpty()).toList())
                    + CRLF;
        }

        private String candidate(String rest) {
            return good + "a=candidate:1 1 udp 2122260223 " + rest + CRLF;
        }
    }
}
