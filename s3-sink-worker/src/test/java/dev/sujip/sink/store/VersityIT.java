package dev.sujip.sink.store;

import java.nio.file.Path;

class VersityIT extends ServerContract {

    @Override
    ServerProgram launch(Path folder) {
        return ServerProgram.versity(folder);
    }
}
