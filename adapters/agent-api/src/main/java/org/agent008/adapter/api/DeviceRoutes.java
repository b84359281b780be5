package org.agent008.adapter.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.agent008.adapter.wire.DevicesJson;
import org.agent008.domain.port.AudioDevices;
import org.agent008.domain.port.AudioDevices.Device;
import org.agent008.domain.port.AudioDevices.Use;
import org.agent008.domain.settings.AudioSettings;
import org.jspecify.annotations.Nullable;

/** {@code /v1/devices}: the sound devices, which are in use, and how loud it is. */
final class DeviceRoutes {
    private static final String DEVICES = "/v1/devices";

    private record Wanted(
            @Nullable String microphone, @Nullable String speaker, @Nullable String ringer) {
        Map<Use, String> byUse() {
            Map<Use, String> wanted = new EnumMap<>(Use.class);
            if (microphone != null) {
                wanted.put(Use.MICROPHONE, microphone);
            }
            if (speaker != null) {
                wanted.put(Use.SPEAKER, speaker);
            }
            if (ringer != null) {
                wanted.put(Use.RINGER, ringer);
            }
            return wanted;
        }
    }

    private final AudioDevices devices;

    DeviceRoutes(AudioDevices devices) {
        this.devices = devices;
    }

    void addTo(RoutesConfig routes) {
        routes.get(DEVICES, this::tell);
        routes.put(DEVICES, this::change);
    }

    private void tell(Context ctx) {
        ctx.contentType("application/json").result(DevicesJson.toJson(devices).toString());
    }

    private void change(Context ctx) {
        Map<Use, String> wanted = RequestBody.read(ctx, Wanted.class).byUse();
        // All of it or nothing: so all are looked for before the first is chosen.
        wanted.forEach(this::look);
        wanted.forEach(this::choose);
        tell(ctx);
    }

    private void look(Use use, String wanted) {
        if (!wanted.equals(AudioSettings.DEFAULT_DEVICE)
                && devices.snapshot().devices().find(use, wanted).isEmpty()) {
            throw noSuchDevice(use, wanted).asException();
        }
    }

    private void choose(Use use, String wanted) {
        if (!devices.choose(use, wanted)) { // pulled out this very moment
            throw noSuchDevice(use, wanted).asException();
        }
    }

    private Problem noSuchDevice(Use use, String wanted) {
        List<Device> those = devices.snapshot().devices().of(use);
        String names =
                those.isEmpty()
                        ? "There is none now."
                        : those.stream()
                                .map(device -> "\"" + device.description() + "\"")
                                .collect(Collectors.joining(", ", "There are ", " and default."));
        return Problem.of(
                422,
                "no-such-device",
                "There is no %s \"%s\". %s"
                        .formatted(
                                use == Use.MICROPHONE ? "microphone" : "speaker", wanted, names));
    }
}
