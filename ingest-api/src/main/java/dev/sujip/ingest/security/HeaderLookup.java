package dev.sujip.ingest.security;

import java.util.List;

/** The headers of a request, whatever the server keeps them in. */
@FunctionalInterface
public interface HeaderLookup {

    /**
     * Returns each value of a header as it was sent, in order, without white space around it; empty where there is none.
     *
     * @param name of the header, in any case
     */
    List<String> all(String name);
}
