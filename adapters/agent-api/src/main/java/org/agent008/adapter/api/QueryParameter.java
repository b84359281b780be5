package org.agent008.adapter.api;

import io.javalin.http.Context;
import java.util.Optional;

/** What stands behind the {@code ?} of an address, checked. */
final class QueryParameter {
    private QueryParameter() {}

    static String text(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).orElse("");
    }

    /** {@code ?limit=}: how many of a list are wanted. */
    static int limit(Context ctx, int otherwise, int most) {
        String text = ctx.queryParam("limit");
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1) {
            throw RequestBody.malformed("limit must be a whole number, 1 to " + most + ".")
                    .asException();
        }
        return Math.min(Integer.parseInt(text), most);
    }
}
