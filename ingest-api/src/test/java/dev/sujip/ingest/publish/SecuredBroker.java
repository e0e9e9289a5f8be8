package dev.sujip.ingest.publish;

import dev.sujip.ingest.TestBroker;
import dev.sujip.local.FreePort;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** A broker with users and rights, beside an open door for the test itself. */
final class SecuredBroker implements AutoCloseable {

    private static final String LOGIN = "org.apache.kafka.common.security.scram.ScramLoginModule required";

    private final TestBroker kafka;
    private final int port;

    private SecuredBroker(TestBroker kafka, int port) {
        this.kafka = kafka;
        this.port = port;
    }

    /** Starts one whose users show a password by SCRAM, over plain connections. */
    static SecuredBroker withScram(Path data) {
        return start(data, "SASL_PLAINTEXT", Map.of());
    }

    /** Starts one whose users show a password by SCRAM, over TLS. */
    static SecuredBroker withScramOverTls(Path data, TestCertificates certificates) {
        return start(data, "SASL_SSL", certificates.brokerSettings());
    }

    /** Starts one whose users are who their certificate says. */
    static SecuredBroker withMutualTls(Path data, TestCertificates certificates) {
        var settings = new HashMap<>(certificates.brokerSettings());
        settings.put("ssl.client.auth", "required");
        return start(data, "SSL", settings);
    }

    private static SecuredBroker start(Path data, String protocol, Map<String, String> more) {
        var ports = FreePort.several(3);
        var settings = new HashMap<>(more);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,GUARDED://127.0.0.1:%d"
                .formatted(ports[0], ports[1], ports[2]));
        settings.put("advertised.listeners",
                "PLAINTEXT://127.0.0.1:%d,GUARDED://127.0.0.1:%d".formatted(ports[0], ports[2]));
        settings.put("listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,GUARDED:" + protocol);
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put("listener.name.guarded.scram-sha-512.sasl.jaas.config", LOGIN + ';');
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS");
        return new SecuredBroker(new TestBroker(data, ports, settings), ports[2]);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    TestBroker open() {
        return kafka;
    }

    /** Returns what {@code sasl.jaas.config} has to be for a user. */
    static String login(String user, String password) {
        return "%s username=\"%s\" password=\"%s\";".formatted(LOGIN, user, password);
    }

    /** Makes a user, or changes the password of one. */
    void setPassword(String user, String password) throws ExecutionException, InterruptedException {
        try (var admin = kafka.admin()) {
            var info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(user, info, password))).all()
                    .get();
        }
    }

    /** Lets a user write to a topic. */
    void allow(String user, String topic) throws ExecutionException, InterruptedException {
        try (var admin = kafka.admin()) {
            admin.createAcls(List.of(right(user, topic, AclOperation.WRITE), right(user, topic, AclOperation.DESCRIBE)))
                    .all().get();
        }
    }

    /** Lets a user see a topic, but not write to it. */
    void show(String user, String topic) throws ExecutionException, InterruptedException {
        try (var admin = kafka.admin()) {
            admin.createAcls(List.of(right(user, topic, AclOperation.DESCRIBE))).all().get();
        }
    }

    /** Takes from a user what {@link #allow} gave. */
    void forbid(String user, String topic) throws ExecutionException, InterruptedException {
        try (var admin = kafka.admin()) {
            admin.deleteAcls(List.of(right(user, topic, AclOperation.WRITE).toFilter(),
                    right(user, topic, AclOperation.DESCRIBE).toFilter())).all().get();
        }
    }

    @Override
    public void close() {
        kafka.close();
    }

    private static AclBinding right(String user, String topic, AclOperation operation) {
        return new AclBinding(new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }
}
