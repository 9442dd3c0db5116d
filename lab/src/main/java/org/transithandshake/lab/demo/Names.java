package org.transithandshake.lab.demo;

/** Names as the template has them, without what CloudFormation adds: the stack's name and a suffix. */
public final class Names {
    private Names() {
    }

    public static String plain(String physical) {
        return physical.replaceFirst("^" + Landscape.STACK + "-", "").replaceFirst("-[0-9a-f]{12}$", "");
    }
}
