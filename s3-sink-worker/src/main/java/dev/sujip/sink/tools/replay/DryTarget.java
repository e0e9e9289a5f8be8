package dev.sujip.sink.tools.replay;

import dev.sujip.sink.tools.archive.StoredRecord;

import java.util.List;

/** Writes nothing. */
record DryTarget(Place reached) implements Target {

    @Override
    public void write(List<StoredRecord> records, Place place) {
        // that is what it is for
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
