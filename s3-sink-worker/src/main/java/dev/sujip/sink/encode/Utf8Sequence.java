package dev.sujip.sink.encode;

/** One character of UTF-8 beyond ASCII, by the table of well-formed sequences (RFC 3629, section 4). */
final class Utf8Sequence {

    private Utf8Sequence() {}

    /** Returns how many bytes the character at {@code at} has, from 2 to 4; 0 where there is none. */
    static int length(byte[] text, int at) {
        int first = text[at] & 0xff;
        if (first >= 0xc2 && first <= 0xdf) {
            return continues(text, at + 1, 1, 0x80, 0xbf) ? 2 : 0;
        }
        if (first >= 0xe0 && first <= 0xef) {
            // Neither a longer form of what fits in two bytes, nor half of a surrogate pair.
            return continues(text, at + 1, 2, first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf) ? 3 : 0;
        }
        if (first >= 0xf0 && first <= 0xf4) {
            // Neither a longer form of what fits in three bytes, nor beyond U+10FFFF.
            return continues(text, at + 1, 3, first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf) ? 4 : 0;
        }
        return 0;
    }

    private static boolean continues(byte[] text, int at, int count, int lowest, int highest) {
        if (text.length - at < count) {
            return false;
        }
        int second = text[at] & 0xff;
        if (second < lowest || second > highest) {
            return false;
        }
        for (int i = at + 1; i < at + count; i++) {
            if ((text[i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
