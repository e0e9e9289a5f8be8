package dev.sujip.ingest.contract;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A request as the errors reference writes it: what differs from the ordinary one.
 *
 * @param head    whether its answer has no body, whatever length it says
 * @param bytes   all that is sent
 * @param times   how often it is sent, one after the other on the same connection; the last answer counts
 * @param closes  whether the sender then closes its side of the connection
 * @param waits   whether the sender reads its answer and then does nothing but wait for the end of the connection
 * @param crowded whether another connection is open meanwhile
 */
record WrittenRequest(
        boolean head,
        byte[] bytes,
        int times,
        boolean closes,
        boolean waits,
        boolean crowded) {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TIMES = Pattern.compile("sent (\\d+) times");
    private static final Pattern HEADER = Pattern.compile("(?s)([A-Za-z0-9-]+):(.*)");
    private static final String CRLF = "↵";

    /** @throws IllegalArgumentException if {@code cell} says something that the notation does not have */
    static WrittenRequest of(String cell) {
        var parts = new Parts();
        var code = CODE.matcher(cell);
        while (code.find()) {
            parts.add(code.group(1));
        }
        var words = code.replaceAll("").strip();
        var times = TIMES.matcher(words);
        return new WrittenRequest(parts.isHead(), parts.bytes(), times.find() ? Integer.parseInt(times.group(1)) : 1,
                words.contains("then closes"), words.contains("then waits"),
                words.contains("beside another connection"));
    }

    /** Gathers the parts of one request; whatever is not given is ordinary. */
    private static final class Parts {

        private String line = "POST /upload HTTP/1.1";
        private final List<String> headers = new ArrayList<>(
                List.of("Host: localhost", "Content-Type: application/json"));
        private final List<String> given = new ArrayList<>();
        private String body = "1";
        private boolean framed;
        private byte[] whole = {};

        void add(String part) {
            var words = part.split(" ", 2);
            switch (words[0]) {
                case "all" -> whole = ByteText.bytes(words[1]);
                case "line" -> line = words[1];
                case "no" -> leaveOut(words[1]);
                case "raw" -> given.add(words[1]);
                case "body" -> body = words.length == 1 ? "" : words[1];
                case "chunks" -> {
                    header("Transfer-Encoding: chunked");
                    body = words[1];
                }
                default -> header(part);
            }
        }

        private void header(String part) {
            var header = HEADER.matcher(part);
            if (!header.matches()) {
                throw new IllegalArgumentException("neither a header nor a keyword of the notation: " + part);
            }
            leaveOut(header.group(1));
            given.add(part);
        }

        private void leaveOut(String name) {
            headers.removeIf(each -> starts(each, name));
            framed |= starts("Content-Length:", name) || starts("Transfer-Encoding:", name);
        }

        private static boolean starts(String header, String name) {
            return header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ':');
        }

        boolean isHead() {
            return line.startsWith("HEAD ");
        }

        byte[] bytes() {
            if (whole.length > 0) {
                return whole;
            }
            byte[] content = ByteText.bytes(body);
            headers.addAll(given);
            if (!framed) {
                headers.add("Content-Length: " + content.length);
            }
            var request = new ByteArrayOutputStream();
            request.writeBytes(ByteText.bytes(line + CRLF + String.join(CRLF, headers) + CRLF + CRLF));
            request.writeBytes(content);
            return request.toByteArray();
        }
    }
}
