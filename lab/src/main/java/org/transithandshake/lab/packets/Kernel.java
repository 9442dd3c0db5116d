package org.transithandshake.lab.packets;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The system calls of Linux that Java has no class for; numbers and flags are those of its headers. */
@SuppressWarnings("restricted")
final class Kernel {

    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOL_IP = 0;
    static final int IP_TOS = 1;
    static final int SOL_IPV6 = 41;
    static final int IPV6_TCLASS = 67;

    private static final int SOCK_RAW = 3;
    private static final int CLONE_NEWNET = 0x40000000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final ValueLayout INT = ValueLayout.JAVA_INT;
    private static final ValueLayout LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout POINTER = ValueLayout.ADDRESS;

    private static final MethodHandle UNSHARE = function("unshare", INT, INT);
    private static final MethodHandle GETTID = function("gettid", INT);
    private static final MethodHandle SOCKET = function("socket", INT, INT, INT, INT);
    private static final MethodHandle SETSOCKOPT = function("setsockopt", INT, INT, INT, INT, POINTER, INT);
    private static final MethodHandle SENDTO = function("sendto", LONG, INT, POINTER, LONG, INT, POINTER, INT);
    private static final MethodHandle RECV = function("recv", LONG, INT, POINTER, LONG, INT);
    private static final MethodHandle CLOSE = function("close", INT, INT);

    private Kernel() {
    }

    private static MethodHandle function(String name, ValueLayout result, ValueLayout... arguments) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of((MemoryLayout) result, arguments), Linker.Option.captureCallState("errno"));
    }

    /** Gives the calling thread a network of its own. */
    static void unshareNetwork() {
        require("unshare", call(UNSHARE, CLONE_NEWNET));
    }

    static int threadId() {
        return (int) call(GETTID);
    }

    /** A socket that hears every packet of the protocol that the input rules let pass. */
    static int rawSocket(int family, int protocol) {
        return (int) require("socket", call(SOCKET, family, SOCK_RAW, protocol));
    }

    static void option(int socket, int level, int name, int value) {
        try (Arena arena = Arena.ofConfined()) {
            require("setsockopt", call(SETSOCKOPT, socket, level, name,
                    arena.allocateFrom(ValueLayout.JAVA_INT, value), Integer.BYTES));
        }
    }

    /** Sends; what cannot be sent is lost, as what is dropped on the way. */
    static void send(int socket, byte[] packet, byte[] socketAddress) {
        try (Arena arena = Arena.ofConfined()) {
            call(SENDTO, socket, arena.allocateFrom(ValueLayout.JAVA_BYTE, packet), (long) packet.length, 0,
                    arena.allocateFrom(ValueLayout.JAVA_BYTE, socketAddress), socketAddress.length);
        }
    }

    /** The next packet, or an empty array if none has come. */
    static byte[] receive(int socket) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(256);
            long size = call(RECV, socket, buffer, buffer.byteSize(), MSG_DONTWAIT);
            return size <= 0 ? new byte[0] : buffer.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    static void close(int socket) {
        call(CLOSE, socket);
    }

    private static long require(String function, long result) {
        if (result < 0) {
            throw new IllegalStateException("The kernel refused " + function + " with error " + -result);
        }
        return result;
    }

    /** The result, or the negated error number. */
    private static long call(MethodHandle function, Object... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            Object[] all = new Object[arguments.length + 1];
            all[0] = state;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            long result = ((Number) function.invokeWithArguments(all)).longValue();
            return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
        } catch (Throwable e) {
            throw new IllegalStateException("A system call could not be made", e);
        }
    }
}
