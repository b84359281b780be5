package org.agent008.app;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** How the process goes once all is closed. */
final class ProcessEnd {
    private ProcessEnd() {}

    /**
     * Ends the process at once, without shutdown hooks and native exit handlers. libwebrtc's
     * threads outlive the JVM and complain on standard output when it is taken down in the ordinary
     * way, which looks like a crash.
     */
    @SuppressWarnings("restricted") // native access is what _exit takes
    static void now(int code) {
        System.out.flush();
        System.err.flush();
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> exit = linker.defaultLookup().find("_exit");
        if (exit.isPresent()) {
            MethodHandle call =
                    linker.downcallHandle(
                            exit.get(), FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
            try {
                call.invokeExact(code);
            } catch (Throwable e) {
                throw new IllegalStateException("_exit returned", e);
            }
        }
        System.exit(code);
    }
}
