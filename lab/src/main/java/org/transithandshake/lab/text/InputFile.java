package org.transithandshake.lab.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text that somebody names on the command line. */
public final class InputFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** A side file of 10,000 VPCs has a tenth of it. */
    private static final long MOST_BYTES = 200_000_000;

    private InputFile() {
    }

    /**
     * The text: UTF-8, or UTF-16 with its byte order mark, as the redirection of Windows PowerShell writes it
     * (learn.microsoft.com, about_Character_Encoding). The mark is left out.
     *
     * @throws BadFile if there is none
     */
    public static String read(Path file) {
        byte[] bytes = bytes(file);
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        String text = decode(file, bytes, mark == 0xFFFE || mark == 0xFEFF ? StandardCharsets.UTF_16
                : StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /**
     * The text exactly as it stands, of a file that goes on to AWS as it is.
     *
     * @throws BadFile if there is none, or it is not UTF-8
     */
    public static String utf8(Path file) {
        return decode(file, bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        if (!Files.exists(file)) {
            throw new BadFile("there is no file " + file + "; a name without a folder is looked for where you are");
        }
        if (Files.isDirectory(file)) {
            throw new BadFile(file + " is a folder; name a file in it");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadFile(file + " is larger than 200 MB; name the file that is meant");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadFile(file + " cannot be read; see who may read it: ls -l " + file);
        }
    }

    private static String decode(Path file, byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new BadFile(file + " is not a text in UTF-8; save it as UTF-8, or name another");
        }
    }
}
