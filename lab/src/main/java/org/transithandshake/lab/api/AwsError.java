package org.transithandshake.lab.api;

/** An error as an AWS service answers it: HTTP status, code and message. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final int status;

    public AwsError(String code, String message) {
        this(400, code, message);
    }

    public AwsError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    @Override
    public String toString() {
        return code + ": " + getMessage();
    }
}
