package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agent008.domain.port.AudioDevices.Device;
import org.agent008.domain.port.DeviceList;
import org.jspecify.annotations.Nullable;

/**
 * The server's sinks and sources, kept up to date by it. libpulse tells of them in callbacks only,
 * from within the connection's turns; an exception out of one would abort the JVM.
 */
final class PulseDevices {
    private static final int SINKS_SOURCES_SERVER = 1 | 2 | 128;

    // pa_sink_info and pa_source_info alike, where pointers have 64 bit
    private static final long NAME = 0;
    private static final long DESCRIPTION = 16;
    private static final long MONITORED_SINK = 308;
    private static final int NO_SINK = -1;

    // pa_server_info
    private static final long DEFAULT_SINK = 48;
    private static final long DEFAULT_SOURCE = 56;

    private record Found(Device device, boolean monitor) {}

    private final PulseConnection connection;
    private final PulseLibrary pulse;
    private final long onServer;
    private final long onSink;
    private final long onSource;
    private boolean asking;
    private boolean stale;
    private String defaultSink = "";
    private String defaultSource = "";
    private final List<Found> sinks = new ArrayList<>();
    private final List<Found> sources = new ArrayList<>();
    private @Nullable DeviceList list;

    private PulseDevices(PulseConnection connection) {
        this.connection = connection;
        pulse = connection.pulse;
        onServer = callback("server", "ppp");
        onSink = callback("sink", "ppip");
        onSource = callback("source", "ppip");
        long onEvent = callback("event", "piip");
        pulse.contextOnEvent.call(connection.context, onEvent, 0);
        drop(pulse.contextSubscribe.call(connection.context, SINKS_SOURCES_SERVER, 0, 0));
        ask();
    }

    /** Lists them, and again after each change. */
    static PulseDevices watch(PulseConnection connection, long deadline) throws IOException {
        PulseDevices devices = new PulseDevices(connection);
        while (devices.list == null) {
            connection.turn(deadline);
        }
        return devices;
    }

    DeviceList list() {
        DeviceList known = list;
        return known == null ? DeviceList.EMPTY : known;
    }

    @SuppressWarnings("restricted") // the types are those of the library's header
    private long callback(String name, String types) {
        FunctionDescriptor descriptor = FunctionDescriptor.ofVoid(CFunction.layouts(types));
        try {
            return Linker.nativeLinker()
                    .upcallStub(
                            MethodHandles.lookup().bind(this, name, descriptor.toMethodType()),
                            descriptor,
                            connection.arena)
                    .address();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answers come in the order of the questions: the end of the last ends the round. */
    private void ask() {
        if (asking) {
            stale = true;
            return;
        }
        asking = true;
        sinks.clear();
        sources.clear();
        drop(pulse.contextServer.call(connection.context, onServer, 0));
        drop(pulse.contextSinks.call(connection.context, onSink, 0));
        drop(pulse.contextSources.call(connection.context, onSource, 0));
    }

    private void drop(long operation) {
        if (operation != 0) {
            pulse.operationUnref.call(operation);
        }
    }

    // ---- called by libpulse ---------------------------------------------------------------------

    @SuppressWarnings("unused") // its parameters are those of pa_context_subscribe_cb_t
    private void event(long context, int type, int index, long data) {
        Guard.run(this::ask);
    }

    @SuppressWarnings("unused") // its parameters are those of pa_server_info_cb_t
    private void server(long context, long info, long data) {
        Guard.run(() -> {
            if (info != 0) {
                defaultSink = text(info + DEFAULT_SINK);
                defaultSource = text(info + DEFAULT_SOURCE);
            }
        });
    }

    @SuppressWarnings("unused") // its parameters are those of pa_sink_info_cb_t
    private void sink(long context, long info, int end, long data) {
        Guard.run(() -> {
            if (end == 0) {
                sinks.add(found(info, defaultSink, false));
            }
        });
    }

    @SuppressWarnings("unused") // its parameters are those of pa_source_info_cb_t
    private void source(long context, long info, int end, long data) {
        Guard.run(() -> {
            if (end == 0) {
                int monitored = pulse.memory.get(ValueLayout.JAVA_INT, info + MONITORED_SINK);
                sources.add(found(info, defaultSource, monitored != NO_SINK));
            } else {
                told();
            }
        });
    }

    private void told() {
        DeviceList now = new DeviceList(devices(sources), devices(sinks));
        if (!now.equals(list)) { // the server tells of volumes too
            list = now;
        }
        asking = false;
        if (stale) {
            stale = false;
            ask();
        }
    }

    /** What a speaker plays is a microphone too, but hardly the one that is looked for: last. */
    private static List<Device> devices(List<Found> all) {
        return all.stream()
                .sorted(Comparator.comparing(Found::monitor))
                .map(Found::device)
                .toList();
    }

    private Found found(long info, String preferred, boolean monitor) {
        String name = text(info + NAME);
        String description = text(info + DESCRIPTION);
        return new Found(
                new Device(
                        name, description.isBlank() ? name : description, name.equals(preferred)),
                monitor);
    }

    private String text(long pointer) {
        MemorySegment memory = pulse.memory;
        long address = memory.get(ValueLayout.JAVA_LONG, pointer);
        return address == 0 ? "" : pulse.text(address);
    }
}
