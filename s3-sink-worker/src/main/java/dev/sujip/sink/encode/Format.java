package dev.sujip.sink.encode;

/** What a line of an object says of its record. */
public enum Format {

    /** Everything: place in the log, timestamp, key, headers and value, as a JSON object. From these lines the record can be written again. */
    ENVELOPE {
        @Override
        LineFormat lines(int partition) {
            return new EnvelopeLine(partition);
        }
    },

    /** The value alone. */
    VALUE {
        @Override
        LineFormat lines(int partition) {
            return new ValueLine();
        }
    };

    abstract LineFormat lines(int partition);
}
