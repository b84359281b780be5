package org.agent008.adapter.api;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Stands before everything the server does, whatever serves it, and lets in only programs of this
 * machine that hold the token. Web pages stay out: a rebound name fails on {@code Host}, a foreign
 * page on {@code Origin}, a form on {@code Content-Type}.
 */
final class Guard extends Handler.Wrapper {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH");
    private final Token token;

    Guard(Token token) {
        this.token = token;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Optional<Problem> objection = objection(request);
        if (objection.isEmpty()) {
            return super.handle(request, response, callback);
        }
        refuse(objection.get(), response, callback);
        return true;
    }

    static void refuse(Problem problem, Response response, Callback callback) {
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        problem.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(problem.body()), callback);
    }

    private Optional<Problem> objection(Request request) {
        HttpFields headers = request.getHeaders();
        Set<String> hosts = hosts(request);
        if (!only(headers, HttpHeader.HOST).filter(hosts::contains).isPresent()) {
            return problem(
                    421, "wrong-host", "This server is only reached as one of " + hosts + ".");
        }
        if (headers.contains(HttpHeader.ORIGIN)) {
            return problem(403, "web-page", "Web pages may not use this API (Origin header).");
        }
        if (!only(headers, HttpHeader.AUTHORIZATION).filter(token::opens).isPresent()) {
            return Optional.of(
                    Problem.of(
                                    401,
                                    "token-missing",
                                    "Send \"Authorization: Bearer <token>\" with the token that"
                                            + " stands in api.json.")
                            .with("WWW-Authenticate", "Bearer realm=\"agent008\""));
        }
        return ContactRoutes.IMPORT.equals(Request.getPathInContext(request))
                ? objectionToVcards(request)
                : objectionToJson(request);
    }

    private static Optional<Problem> objectionToJson(Request request) {
        HttpFields headers = request.getHeaders();
        if (WRITES.contains(request.getMethod()) && !has(headers, "application/json")) {
            return problem(
                    415, "not-json", "Send \"Content-Type: application/json\" with each write.");
        }
        return tooLarge(headers, Limits.BODY);
    }

    /** A web page cannot send this type either, but by asking first. */
    private static Optional<Problem> objectionToVcards(Request request) {
        HttpFields headers = request.getHeaders();
        if (WRITES.contains(request.getMethod()) && !has(headers, "text/vcard")) {
            return problem(415, "not-vcard", "Send \"Content-Type: text/vcard\" with contacts.");
        }
        return tooLarge(headers, Limits.VCARDS);
    }

    private static Optional<Problem> tooLarge(HttpFields headers, long most) {
        return headers.getLongField(HttpHeader.CONTENT_LENGTH) > most
                ? Optional.of(tooLarge(most))
                : Optional.empty();
    }

    static Problem tooLarge(long most) {
        return Problem.of(413, "too-large", "A request body has at most " + most + " bytes here.");
    }

    /** Over the Unix socket there is no port to name. */
    private static Set<String> hosts(Request request) {
        if (request.getConnectionMetaData().getConnector() instanceof ServerConnector tcp) {
            int port = tcp.getLocalPort();
            return Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        }
        return Set.of("localhost");
    }

    private static boolean has(HttpFields headers, String type) {
        return only(headers, HttpHeader.CONTENT_TYPE)
                .map(t -> t.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", ""))
                .filter(t -> t.equals(type) || t.equals(type + ";charset=utf-8"))
                .isPresent();
    }

    /** A header that is sent twice is as good as none. */
    private static Optional<String> only(HttpFields headers, HttpHeader name) {
        List<HttpField> fields = headers.getFields(name);
        return fields.size() == 1
                ? Optional.ofNullable(fields.getFirst().getValue())
                : Optional.empty();
    }

    private static Optional<Problem> problem(int status, String code, String detail) {
        return Optional.of(Problem.of(status, code, detail));
    }
}
