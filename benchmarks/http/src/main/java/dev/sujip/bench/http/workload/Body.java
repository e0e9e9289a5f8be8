package dev.sujip.bench.http.workload;

import java.util.Optional;

/**
 * The body of a request.
 *
 * @param bytes           as they are sent
 * @param contentType     of the header of that name
 * @param contentEncoding of the header of that name, or empty for none
 * @param records         how many records it holds
 * @param recordBytes     the bytes of their values together, as they are stored
 */
public record Body(
        byte[] bytes,
        String contentType,
        Optional<String> contentEncoding,
        int records,
        int recordBytes) {}
