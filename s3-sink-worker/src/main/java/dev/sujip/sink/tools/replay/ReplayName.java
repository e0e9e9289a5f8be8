package dev.sujip.sink.tools.replay;

import dev.sujip.sink.tools.workplace.Workplace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a replay by all that decides which records it writes, and where: the same command continues it, and another never does. */
record ReplayName(String given, Workplace place, Selection selection, String target, boolean keepPartitions) {

    private static final int DIGITS = 16;

    String text() {
        String what = String.join("\n", place.topic(), place.prefix(), selection.toString(), target,
                String.valueOf(keepPartitions));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return given + "-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
