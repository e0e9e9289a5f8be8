package dev.sujip.sink.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A command line taken apart. Settings are told from options by the dot in their names.
 *
 * @param settings each as {@code --sink.topic=uploads}
 * @param options all else, in its order
 */
record Arguments(List<String> settings, String[] options) {

    static Arguments of(String[] args) {
        List<String> settings = Arrays.stream(args).filter(Arguments::isSetting).toList();
        return new Arguments(settings, Arrays.stream(args).filter(arg -> !isSetting(arg)).toArray(String[]::new));
    }

    /** These settings, where {@code above} does not have them, and those of {@code above}. */
    List<String> settingsBelow(List<String> above) {
        var all = new ArrayList<>(above);
        settings.stream().filter(each -> above.stream().noneMatch(winner -> name(winner).equals(name(each))))
                .forEach(all::add);
        return all;
    }

    private static boolean isSetting(String argument) {
        return argument.startsWith("--") && name(argument).contains(".");
    }

    private static String name(String argument) {
        int end = argument.indexOf('=');
        return end < 0 ? argument : argument.substring(0, end);
    }
}
