package org.transithandshake.lab.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.wire.Answer;
import org.transithandshake.lab.wire.RawRequest;
import org.transithandshake.lab.wire.Wire;

/** A lab at an address of this machine, reachable from this machine only. */
public final class LabServer implements AutoCloseable {
    private final HttpServer http;
    private final Wire wire;
    private final RealTime clock;

    /**
     * @param port  0 for any that is free
     * @param speed virtual seconds in a real one
     * @throws IOException if the port is taken
     */
    public LabServer(Lab lab, int port, int speed) throws IOException {
        wire = lab.wire();
        clock = new RealTime(lab.time(), speed);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/", this::answer);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /** Serves on the calling thread until it is interrupted. */
    public void run() {
        clock.run();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            RawRequest request = read(exchange);
            Answer answer = clock.ask(() -> wire.answer(request));
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static RawRequest read(HttpExchange exchange) throws IOException {
        return new RawRequest(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(),
                query(exchange.getRequestURI().getRawQuery()), exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] sides = pair.split("=", 2);
            query.computeIfAbsent(decode(sides[0]), name -> new ArrayList<>())
                    .add(sides.length == 2 ? decode(sides[1]) : "");
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
