package org.agent008.app.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.Supplier;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.settings.ApiSettings;

/** Looks at the port of the local API. */
public final class ApiCheck implements Check {
    private final Supplier<Finding> look;

    private ApiCheck(Supplier<Finding> look) {
        this.look = look;
    }

    /** Of a phone that runs and has bound it. */
    public static ApiCheck bound(int port) {
        return new ApiCheck(() -> Finding.ok("this phone answers at http://127.0.0.1:" + port));
    }

    /** Whether a phone could bind it. */
    public static ApiCheck free(ApiSettings api) {
        return new ApiCheck(() -> bind(api));
    }

    private static Finding bind(ApiSettings api) {
        if (!api.enabled()) {
            return Finding.ok("switched off (api.enabled)");
        }
        try (ServerSocket _ = new ServerSocket(api.port(), 1, InetAddress.getLoopbackAddress())) {
            return Finding.ok("port " + api.port() + " is free");
        } catch (IOException e) {
            return Finding.fault(
                    "port " + api.port() + " can't be used: " + e.getMessage(),
                    "Another program may have it: set api.port to another port, or to 0 for any.");
        }
    }

    @Override
    public void examine(Chart chart) throws InterruptedException {
        chart.look("API", look::get);
    }
}
