package org.transithandshake.lab.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The MD5 digests by which clients check what SQS has understood.
 *
 * @see <a href=
 *      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">
 *      Calculating the MD5 message digest for message attributes</a>
 */
final class Digest {
    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private Digest() {
    }

    static String of(String body) {
        return md5(body.getBytes(UTF_8));
    }

    /** Null where there are none, as SQS leaves the digest out then. */
    static String of(Map<String, MessageAttributeValue> attributes) {
        if (attributes.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TreeMap<>(attributes).forEach((name, value) -> {
            part(bytes, name.getBytes(UTF_8));
            part(bytes, value.dataType().getBytes(UTF_8));
            boolean text = value.stringValue() != null;
            bytes.write(text ? TEXT : BINARY);
            part(bytes, text ? value.stringValue().getBytes(UTF_8) : value.binaryValue().asByteArray());
        });
        return md5(bytes.toByteArray());
    }

    private static void part(ByteArrayOutputStream to, byte[] part) {
        to.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        to.writeBytes(part);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
