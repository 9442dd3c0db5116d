package org.transithandshake.lab.cli;

import java.io.PrintWriter;
import java.util.regex.Pattern;
import org.transithandshake.aws.Tags;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * What {@code approve} and {@code reject} have in common: a request, a reason, and a person of the hub's account. The
 * call itself is AWS's own; the tags say who and why, and the hub takes both into its record.
 */
final class Verdict {
    private static final Pattern REQUEST = Pattern.compile("tgw-attach-[0-9a-f]{8,17}");
    /** Amazon EC2 User Guide, "Tag restrictions". */
    private static final int LONGEST_TAG = 256;

    @Parameters(paramLabel = "REQUEST", description = "the attachment that waits, such as tgw-attach-0123456789abcdef0")
    private String request;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "kept with the connection")
    private String reason;

    @Mixin
    private AccountOptions account;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** AWS's own call for one request. */
    interface Call {
        void on(Ec2Client ec2, String request);
    }

    /** @param done what was done, such as {@code accepted} */
    int give(String done, Call call) {
        check();
        PrintWriter err = spec.commandLine().getErr();
        try (StsClient sts = account.client(StsClient.builder());
                Ec2Client ec2 = account.client(Ec2Client.builder())) {
            String arn = sts.getCallerIdentity().arn();
            call.on(ec2, request);
            spec.commandLine().getOut().println(done + " " + request + " as " + arn);
            return tag(ec2, arn, done);
        } catch (SdkException e) {
            err.println("handshake: " + request + " is not " + done + ": " + AwsTrouble.of(e) + cure(e));
            return Handshake.FAILED;
        }
    }

    /** Afterwards, so that no reason stands on what could not be decided. */
    private int tag(Ec2Client ec2, String arn, String done) {
        try {
            ec2.createTags(r -> r.resources(request).tags(tag(Tags.ADMISSION, "person"), tag(Tags.DECIDED_BY, arn),
                    tag(Tags.REASON, reason)));
            return Handshake.OK;
        } catch (SdkException e) {
            spec.commandLine().getErr().println("handshake: " + request + " is " + done
                    + ", but the reason could not be kept: " + AwsTrouble.of(e)
                    + "; it needs ec2:CreateTags on the attachment");
            return Handshake.FAILED;
        }
    }

    private void check() {
        CommandLine line = spec.commandLine();
        if (!REQUEST.matcher(request).matches()) {
            throw new ParameterException(line, "'" + request + "' is no attachment; write its id, such as"
                    + " tgw-attach-0123456789abcdef0, as the message that asks for the review names it");
        }
        if (reason.isBlank() || reason.length() > LONGEST_TAG) {
            throw new ParameterException(line, "the reason has " + reason.strip().length() + " characters; write 1 to "
                    + LONGEST_TAG);
        }
    }

    private static String cure(SdkException e) {
        String code = e instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                ? answer.awsErrorDetails().errorCode() : "";
        return switch (code) {
            case "IncorrectState" -> "; only a request in pendingAcceptance can be decided";
            case "InvalidTransitGatewayAttachmentID.NotFound" ->
                    "; use a profile of the account that owns the gateway, and its Region";
            default -> "";
        };
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
