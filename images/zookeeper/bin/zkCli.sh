#!/bin/sh
# ZooKeeper's shell, such as: zkCli.sh -server localhost:2181 ls /brokers/ids
unset JDK_JAVA_OPTIONS # the server's
exec java -Xmx128m -XX:+UseSerialGC -Dlogback.configurationFile=/etc/zookeeper/logback-cli.xml \
  -cp '/opt/zookeeper/libs/*' org.apache.zookeeper.ZooKeeperMain "$@"
