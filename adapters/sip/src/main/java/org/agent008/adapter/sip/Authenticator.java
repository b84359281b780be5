package org.agent008.adapter.sip;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.agent008.domain.settings.Secret;

/** Answers 401 and 407 for one account (RFC 3261 section 22, RFC 8760). */
final class Authenticator {
    private final String user;
    private final Secret password;
    private final HeaderFactory headers;
    private final Tokens tokens;
    private final Map<String, NonceUse> nonces = new HashMap<>();

    private record NonceUse(String nonce, int count) {}

    Authenticator(String user, Secret password, HeaderFactory headers, Tokens tokens) {
        this.user = user;
        this.password = password;
        this.headers = headers;
        this.tokens = tokens;
    }

    /**
     * The headers that answer the challenges of {@code response}; empty where {@code sent} had
     * answered them already and was refused, or where no algorithm of theirs is known.
     */
    List<AuthorizationHeader> answers(Request sent, Response response) throws ParseException {
        boolean proxy = response.getStatusCode() == Response.PROXY_AUTHENTICATION_REQUIRED;
        List<AuthorizationHeader> answers = new ArrayList<>();
        for (WWWAuthenticateHeader challenge : strongest(response, proxy)) {
            if (refused(sent, challenge, proxy)) {
                return List.of();
            }
            answers.add(answer(sent, challenge, proxy));
        }
        return answers;
    }

    /** One challenge for each realm: the strongest that we know. */
    private static List<WWWAuthenticateHeader> strongest(Response response, boolean proxy) {
        Map<String, WWWAuthenticateHeader> best = new LinkedHashMap<>();
        String name = proxy ? ProxyAuthenticateHeader.NAME : WWWAuthenticateHeader.NAME;
        for (Iterator<?> it = response.getHeaders(name); it.hasNext(); ) {
            if (it.next() instanceof WWWAuthenticateHeader challenge
                    && "Digest".equalsIgnoreCase(challenge.getScheme())
                    && challenge.getRealm() != null
                    && challenge.getNonce() != null
                    && digest(challenge).isPresent()
                    && (challenge.getQop() == null || offersAuth(challenge))) {
                best.merge(
                        challenge.getRealm(),
                        challenge,
                        (a, b) ->
                                digest(b).orElseThrow().compareTo(digest(a).orElseThrow()) < 0
                                        ? b
                                        : a);
            }
        }
        return List.copyOf(best.values());
    }

    /**
     * A challenge for a realm that was answered means a wrong password, unless the nonce was old.
     */
    private static boolean refused(Request sent, WWWAuthenticateHeader challenge, boolean proxy) {
        String name = proxy ? ProxyAuthorizationHeader.NAME : AuthorizationHeader.NAME;
        for (Iterator<?> it = sent.getHeaders(name); it.hasNext(); ) {
            if (it.next() instanceof AuthorizationHeader earlier
                    && challenge.getRealm().equals(earlier.getRealm())
                    && (!challenge.isStale() || challenge.getNonce().equals(earlier.getNonce()))) {
                return true;
            }
        }
        return false;
    }

    private AuthorizationHeader answer(Request sent, WWWAuthenticateHeader challenge, boolean proxy)
            throws ParseException {
        String realm = challenge.getRealm();
        String nonce = challenge.getNonce();
        String uri = sent.getRequestURI().toString();
        Digest digest = digest(challenge).orElseThrow();
        var subject = new Digest.Subject(user, realm, password.reveal(), sent.getMethod(), uri);
        AuthorizationHeader answer =
                proxy
                        ? headers.createProxyAuthorizationHeader("Digest")
                        : headers.createAuthorizationHeader("Digest");
        answer.setUsername(user.replace("\\", "\\\\").replace("\"", "\\\""));
        answer.setRealm(realm);
        answer.setNonce(nonce);
        answer.setParameter("uri", uri);
        if (challenge.getAlgorithm() != null) {
            answer.setAlgorithm(challenge.getAlgorithm());
        }
        if (challenge.getOpaque() != null) {
            answer.setOpaque(challenge.getOpaque());
        }
        if (challenge.getQop() == null) {
            answer.setResponse(digest.response(subject, nonce));
        } else {
            int count = count(realm, nonce);
            String clientNonce = tokens.next(20);
            answer.setQop("auth");
            answer.setCNonce(clientNonce);
            answer.setNonceCount(count);
            answer.setResponse(
                    digest.response(subject, nonce, "%08x".formatted(count), clientNonce));
        }
        return answer;
    }

    private int count(String realm, String nonce) {
        NonceUse last = nonces.get(realm);
        int count = last != null && last.nonce().equals(nonce) ? last.count() + 1 : 1;
        nonces.put(realm, new NonceUse(nonce, count));
        return count;
    }

    private static Optional<Digest> digest(WWWAuthenticateHeader challenge) {
        return Digest.of(Optional.ofNullable(challenge.getAlgorithm()));
    }

    private static boolean offersAuth(WWWAuthenticateHeader challenge) {
        return List.of(challenge.getQop().replace("\"", "").strip().split("\\s*,\\s*", -1))
                .contains("auth");
    }
}
