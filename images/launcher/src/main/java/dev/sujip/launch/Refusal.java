package dev.sujip.launch;

/** The container cannot start as it is set; the message names the value and the mend. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
