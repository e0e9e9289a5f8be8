package dev.sujip.ingest;

import java.util.regex.Pattern;

/** The service cannot start with its settings; the message says what is wrong and what to set. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A log takes the message as one line. */
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final String fault;
    private final String mend;

    /**
     * Makes the exception.
     *
     * @param fault what is wrong, with the name of the setting
     * @param mend  what to do about it
     */
    public SettingException(String fault, String mend) {
        super(fault + ' ' + SPACES.matcher(mend).replaceAll(" "));
        this.fault = fault;
        this.mend = mend;
    }

    String fault() {
        return fault;
    }

    String mend() {
        return mend;
    }
}
