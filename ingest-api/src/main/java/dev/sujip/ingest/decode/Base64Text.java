package dev.sujip.ingest.decode;

/** Base64 with the standard alphabet and padding, as RFC 4648 section 4 has it, looked at and not decoded. */
final class Base64Text {

    private static final int QUANTUM = 4;

    private Base64Text() {}

    static boolean isValid(char[] text, int from, int length) {
        int end = from + length;
        int padding = 0;
        while (padding < 2 && end > from && text[end - 1] == '=') {
            end--;
            padding++;
        }
        for (int i = from; i < end; i++) {
            if (!isDigit(text[i])) {
                return false;
            }
        }
        return length % QUANTUM == 0;
    }

    private static boolean isDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
