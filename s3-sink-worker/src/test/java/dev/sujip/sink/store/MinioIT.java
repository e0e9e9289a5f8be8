package dev.sujip.sink.store;

import java.nio.file.Path;

class MinioIT extends ServerContract {

    @Override
    ServerProgram launch(Path folder) {
        return ServerProgram.minio(folder);
    }
}
