package dev.sujip.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Process 1 of the image sujip/zookeeper: writes down which server of the ensemble this is, and then is ZooKeeper. */
public final class StartZooKeeper {

    private static final String SERVER = "org.apache.zookeeper.server.quorum.QuorumPeerMain";

    private StartZooKeeper() {}

    /** Argument: a file of settings. Exit code 2 with a line on stderr if it cannot start so. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments.length == 0 ? "/etc/zookeeper/zoo.cfg" : arguments[0]);
        try {
            ZooKeeperSettings settings = ZooKeeperSettings.read(file);
            if (settings.isEnsemble()) {
                writeDown(ownId(System.getenv(), InetAddress.getLocalHost().getHostName()), settings);
            }
            Server.main(SERVER, file.toString());
        } catch (Refusal refusal) {
            System.err.println("refused: " + refusal.getMessage());
            System.exit(2);
        }
    }

    /** From {@code ZOO_MY_ID}, or else from the host's name: {@code zookeeper-0}, the first pod of a StatefulSet, is server 1. */
    static int ownId(Map<String, String> environment, String host) throws Refusal {
        String set = environment.getOrDefault("ZOO_MY_ID", "");
        if (set.matches("[0-9]{1,3}") && Integer.parseInt(set) >= 1 && Integer.parseInt(set) <= 255) {
            return Integer.parseInt(set);
        }
        String ordinal = host.substring(host.lastIndexOf('-') + 1);
        if (set.isEmpty() && host.contains("-") && ordinal.matches("[0-9]{1,2}")) {
            return Integer.parseInt(ordinal) + 1;
        }
        throw new Refusal("ZOO_MY_ID is '" + set + "' and the host's name '" + host
                + "'; an ensemble's server needs a number from 1 to 255 in the one, or an ordinal at the end of the other (zookeeper-0)");
    }

    /** Afterwards the data folder says {@code id}. A folder that says another is another server's, and is refused. */
    static void writeDown(int id, ZooKeeperSettings settings) throws IOException, Refusal {
        if (!settings.servers().contains(id)) {
            throw new Refusal("this is server " + id + ", but " + settings.file() + " lists " + settings.servers()
                    + ": add server." + id);
        }
        Path myid = settings.dataFolder().resolve("myid");
        if (Files.exists(myid)) {
            String stands = Files.readString(myid).strip();
            if (!stands.equals(Integer.toString(id))) {
                throw new Refusal(myid + " says " + stands + " and this is server " + id
                        + ": the volume belongs to another server");
            }
            return;
        }
        Files.writeString(myid, id + "\n");
    }
}
