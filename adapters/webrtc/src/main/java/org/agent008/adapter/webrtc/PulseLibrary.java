package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.NoSuchElementException;

/**
 * The functions of libpulse that a phone needs, for PulseAudio and PipeWire alike. One thread at a
 * time per main loop; none of them blocks for longer than {@link #loopPrepare} was told.
 */
final class PulseLibrary {
    private static final String FILE = "libpulse.so.0";

    final CFunction loopNew;
    final CFunction loopApi;
    final CFunction loopPrepare;
    final CFunction loopPoll;
    final CFunction loopDispatch;
    final CFunction loopWakeup;
    final CFunction loopFree;
    final CFunction contextNew;
    final CFunction contextConnect;
    final CFunction contextState;
    final CFunction contextError;
    final CFunction contextOnEvent;
    final CFunction contextSubscribe;
    final CFunction contextServer;
    final CFunction contextSinks;
    final CFunction contextSources;
    final CFunction contextDisconnect;
    final CFunction contextUnref;
    final CFunction streamNew;
    final CFunction streamState;
    final CFunction streamPlay;
    final CFunction streamRecord;
    final CFunction streamLatency;
    final CFunction streamWritable;
    final CFunction streamWrite;
    final CFunction streamPeek;
    final CFunction streamDrop;
    final CFunction streamDisconnect;
    final CFunction streamUnref;
    final CFunction operationUnref;
    private final CFunction errorText;

    /** All there is: what the library points at is read from here by address. */
    final MemorySegment memory;

    @SuppressWarnings("restricted") // only addresses that libpulse gave are read
    private PulseLibrary(SymbolLookup library) {
        memory = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
        loopNew = CFunction.find(library, "pa_mainloop_new", "p");
        loopApi = CFunction.find(library, "pa_mainloop_get_api", "pp");
        loopPrepare = CFunction.find(library, "pa_mainloop_prepare", "ipi");
        loopPoll = CFunction.find(library, "pa_mainloop_poll", "ip");
        loopDispatch = CFunction.find(library, "pa_mainloop_dispatch", "ip");
        loopWakeup = CFunction.find(library, "pa_mainloop_wakeup", "vp");
        loopFree = CFunction.find(library, "pa_mainloop_free", "vp");
        contextNew = CFunction.find(library, "pa_context_new", "ppp");
        contextConnect = CFunction.find(library, "pa_context_connect", "ippip");
        contextState = CFunction.find(library, "pa_context_get_state", "ip");
        contextError = CFunction.find(library, "pa_context_errno", "ip");
        contextOnEvent = CFunction.find(library, "pa_context_set_subscribe_callback", "vppp");
        contextSubscribe = CFunction.find(library, "pa_context_subscribe", "ppipp");
        contextServer = CFunction.find(library, "pa_context_get_server_info", "pppp");
        contextSinks = CFunction.find(library, "pa_context_get_sink_info_list", "pppp");
        contextSources = CFunction.find(library, "pa_context_get_source_info_list", "pppp");
        contextDisconnect = CFunction.find(library, "pa_context_disconnect", "vp");
        contextUnref = CFunction.find(library, "pa_context_unref", "vp");
        streamNew = CFunction.find(library, "pa_stream_new", "ppppp");
        streamState = CFunction.find(library, "pa_stream_get_state", "ip");
        streamPlay = CFunction.find(library, "pa_stream_connect_playback", "ipppipp");
        streamRecord = CFunction.find(library, "pa_stream_connect_record", "ipppi");
        streamLatency = CFunction.find(library, "pa_stream_get_latency", "ippp");
        streamWritable = CFunction.find(library, "pa_stream_writable_size", "lp");
        streamWrite = CFunction.find(library, "pa_stream_write", "ipplpli");
        streamPeek = CFunction.find(library, "pa_stream_peek", "ippp");
        streamDrop = CFunction.find(library, "pa_stream_drop", "ip");
        streamDisconnect = CFunction.find(library, "pa_stream_disconnect", "ip");
        streamUnref = CFunction.find(library, "pa_stream_unref", "vp");
        operationUnref = CFunction.find(library, "pa_operation_unref", "vp");
        errorText = CFunction.find(library, "pa_strerror", "pi");
    }

    @SuppressWarnings("restricted") // a library of the operating system, by its fixed name
    static PulseLibrary load() throws IOException {
        try {
            return new PulseLibrary(SymbolLookup.libraryLookup(FILE, Arena.global()));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new IOException("there is no " + FILE, e);
        }
    }

    /** What went wrong last in a context, for people. */
    String error(long context) {
        return text(errorText.call(contextError.call(context)));
    }

    /** The text at an address. */
    String text(long address) {
        return memory.getString(address);
    }
}
