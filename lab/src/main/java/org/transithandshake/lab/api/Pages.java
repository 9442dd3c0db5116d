package org.transithandshake.lab.api;

import java.util.List;

/**
 * How a service cuts its lists into pages.
 *
 * @param size       the most items on a page when the request asks for no fewer
 * @param emptyFirst begins every list of several items with an empty page that has a token; AWS documents this as
 *                   legal ("occasionally return an empty set of results", RAM API reference)
 */
public record Pages(int size, boolean emptyFirst) {
    private static final String EMPTY = "page-empty-";
    private static final String FROM = "page-";

    /** One page; {@code nextToken} is null on the last one. */
    public record Page<T>(List<T> items, String nextToken) {
    }

    public static Pages large() {
        return new Pages(1_000, false);
    }

    /** Cuts the page that a request asks for; {@code code} is the error that answers a token we never gave. */
    public <T> Page<T> cut(List<T> all, Integer maxResults, String token, String code) {
        if (emptyFirst && token == null && !all.isEmpty()) {
            return new Page<>(List.of(), EMPTY + 0);
        }
        int start = start(token, all.size(), code);
        int end = Math.min(all.size(), start + (maxResults == null ? size : Math.min(size, maxResults)));
        return new Page<>(List.copyOf(all.subList(start, end)), end < all.size() ? FROM + end : null);
    }

    private static int start(String token, int size, String code) {
        if (token == null) {
            return 0;
        }
        String position = token.startsWith(EMPTY) ? token.substring(EMPTY.length()) : token.replaceFirst(FROM, "");
        if (!token.startsWith(FROM) || !position.matches("\\d{1,7}")) {
            throw new AwsError(code, "The token '" + token + "' is invalid.");
        }
        return Math.min(Integer.parseInt(position), size);
    }
}
