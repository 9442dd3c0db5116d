package org.transithandshake.lab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {
    private static final String SYN = "09:58:32.554904 IP 10.2.0.20.58832 > 10.1.0.10.22: Flags [S], seq 730932552,"
            + " win 59220, options [mss 8460], length 0\n";

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            '' ~ server.txt is empty (line 1)
            dear diary ~ server.txt, line 1: not what tcpdump prints
            09:58:32.55 IP 10.2.0.20.1 > 10.1.0.10.22: Flags [S], seq 1, ~ not what tcpdump prints
            09:58:32.554904 ARP, Request who-has 10.1.0.10 tell 10.2.0.20, length 28 ~ line 1: not a TCP packet
            09:58:32.554904 IP 10.2.0.20.400 > 10.1.0.10.53: UDP, length 4 ~ line 1: not a TCP packet
            09:58:32.554904 IP 10.2.0.20.400 > 10.1.0.10.22: tcp 0 ~ printed with -q
            09:58:32.554904 IP 10.2.0.20.400 > 10.1.0.10.22:  [|tcp] ~ line 1: the packet is cut off
            09:58:32.554904 IP 10.2.0.20.400 > 10.1.0.10.22: Flags [S ~ line 1: the packet is cut off
            09:58:32.554904 IP (tos 0x0, ttl 64, id 1, proto TCP (6), length 60) ~ line 1: the packet is cut off
            """)
    void whatIsNoCaptureIsExplainedInOneSentence(String text, String sentence) {
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> CaptureReader.read("server.txt", Side.SERVER, text))
                .withMessageContaining(sentence).withMessageContaining("tcpdump -nn");
    }

    @ParameterizedTest
    @CsvSource({"d4c3b2a102000400, pcap", "4d3cb2a102000400, pcap", "0a0d0d0a1c000000, pcapng", "610a6200630a, line 2"})
    void binaryFilesAreToldByWhatTheyAre(String hex, String sentence) {
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> CaptureReader.read("x.pcap", Side.CLIENT, HexFormat.of().parseHex(hex)))
                .withMessageContaining("x.pcap").withMessageContaining(sentence).withMessageContaining("tcpdump -nn");
    }

    @Test
    void whatPowerShellRedirectsIsRead() {
        byte[] bytes = ("\uFEFF" + SYN).getBytes(StandardCharsets.UTF_16LE);
        assertThat(CaptureReader.read("x", Side.SERVER, bytes).segments()).hasSize(1);
    }

    @Test
    void aTruncatedLastLineIsLeftOutAndSaid() {
        Capture capture = CaptureReader.read("x", Side.SERVER, SYN + SYN.substring(0, SYN.indexOf("]")));
        assertThat(capture.segments()).hasSize(1);
        assertThat(capture.notes()).singleElement().asString().contains("first in line 2");
    }

    @Test
    void aNumberThatIsCutOffIsNotTaken() {
        Capture capture = CaptureReader.read("x", Side.SERVER, SYN + SYN.substring(0, SYN.indexOf("32552")));
        assertThat(capture.segments()).extracting(Segment::seq).containsExactly(730_932_552L, -1L);
        assertThat(Attempts.of(capture)).hasSize(1);
    }

    @Test
    void twoCapturesWithoutAConnectionInCommonAreRefused() {
        Capture client = CaptureReader.read("c", Side.CLIENT, SYN);
        Capture server = CaptureReader.read("s", Side.SERVER, SYN.replace(".22:", ".443:"));
        assertThatExceptionOfType(CaptureException.class).isThrownBy(() -> Doctor.diagnose(client, server))
                .withMessageContaining("c (line 1").withMessageContaining("s (line 1")
                .withMessageContaining("share no");
    }

    @Test
    void noMutationOfACaptureEscapesAsAnotherException() {
        Random random = new Random(7);
        List<String> sources = new ArrayList<>();
        Wire wire = new Wire("58832", 730_932_552L).syn(true).synAck(true).ack(true).data(true, 900, false, true);
        for (Printer printer : Printer.values()) {
            sources.addAll(printer.print(wire.atClient).lines().toList());
        }
        for (int round = 0; round < Integer.getInteger("fuzz.inputs", 1_000); round++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 10; line++) {
                text.append(mutate(sources.get(random.nextInt(sources.size())), sources, random)).append('\n');
            }
            judge(text.toString(), Printer.PLAIN.print(wire.atServer));
        }
    }

    private static void judge(String text, String other) {
        try {
            Capture client = CaptureReader.read("c", Side.CLIENT, text.getBytes(StandardCharsets.UTF_8));
            assertThat(Doctor.diagnose(client).verdict()).isNotNull();
            assertThat(Doctor.diagnose(client, CaptureReader.read("s", Side.SERVER, other)).verdict()).isNotNull();
        } catch (CaptureException explained) {
            assertThat(explained).hasMessageContaining("line");
        }
    }

    private static String mutate(String line, List<String> sources, Random random) {
        StringBuilder text = new StringBuilder(line);
        for (int times = random.nextInt(4); times > 0 && !text.isEmpty(); times--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.setLength(at);
                case 1 -> text.setCharAt(at, (char) random.nextInt(0x2100));
                case 2 -> text.deleteCharAt(at);
                case 3 -> text.insert(at, "9".repeat(random.nextInt(12)));
                default -> text.insert(at, sources.get(random.nextInt(sources.size())));
            }
        }
        return text.toString();
    }

    @Test
    void twentyThousandLinesAreJudgedInAMoment() {
        Wire wire = new Wire("58832", 730_932_552L).handshake();
        for (int i = 0; i < 10_000; i++) {
            wire.data(true, 900, i % 50 == 0 ? new boolean[] {false, true} : new boolean[] {true});
        }
        String client = Printer.VERBOSE.print(wire.atClient);
        String server = Printer.VERBOSE.print(wire.atServer);
        Diagnosis diagnosis = Assertions.assertTimeout(Duration.ofSeconds(5), () -> Doctor.diagnose(
                CaptureReader.read("c", Side.CLIENT, client), CaptureReader.read("s", Side.SERVER, server)));
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.PARTIAL_LOSS);
    }

    @Test
    void manyAttemptsAreJudgedInAMoment() {
        Wire wire = new Wire("1", 5);
        for (int i = 0; i < 20_000; i++) {
            wire = wire.next(String.valueOf(1024 + i), 1_000 + i).syn(i % 2 == 0);
        }
        String client = Printer.PLAIN.print(wire.atClient);
        String server = Printer.PLAIN.print(wire.atServer);
        Diagnosis diagnosis = Assertions.assertTimeout(Duration.ofSeconds(5), () -> Doctor.diagnose(
                CaptureReader.read("c", Side.CLIENT, client), CaptureReader.read("s", Side.SERVER, server)));
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.NO_ANSWER);
    }
}
