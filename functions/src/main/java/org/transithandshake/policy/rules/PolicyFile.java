package org.transithandshake.policy.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.transithandshake.policy.Segments;
import org.transithandshake.policy.Times;
import org.transithandshake.policy.text.Fault;
import org.transithandshake.policy.text.Faults;
import org.transithandshake.policy.text.Node;
import org.transithandshake.policy.text.NodeReader;
import org.transithandshake.routing.SpokeRoutes;

/**
 * A policy that has no errors.
 *
 * @param invitations whose shares a spoke accepts
 * @param admit       whose requests a hub accepts
 * @param place       which attachments a hub lets into which segment
 * @param routes      which routes a spoke wants; nothing where its parameters say so
 * @param times       how long a hub waits
 * @param version     eight hexadecimal digits that change with the text
 */
public record PolicyFile(Section invitations, Section admit, Section place, Segments segments,
        Optional<SpokeRoutes> routes, Times times, String version) {

    /**
     * What reading a text gave.
     *
     * @param policy nothing if there are errors
     * @param faults errors and warnings in the order of the text
     */
    public record Reading(Optional<PolicyFile> policy, List<Fault> faults) {
    }

    /** Never throws: everything that is wrong with the text is a fault with its place and cure. */
    public static Reading read(String text) {
        Faults faults = new Faults();
        Optional<Node> root = NodeReader.read(text, faults);
        Optional<PolicyFile> policy = root.map(node -> new PolicyReader(faults, hash(text)).read(node));
        return new Reading(faults.hasErrors() ? Optional.empty() : policy, faults.list());
    }

    public List<Section> sections() {
        return List.of(invitations, admit, place);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
