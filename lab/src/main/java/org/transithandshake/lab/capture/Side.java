package org.transithandshake.lab.capture;

/** The end of the connection at which a capture was taken. */
public enum Side {
    CLIENT, SERVER;

    String word() {
        return this == CLIENT ? "client" : "server";
    }

    Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
