package org.transithandshake.lab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as {@code tcpdump -w} and Wireshark write them, read by the tcpdump of this machine. */
class BinaryCaptureTest {
    private static final int SYN = 0x02;
    private static final int SYN_ACK = 0x12;
    private static final int RAW_IP = 101; // LINKTYPE_RAW, tcpdump.org/linktypes.html

    @TempDir
    private Path folder;

    @BeforeEach
    void tcpdumpIsHere() {
        assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(path ->
                Files.isExecutable(Path.of(path, "tcpdump"))), "tcpdump is not installed");
    }

    @Test
    void aLostAnswerIsSeenInPcapFilesOfBothEnds() throws IOException {
        byte[] syn = packet("10.2.0.4", 40000, "10.1.0.4", 22, SYN, 1000, 0);
        byte[] answer = packet("10.1.0.4", 22, "10.2.0.4", 40000, SYN_ACK, 7000, 1001);
        Capture client = read("client.pcap", Side.CLIENT, pcap(List.of(syn, syn)));
        Capture server = read("server.pcap", Side.SERVER, pcap(List.of(syn, answer, syn, answer)));

        assertThat(Doctor.diagnose(client, server).verdict()).isEqualTo(Verdict.RETURN_LOST);
    }

    @Test
    void pcapngIsReadToo() throws IOException {
        byte[] syn = packet("10.2.0.4", 40000, "10.1.0.4", 22, SYN, 1000, 0);

        assertThat(read("client.pcapng", Side.CLIENT, pcapng(List.of(syn))).segments()).hasSize(1);
    }

    @Test
    void ofAFileThatWasCutOffWhatIsThereIsRead() throws IOException {
        byte[] syn = packet("10.2.0.4", 40000, "10.1.0.4", 22, SYN, 1000, 0);
        ByteBuffer whole = pcap(List.of(syn, syn));
        whole.limit(whole.limit() - 10);

        assertThat(read("client.pcap", Side.CLIENT, whole).segments()).hasSize(1);
    }

    @Test
    void aFileWithoutPacketsIsNamed() {
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> read("empty.pcap", Side.CLIENT, pcap(List.of())))
                .withMessageContaining("empty.pcap: tcpdump printed nothing of it");
    }

    @Test
    void withoutTcpdumpTheErrorSaysWhatToInstall() throws IOException {
        Path file = write("x.pcap", pcap(List.of()));
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> BinaryCapture.print(file, List.of("no-such-tcpdump")))
                .withMessageContaining("no-such-tcpdump, which reads it, is not installed here; install it");
    }

    private Capture read(String name, Side side, ByteBuffer content) throws IOException {
        Path file = write(name, content);
        assertThat(BinaryCapture.isOne(Files.readAllBytes(file))).isTrue();
        return CaptureReader.read(name, side, BinaryCapture.print(file));
    }

    private Path write(String name, ByteBuffer content) throws IOException {
        byte[] bytes = new byte[content.limit()];
        content.get(0, bytes);
        return Files.write(folder.resolve(name), bytes);
    }

    /** draft-ietf-opsawg-pcap: a file header of 24 bytes, a header of 16 before each packet. */
    private static ByteBuffer pcap(List<byte[]> packets) {
        ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(RAW_IP);
        int second = 1_790_000_000;
        for (byte[] packet : packets) {
            out.putInt(second++).putInt(0).putInt(packet.length).putInt(packet.length).put(packet);
        }
        return out.flip();
    }

    /** draft-ietf-opsawg-pcapng: section header, interface description, an enhanced block for each packet. */
    private static ByteBuffer pcapng(List<byte[]> packets) {
        ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x0A0D0D0A).putInt(28).putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0)
                .putLong(-1).putInt(28);
        out.putInt(1).putInt(20).putShort((short) RAW_IP).putShort((short) 0).putInt(65535).putInt(20);
        for (byte[] packet : packets) {
            int length = 32 + packet.length; // 40 bytes of headers need no padding
            out.putInt(6).putInt(length).putInt(0).putInt(0).putInt(0).putInt(packet.length).putInt(packet.length)
                    .put(packet).putInt(length);
        }
        return out.flip();
    }

    private static byte[] packet(String from, int fromPort, String to, int toPort, int flags, int seq, int ack) {
        ByteBuffer ip = ByteBuffer.allocate(40);
        ip.put((byte) 0x45).put((byte) 0).putShort((short) 40).putInt(0).put((byte) 64).put((byte) 6)
                .putShort((short) 0);
        address(ip, from);
        address(ip, to);
        ip.putShort((short) fromPort).putShort((short) toPort).putInt(seq).putInt(ack).put((byte) 0x50)
                .put((byte) flags).putShort((short) 64000).putShort((short) 0).putShort((short) 0);
        return ip.array();
    }

    private static void address(ByteBuffer ip, String dotted) {
        Stream.of(dotted.split("\\.")).forEach(part -> ip.put((byte) Integer.parseInt(part)));
    }
}
