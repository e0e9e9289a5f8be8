package dev.sujip.ingest.security;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The keys of a file, as it was when it was last good. Changes are seen by content and not by time or identity: Kubernetes swaps a symbolic
 * link two levels up.
 */
final class ApiKeysFile implements Supplier<ApiKeys> {

    private static final Logger log = LoggerFactory.getLogger(ApiKeysFile.class);
    private static final int MAX_BYTES = 1 << 20;

    private final Path file;
    private volatile ApiKeys keys;
    private byte[] seen;
    private @Nullable String trouble;

    private ApiKeysFile(Path file, byte[] content, ApiKeys keys) {
        this.file = file;
        this.seen = content;
        this.keys = keys;
    }

    /**
     * Reads {@code file} for the first time.
     *
     * @throws InvalidKeysException if it cannot be read or its content cannot be used
     */
    static ApiKeysFile open(Path file) throws InvalidKeysException {
        byte[] content = contentOf(file);
        return new ApiKeysFile(file, content, ApiKeysFormat.read(content));
    }

    /** Returns the keys of the last good content; callable by any thread. */
    @Override
    public ApiKeys get() {
        return keys;
    }

    /**
     * Looks whether the file has changed, and takes its keys over where it has. A file that is gone or cannot be used changes nothing but
     * the log, which gets a line when that begins and when it ends. To be called by one thread.
     */
    void look() {
        try {
            byte[] content = contentOf(file);
            if (!Arrays.equals(content, seen) || trouble != null) {
                keys = ApiKeysFormat.read(content);
                seen = content;
                trouble = null;
                logTaken();
            }
        } catch (InvalidKeysException e) {
            tell(e);
        }
    }

    /** Says how many keys there are, loudly where there is none. */
    void logTaken() {
        if (keys.size() == 0) {
            log.warn("api-keys={} file={} nobody can write: the file has no key", 0, file);
        } else {
            log.info("api-keys={} file={}", keys.size(), file);
        }
    }

    private void tell(InvalidKeysException invalid) {
        var message = String.valueOf(invalid.getMessage());
        if (!message.equals(trouble)) {
            trouble = message;
            log.error("api-keys={} file={} the keys of before stay in force: {}; {}", keys.size(), file, message,
                    invalid.mend());
        }
    }

    private static byte[] contentOf(Path file) throws InvalidKeysException {
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new InvalidKeysException("the file has more than " + MAX_BYTES + " bytes",
                        "check that it is the file of keys");
            }
            return content;
        } catch (IOException e) {
            throw new InvalidKeysException("the file cannot be read (" + e.getClass().getSimpleName() + ")",
                    "check that it is there and that this process may read it");
        }
    }
}
