package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.Transport;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Most tests reach the lab by objects, as people's clients and AWS's own reach it on the wire. */
@AtItsOwnEnd
class TransportsTest {
    /** A structure without members, and a list without items, is not written on the wire. */
    private static final Pattern EMPTY = Pattern.compile("(, )?\\w+=(\\w+\\(\\)|\\[\\])|\"\\w+\":\"\",");
    private static final String UNKNOWN = "vpc-00000000000000000";
    private static final String ARN = "arn:aws:states:" + Lab.REGION + ":" + Scene.HUB + ":execution:connect:none";

    @Test
    void aQuietHandshakeIsTheSameToTheLastCallOnBothTransports() {
        assertSame(LabSetup.quiet());
    }

    @Test
    void soIsALoudOne() {
        assertSame(LabSetup.loud());
    }

    @Test
    void anErrorIsTheSameExceptionOnBothTransports() {
        List<Consumer<Lab>> calls = List.of(
                lab -> lab.ec2(Scene.HUB).describeVpcs(r -> r.vpcIds(UNKNOWN)),
                lab -> lab.ec2(Scene.HUB).deleteTransitGateway(r -> r.transitGatewayId("tgw-00000000000000000")),
                lab -> lab.ram(Scene.HUB).deleteResourceShare(r -> r.resourceShareArn("arn:aws:ram:none")),
                lab -> lab.ram(Scene.HUB).acceptResourceShareInvitation(r -> r.resourceShareInvitationArn("none")),
                lab -> lab.sfn(Scene.HUB).describeExecution(r -> r.executionArn(ARN)),
                lab -> lab.sfn(Scene.HUB).sendTaskSuccess(r -> r.taskToken("none").output("{}")));
        assertThat(calls).allSatisfy(call -> assertThat(failure(Transport.DIRECT, call))
                .isEqualTo(failure(Transport.WIRE, call)));
    }

    /** The SDK tries what may pass again, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"503 RequestLimitExceeded", "500 InternalError", "400 Throttling", "400 IncorrectState"})
    void attemptsAreTheSameOnBothTransports(String error) {
        assertThat(attempts(Transport.DIRECT, error)).isEqualTo(attempts(Transport.WIRE, error));
    }

    private static void assertSame(LabSetup setup) {
        List<String> direct = history(setup, Transport.DIRECT);
        List<String> wire = history(setup, Transport.WIRE);
        for (int i = 0; i < Math.min(direct.size(), wire.size()); i++) {
            assertThat(direct.get(i)).as("entry %d", i).isEqualTo(wire.get(i));
        }
        assertThat(direct).hasSameSizeAs(wire);
    }

    private static List<String> history(LabSetup setup, Transport transport) {
        Scene scene = new Scene(setup.with(transport));
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        return scene.hub(Scene.SPOKE).settle().lab.journal().entries().stream()
                .map(entry -> EMPTY.matcher(entry.toString()).replaceAll("")).toList();
    }

    private static String failure(Transport transport, Consumer<Lab> call) {
        Lab lab = new Lab(LabSetup.quiet().with(transport));
        AwsServiceException thrown = catchThrowableOfType(AwsServiceException.class, () -> call.accept(lab));
        return thrown.getClass() + " " + thrown.statusCode() + " " + thrown.awsErrorDetails().errorCode() + " "
                + thrown.awsErrorDetails().errorMessage();
    }

    /** How many attempts one, two and nine refusals in a row lead to. */
    private static List<Integer> attempts(Transport transport, String error) {
        AwsError refused = new AwsError(Integer.parseInt(error.split(" ")[0]), error.split(" ")[1], "not now");
        return Stream.of(1, 2, 9).map(times -> {
            Lab lab = new Lab(LabSetup.quiet().with(transport));
            lab.faults().calls(call -> call.operation().equals("DescribeVpcs"), 1, times,
                    new Faults.Fault.Refused(refused));
            catchThrowableOfType(AwsServiceException.class, () -> lab.ec2(Scene.HUB).describeVpcs(r -> { }));
            return (int) lab.journal().of(Entry.ApiCall.class).count();
        }).toList();
    }
}
