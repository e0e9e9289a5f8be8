package dev.sujip.ingest.contract;

import java.util.List;

/**
 * A row of the errors reference.
 *
 * @param line     of the page, from 1
 * @param settings of the service that answers so, as {@code name=value}
 * @param name     what is wrong with the request, in a few words
 * @param request  in the page's notation
 * @param answer   status, type and what else differs from the ordinary
 * @param detail   word for word; empty where there is no problem
 */
record ErrorRow(
        int line,
        List<String> settings,
        String name,
        String request,
        String answer,
        String detail) {

    @Override
    public String toString() {
        return name + " (line " + line + ")";
    }
}
