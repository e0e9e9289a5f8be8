package dev.sujip.launch;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;

/** Programs of the image's class path, called by name in this JVM, so that one launcher serves every version of them. */
final class Server {

    private Server() {}

    /** Returns when the program's {@code main} does, which for a server is its end. Throws what that throws. */
    static void main(String program, String... arguments) throws Exception {
        call(program, "main", new Class<?>[]{String[].class}, (Object) arguments);
    }

    /** Formats Kafka's folders by its own tool, and returns the tool's exit code. What it says goes to {@code out}. */
    static int format(PrintStream out, String... arguments) throws Exception {
        Class<?>[] types = {String[].class, PrintStream.class};
        return (Integer) call("kafka.tools.StorageTool", "execute", types, arguments, out);
    }

    private static Object call(String program, String method, Class<?>[] types, Object... arguments) throws Exception {
        try {
            return Class.forName(program).getMethod(method, types).invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
