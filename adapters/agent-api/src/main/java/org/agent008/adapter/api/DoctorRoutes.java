package org.agent008.adapter.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.agent008.adapter.wire.DoctorJson;
import org.agent008.domain.doctor.Doctor;
import org.agent008.domain.doctor.Step;
import org.agent008.domain.doctor.SupportBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /v1/doctor}: all steps when they are done, or for {@code Accept: application/x-ndjson}
 * each on a line as it goes. {@code /v1/support-bundle}: the same with all else that helps, as a
 * zip file.
 */
final class DoctorRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(DoctorRoutes.class);
    private static final String LINES = "application/x-ndjson";

    private final Doctor doctor;
    private final SupportBundle bundle;

    DoctorRoutes(Doctor doctor, SupportBundle bundle) {
        this.doctor = doctor;
        this.bundle = bundle;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/v1/doctor", this::examine);
        routes.get(
                "/v1/support-bundle",
                ctx -> ctx.contentType("application/zip").result(bundle.zip()));
    }

    private void examine(Context ctx) throws IOException, InterruptedException {
        if (!LINES.equals(ctx.header("Accept"))) {
            ctx.contentType("application/json")
                    .result(DoctorJson.toJson(doctor.examine(_ -> {})).toString());
            return;
        }
        ctx.res().setContentType(LINES);
        OutputStream out = ctx.res().getOutputStream();
        try {
            doctor.examine(step -> write(step, out));
        } catch (UncheckedIOException gone) {
            LOG.debug("who asked the doctor has left: {}", gone.toString());
        }
    }

    private static void write(Step step, OutputStream out) {
        try {
            out.write((DoctorJson.toJson(step) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
