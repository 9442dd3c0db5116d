package org.transithandshake.lab.capture;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text in a file: UTF-8, or UTF-16 with a byte order mark, as PowerShell's redirection writes it. Binary capture
 * files are told by their first four bytes (pcap and pcapng: draft-ietf-opsawg-pcap and -pcapng).
 */
final class TextFile {
    private static final List<Integer> PCAP = List.of(0xA1B2C3D4, 0xD4C3B2A1, 0xA1B23C4D, 0x4D3CB2A1, 0x0A0D0D0A);

    private TextFile() {
    }

    static boolean isBinaryCapture(byte[] bytes) {
        return PCAP.contains(magic(bytes));
    }

    static String decode(String file, byte[] bytes) {
        if (isBinaryCapture(bytes)) {
            throw new CaptureException(file + " is a binary capture (pcap or pcapng), line 1 is not text; print it with"
                    + " `tcpdump -nn -r FILE > FILE.txt` and give FILE.txt");
        }
        String text = new String(bytes, charset(bytes));
        int zero = text.indexOf(0);
        if (zero >= 0) {
            long line = text.substring(0, zero).chars().filter(c -> c == '\n').count() + 1;
            throw new CaptureException(file + ", line " + line + ": not text but binary data; give what tcpdump prints,"
                    + " such as from `tcpdump -nn tcp port 22 > FILE 2>&1`");
        }
        return text;
    }

    private static Charset charset(byte[] bytes) {
        int mark = magic(bytes) >>> 16;
        return mark == 0xFFFE || mark == 0xFEFF ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static int magic(byte[] bytes) {
        int magic = 0;
        for (int i = 0; i < 4; i++) {
            magic = magic << 8 | (i < bytes.length ? bytes[i] & 0xFF : 0);
        }
        return magic;
    }
}
