package org.agent008.adapter.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a configuration file's text: UTF-8, with or without a byte order mark, up to 1 MiB. */
final class SourceText {
    static final int MAX_BYTES = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceText() {}

    static String read(Path file) throws UnusableFileException {
        return of(file.toString(), bytes(file));
    }

    static byte[] bytes(Path file) throws UnusableFileException {
        var name = file.toString();
        if (Files.isDirectory(file)) {
            throw new UnusableFileException(Finding.ofFile(name, "is a directory, not a file"));
        }
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new UnusableFileException(Finding.ofFile(name, "does not exist"));
        } catch (AccessDeniedException e) {
            throw new UnusableFileException(
                    Finding.ofFile(name, "may not be read by this user: check its permissions"));
        } catch (IOException e) {
            throw new UnusableFileException(
                    Finding.ofFile(name, "cannot be read: " + e.getMessage()));
        }
        if (bytes.length > MAX_BYTES) {
            throw tooLarge(name);
        }
        return bytes;
    }

    /** The text of bytes that came from {@code name}. */
    static String of(String name, byte[] bytes) throws UnusableFileException {
        if (bytes.length > MAX_BYTES) {
            throw tooLarge(name);
        }
        return decode(name, bytes);
    }

    private static UnusableFileException tooLarge(String name) {
        return new UnusableFileException(
                Finding.ofFile(name, "is larger than 1 MiB: this is no configuration"));
    }

    private static String decode(String name, byte[] bytes) throws UnusableFileException {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(in, out, true);
        var text = out.flip().toString();
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        if (result.isError()) {
            var line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            var column = text.length() - text.lastIndexOf('\n');
            throw new UnusableFileException(
                    new Finding(name, line, column, "", "is not UTF-8 text: save it as UTF-8"));
        }
        return text;
    }
}
