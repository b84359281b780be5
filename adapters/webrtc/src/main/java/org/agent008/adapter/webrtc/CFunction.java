package org.agent008.adapter.webrtc;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;

/**
 * A function of a C library whose arguments and result are numbers or addresses, all of them given
 * as longs: so a call allocates nothing.
 */
final class CFunction {
    private final MethodHandle handle;

    private CFunction(MethodHandle handle) {
        this.handle = handle;
    }

    /**
     * Finds a function.
     *
     * @param types a letter for each, as "ipl": the result's first (v for none), then the
     *     arguments'; p is an address, i an int, l a 64 bit number
     */
    @SuppressWarnings("restricted") // the types are those of the library's header
    static CFunction find(SymbolLookup library, String name, String types) {
        MemoryLayout[] arguments = layouts(types.substring(1));
        FunctionDescriptor descriptor =
                types.charAt(0) == 'v'
                        ? FunctionDescriptor.ofVoid(arguments)
                        : FunctionDescriptor.of(layout(types.charAt(0)), arguments);
        MethodHandle exact =
                Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
        MethodType longs =
                MethodType.methodType(
                        long.class, Collections.nCopies(arguments.length, long.class));
        return new CFunction(MethodHandles.explicitCastArguments(exact, longs));
    }

    /** One layout for each letter. */
    static MemoryLayout[] layouts(String types) {
        return types.chars().mapToObj(CFunction::layout).toArray(MemoryLayout[]::new);
    }

    private static MemoryLayout layout(int type) {
        return switch (type) {
            case 'i' -> ValueLayout.JAVA_INT;
            // An address travels as the number it is: Java has no 32 bit desktop any more.
            case 'p', 'l' -> ValueLayout.JAVA_LONG;
            default -> throw new IllegalArgumentException("type " + (char) type);
        };
    }

    long call() {
        try {
            return (long) handle.invokeExact();
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    long call(long a) {
        try {
            return (long) handle.invokeExact(a);
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    long call(long a, long b) {
        try {
            return (long) handle.invokeExact(a, b);
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    long call(long a, long b, long c) {
        try {
            return (long) handle.invokeExact(a, b, c);
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    long call(long a, long b, long c, long d) {
        try {
            return (long) handle.invokeExact(a, b, c, d);
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    long call(long a, long b, long c, long d, long e, long f) {
        try {
            return (long) handle.invokeExact(a, b, c, d, e, f);
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    private static IllegalStateException failed(Throwable t) {
        return new IllegalStateException("a function of a C library could not be called", t);
    }
}
