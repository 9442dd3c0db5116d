package org.transithandshake.lab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictsTest {
    private static final String SILENCE = "listening on eth0, link-type EN10MB (Ethernet)\n0 packets captured\n";

    static Stream<Arguments> everyVerdict() {
        return Stream.of(
                Arguments.of(Verdict.COMPLETE, wire().handshake().data(true, 21, true).data(false, 2000, true)),
                Arguments.of(Verdict.FORWARD_LOST, wire().syn(false).syn(false)),
                Arguments.of(Verdict.NO_ANSWER, wire().syn(true).syn(true)),
                Arguments.of(Verdict.RETURN_LOST, wire().syn(true).synAck(false).syn(true).synAck(false)),
                Arguments.of(Verdict.RETURN_LOST, wire().syn(true).reset(false, false)),
                Arguments.of(Verdict.REFUSED, wire().syn(true).reset(false, true)),
                Arguments.of(Verdict.RESET_BY_CLIENT, wire().syn(true).synAck(true).reset(true, true)),
                Arguments.of(Verdict.RESET_BY_CLIENT, wire().handshake().data(true, 21, true).reset(true, true)),
                Arguments.of(Verdict.RESET_BY_SERVER, wire().handshake().data(true, 21, true).reset(false, true)),
                Arguments.of(Verdict.LARGE_PACKETS_LOST, wire().handshake().data(true, 21, true)
                        .data(false, 1400, true).data(false, 8948, false, false, false)),
                Arguments.of(Verdict.LARGE_PACKETS_LOST, wire().handshake().data(false, 100, true)
                        .data(true, 1448, false, false).reset(true, true)),
                Arguments.of(Verdict.PARTIAL_LOSS, wire().syn(false).syn(true).synAck(true).ack(true)
                        .data(true, 900, false, true).data(true, 30, true)),
                Arguments.of(Verdict.PARTIAL_LOSS, wire().handshake().next("50001", 77).syn(true).synAck(false)),
                Arguments.of(Verdict.UNKNOWN, wire().syn(true).synAck(true)));
    }

    @ParameterizedTest
    @MethodSource("everyVerdict")
    void theSamePacketsGetTheSameVerdictInEveryFormat(Verdict verdict, Wire wire) {
        for (Printer printer : Printer.values()) {
            Diagnosis diagnosis = diagnose(printer, printer, wire);
            assertThat(diagnosis.verdict()).as(printer.name()).isEqualTo(verdict);
            assertThat(diagnosis.evidence()).as(printer.name()).isNotEmpty();
            assertThat(diagnosis.look().isEmpty()).as(printer.name()).isEqualTo(verdict == Verdict.COMPLETE);
        }
    }

    @ParameterizedTest
    @MethodSource("everyVerdict")
    void theTwoEndsMayBePrintedDifferently(Verdict verdict, Wire wire) {
        List<Printer> ofAddresses = Arrays.stream(Printer.values())
                .filter(printer -> !printer.name().endsWith("NAMES") && !printer.name().startsWith("IPV6")
                        && printer != Printer.PROMPTS).toList();
        for (Printer printer : ofAddresses) {
            assertThat(diagnose(printer, Printer.VERBOSE, wire).verdict()).as(printer.name()).isEqualTo(verdict);
        }
        assertThat(diagnose(Printer.SHOUTED_NAMES, Printer.PROMPTS, wire).verdict()).isEqualTo(verdict);
    }

    @Test
    void theSameAttemptIsFoundThoughOneEndPrintsNamesAndTheOtherAddresses() {
        Wire wire = wire().syn(true).synAck(false);
        assertThat(diagnose(Printer.NAMES, Printer.PLAIN, wire).verdict()).isEqualTo(Verdict.RETURN_LOST);
    }

    @Test
    void otherAttemptsAreFoundThoughOneEndPrintsNamesAndTheOtherAddresses() {
        Diagnosis diagnosis = diagnose(Printer.NAMES, Printer.PLAIN, wire().syn(false),
                new Wire("50001", 77).syn(true).synAck(false).syn(true));
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.RETURN_LOST);
        assertThat(diagnosis.notes()).anyMatch(note -> note.contains("names")).anyMatch(n -> n.contains("different"));
    }

    @Test
    void evidenceNamesFileAndLine() {
        Diagnosis diagnosis = diagnose(Printer.PROMPTS, Printer.VERBOSE, wire().syn(true).synAck(false));
        assertThat(diagnosis.evidence()).extracting(e -> e.file() + ":" + e.line())
                .containsExactly("client.txt:4", "server.txt:1", "server.txt:3");
    }

    @Test
    void aReturnThatIsLostPointsAtTheServersRouteTableFirst() {
        assertThat(diagnose(Printer.PLAIN, Printer.PLAIN, wire().syn(true).synAck(false)).look().getFirst())
                .contains("server's subnet", "step 6", "10.2.0.20");
    }

    @Test
    void whatIsLostIsNotCalledLargeIfAsMuchArrives() {
        Wire wire = wire().handshake().data(false, 1400, true).data(false, 1400, false, false).data(false, 9, true);
        assertThat(diagnose(Printer.PLAIN, Printer.PLAIN, wire).verdict()).isEqualTo(Verdict.PARTIAL_LOSS);
    }

    @Test
    void whatWasSentLastMayHaveArrivedAfterTheOtherCaptureEnded() {
        Wire wire = wire().handshake().data(true, 21, true).data(true, 900, false);
        assertThat(diagnose(Printer.PLAIN, Printer.PLAIN, wire).verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void lossIsGivenForEachWay() {
        Wire wire = wire().handshake().data(true, 10, true).data(true, 10, true).data(true, 10, false, true);
        assertThat(diagnose(Printer.PLAIN, Printer.PLAIN, wire).what()).contains("client to server: 1 of 5 (20 %)",
                "server to client: 0 of 1 (0 %)");
    }

    @Test
    void aResetThatItsSenderDidNotSendComesFromTheWay() {
        Wire wire = wire().handshake();
        Wire other = wire().handshake().reset(false, true);
        Diagnosis diagnosis = Doctor.diagnose(read(Side.CLIENT, Printer.PLAIN.print(other.atClient)),
                read(Side.SERVER, Printer.PLAIN.print(wire.atServer)));
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.RESET_BY_SERVER);
        assertThat(diagnosis.notes()).anyMatch(note -> note.contains("device on the way"));
    }

    @Test
    void oneEndAloneSaysOnlyWhatItSees() {
        Wire lost = wire().syn(true).synAck(false).syn(true);
        assertThat(alone(Side.CLIENT, lost)).isEqualTo(Verdict.UNKNOWN);
        assertThat(alone(Side.SERVER, lost)).isEqualTo(Verdict.RETURN_LOST);
        assertThat(alone(Side.SERVER, wire().syn(true).synAck(false))).isEqualTo(Verdict.UNKNOWN);
        assertThat(alone(Side.SERVER, wire().syn(true))).isEqualTo(Verdict.NO_ANSWER);
        assertThat(alone(Side.CLIENT, wire().syn(true).reset(false, true))).isEqualTo(Verdict.REFUSED);
        assertThat(alone(Side.CLIENT, wire().handshake())).isEqualTo(Verdict.COMPLETE);
        assertThat(alone(Side.SERVER, wire().handshake().data(false, 90, true)
                .ack(true).data(false, 8948, false, false, false))).isEqualTo(Verdict.LARGE_PACKETS_LOST);
    }

    @Test
    void aCaptureThatRanAndSawNothingMeansThatTheSynIsLost() {
        Diagnosis diagnosis = Doctor.diagnose(read(Side.CLIENT, Printer.PLAIN.print(wire().syn(false).atClient)),
                read(Side.SERVER, SILENCE));
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.FORWARD_LOST);
    }

    @Test
    void theSessionInWhichTcpdumpWasTypedDoesNotCount() {
        String session = "09:58:00.000001 IP 10.1.0.10.22 > 10.9.0.9.40000: "
                + "Flags [P.], seq 9:109, ack 1, win 9, length 100\n"
                + "09:58:00.000002 IP 10.9.0.9.40000 > 10.1.0.10.22: Flags [.], ack 109, win 9, length 0\n";
        Diagnosis diagnosis = Doctor.diagnose(read(Side.CLIENT, Printer.PLAIN.print(wire().syn(false).atClient)),
                read(Side.SERVER, session));
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.FORWARD_LOST);
        String half = session.lines().findFirst().orElseThrow() + "\n";
        Capture both = read(Side.SERVER, half + Printer.PLAIN.print(wire().handshake().atServer));
        assertThat(Doctor.diagnose(both).verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void swappedFilesAreSuspectedNotMisread() {
        Wire wire = wire().syn(true).synAck(false);
        Diagnosis diagnosis = Doctor.diagnose(read(Side.CLIENT, Printer.PLAIN.print(wire.atServer)),
                read(Side.SERVER, Printer.PLAIN.print(wire.atClient)));
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.what()).contains("swapped");
    }

    @Test
    void anIcmpErrorAndThePacketItQuotesAreNoNewPackets() {
        String text = Printer.VERBOSE.print(wire().syn(true).atClient) + """
                22:13:26.854904 IP (tos 0x0, ttl 64, id 1, offset 0, flags [DF], proto ICMP (1), length 56)
                    10.1.0.10 > 10.2.0.20: ICMP 10.1.0.10 tcp port 22 unreachable, length 36
                \tIP (tos 0x0, ttl 64, id 1, offset 0, flags [DF], proto TCP (6), length 1440)
                    10.2.0.20.50000 > 10.1.0.10.22: Flags [S], seq 5, win 9, length 0
                """;
        Capture capture = read(Side.CLIENT, text);
        assertThat(capture.segments()).hasSize(1);
        assertThat(Doctor.diagnose(capture).verdict()).isEqualTo(Verdict.REFUSED);
    }

    private static Wire wire() {
        return new Wire("58832", 730_932_552L);
    }

    private static Verdict alone(Side side, Wire wire) {
        return Doctor.diagnose(read(side, Printer.PLAIN.print(side == Side.CLIENT ? wire.atClient : wire.atServer)))
                .verdict();
    }

    private static Diagnosis diagnose(Printer client, Printer server, Wire wire) {
        return diagnose(client, server, wire, wire);
    }

    private static Diagnosis diagnose(Printer client, Printer server, Wire atClient, Wire atServer) {
        String there = server.print(atServer.atServer);
        return Doctor.diagnose(read(Side.CLIENT, client.print(atClient.atClient)),
                read(Side.SERVER, there.isEmpty() ? SILENCE : there));
    }

    private static Capture read(Side side, String text) {
        return CaptureReader.read(side.word() + ".txt", side, text);
    }
}
