package org.agent008.adapter.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Locale;
import org.agent008.adapter.api.Problem.RefusedException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that whatever goes wrong is told as {@link Problem}, by whomever it was noticed. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void addTo(RoutesConfig routes) {
        routes.exception(RefusedException.class, (e, ctx) -> tell(e.problem(), ctx));
        routes.exception(HttpResponseException.class, (e, ctx) -> tell(routing(e, ctx), ctx));
        routes.exception(
                Exception.class,
                (e, ctx) -> {
                    LOG.error("{} {} failed", ctx.method(), ctx.endpoint().path, e);
                    tell(Problem.of(500, "failed", "The phone failed; see its log."), ctx);
                });
    }

    private static void tell(Problem problem, Context ctx) {
        problem.headers().forEach(ctx::header);
        ctx.status(problem.status()).contentType(Problem.CONTENT_TYPE).result(problem.body());
    }

    private static Problem routing(HttpResponseException e, Context ctx) {
        if (e instanceof MethodNotAllowedResponse wrongMethod) {
            String allowed = String.join(", ", wrongMethod.getDetails().values());
            return Problem.of(
                            405,
                            "wrong-method",
                            ctx.path() + " takes " + allowed + ", not " + ctx.method() + ".")
                    .with("Allow", allowed);
        }
        return e.getStatus() == 404
                ? Problem.of(404, "no-such-path", "There is no " + ctx.path() + " here.")
                : byStatus(e.getStatus());
    }

    /** For what fails before it reaches a route, such as a request that is not HTTP. */
    static boolean beforeRoutes(Request request, Response response, Callback callback) {
        int status =
                request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer given
                        ? given
                        : response.getStatus();
        Guard.refuse(byStatus(status), response, callback);
        return true;
    }

    private static Problem byStatus(int status) {
        String message = HttpStatus.getMessage(status);
        return Problem.of(
                status, message.toLowerCase(Locale.ROOT).replace(' ', '-'), message + ".");
    }
}
