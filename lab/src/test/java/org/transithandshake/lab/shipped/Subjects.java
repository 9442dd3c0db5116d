package org.transithandshake.lab.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.aws.Subject;
import org.transithandshake.lab.template.Expansion;

/** What all mails begin with that the shipped functions, machines, rules and alarms can send. */
final class Subjects {
    private static final String SENDER = "Transit Handshake: ";
    /** An expression such as 'Transit Handshake: ' & $vpcId & ' has no ...', or a text without any. */
    private static final Pattern OF_MACHINES = Pattern.compile(
            "'(" + SENDER + "[^']*)'((?: & (?:\\$[\\w.]+|'[^']*'))*)|\"(" + SENDER + "[^\"]*)\"");
    private static final Pattern PART = Pattern.compile(" & (?:\\$(?:\\w+\\.)*(\\w+)|'([^']*)')");

    private Subjects() {
    }

    static Set<String> all() {
        return Stream.of(ofFunctions(), ofMachines(), ofAlarms(), ofRules()).flatMap(Function.identity())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> ofFunctions() {
        return Arrays.stream(Subject.values()).map(Subject::form);
    }

    private static Stream<String> ofMachines() {
        return Shipped.files(Shipped.MACHINES).stream()
                .flatMap(file -> OF_MACHINES.matcher(text(file)).results()).map(Subjects::form);
    }

    /** With its variables as the documents write them: {@code $attempt.account} is {@code <account>}. */
    private static String form(MatchResult found) {
        return found.group(3) != null ? found.group(3) : found.group(1)
                + PART.matcher(found.group(2)).results().map(part -> part.group(2) != null ? part.group(2)
                        : "<" + part.group(1).replace("attachmentId", "attachment").replace("vpcId", "VPC") + ">")
                .collect(Collectors.joining());
    }

    private static Stream<String> ofAlarms() {
        return resources("AWS::CloudWatch::Alarm")
                .map(alarm -> "ALARM: \"<stack>-" + alarm.getKey() + "-<suffix>\" in <Region>");
    }

    /** A rule gives no subject, so it is what the mail begins with. */
    private static Stream<String> ofRules() {
        return resources("AWS::Events::Rule")
                .flatMap(rule -> rule.getValue().at("/Properties/Targets").valueStream())
                .filter(target -> target.at("/Arn/Ref").asText().equals("People"))
                .map(target -> target.at("/InputTransformer/InputTemplate/Fn::Sub").asText().lines().findFirst()
                        .orElseThrow().replace("\"", ""));
    }

    private static Stream<Map.Entry<String, JsonNode>> resources(String type) {
        return Expansion.of(Shipped.TEMPLATE).get("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
