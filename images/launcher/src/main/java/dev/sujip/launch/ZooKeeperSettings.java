package dev.sujip.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of ZooKeeper's settings matters before it runs.
 *
 * @param file where they stand
 * @param dataFolder {@code dataDir}
 * @param servers the numbers of the ensemble's servers; empty for a single one
 */
record ZooKeeperSettings(Path file, Path dataFolder, SortedSet<Integer> servers) {

    /** Throws where the file is not there, or names no data folder. */
    static ZooKeeperSettings read(Path file) throws IOException, Refusal {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new Refusal(file + " is not there: mount ZooKeeper's settings at that place");
        }
        String data = properties.getProperty("dataDir", "").strip();
        if (data.isEmpty()) {
            throw new Refusal(file + " has no dataDir: set it to the folder of the volume, such as /var/lib/zookeeper");
        }
        SortedSet<Integer> servers = new TreeSet<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.matches("server\\.[0-9]{1,3}")) {
                servers.add(Integer.parseInt(name.substring("server.".length())));
            }
        }
        return new ZooKeeperSettings(file, Path.of(data), servers);
    }

    boolean isEnsemble() {
        return !servers.isEmpty();
    }
}
