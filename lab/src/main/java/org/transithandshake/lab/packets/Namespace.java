package org.transithandshake.lab.packets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A network of its own, in which one thread lives; it ends with that thread. */
final class Namespace implements AutoCloseable {

    private static final List<String> SETTINGS = List.of("ipv4/conf/all/rp_filter=0",
            "ipv4/conf/default/rp_filter=0", "ipv6/conf/all/disable_ipv6=0", "ipv6/conf/default/disable_ipv6=0",
            "ipv6/conf/default/addr_gen_mode=1", "ipv6/conf/default/accept_dad=0", "ipv6/conf/default/accept_ra=0");

    private final String name;
    private final ExecutorService thread;
    private final int id;

    /** @param router whether it passes on what is not for itself */
    Namespace(String name, boolean router) {
        this.name = name;
        thread = Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().name("packets-" + name).daemon().unstarted(task));
        try {
            id = call(() -> enter(router ? "1" : "0"));
            ip("link set lo up");
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
    }

    private static int enter(String forwarding) throws IOException {
        Kernel.unshareNetwork();
        for (String setting : SETTINGS) {
            String[] parts = setting.split("=");
            set(parts[0], parts[1]);
        }
        set("ipv4/ip_forward", forwarding);
        set("ipv6/conf/all/forwarding", forwarding);
        return Kernel.threadId();
    }

    /** A setting belongs to the network of the thread that writes it. */
    private static void set(String setting, String value) throws IOException {
        Files.writeString(Path.of("/proc/sys/net", setting), value);
    }

    /** By which {@code ip link set ... netns} finds it. */
    int id() {
        return id;
    }

    <T> Future<T> submit(Callable<T> task) {
        return thread.submit(task);
    }

    <T> T call(Callable<T> task) {
        return get(submit(task));
    }

    static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }

    void ip(String... commands) {
        call(() -> ip("-4", List.of(commands)));
    }

    /** Only to be called by the network's own thread, as are the others that run something. */
    String ip(String family, List<String> commands) throws IOException {
        return commands.isEmpty() ? "" : run(String.join("\n", commands) + "\n", "ip", family, "-batch", "-");
    }

    String nft(String rules) throws IOException {
        return run(rules, "nft", "-f", "-");
    }

    private String run(String input, String... command) throws IOException {
        Process process = start(command);
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " failed in " + name + ": " + output + "\n" + input);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return output;
    }

    /** The child inherits the network of the thread that starts it. */
    Process start(String... command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
