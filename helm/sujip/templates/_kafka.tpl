{{/* Settings of Kafka that both services share, as YAML below `spring`. */}}
{{- define "sujip.springKafka" -}}
{{- $outside := .Values.kafka.external -}}
{{- $external := eq .Values.kafka.mode "external" -}}
{{- if and $external $outside.tls.enabled (or $outside.tls.caSecret $outside.tls.clientSecret) -}}
ssl.bundle.pem.kafka:
  {{- if $outside.tls.caSecret }}
  truststore.certificate: file:/etc/sujip/kafka-ca/ca.crt
  {{- end }}
  {{- if $outside.tls.clientSecret }}
  keystore.certificate: file:/etc/sujip/kafka-client/tls.crt
  keystore.private-key: file:/etc/sujip/kafka-client/tls.key
  {{- end }}
{{ end -}}
kafka:
  bootstrap-servers: {{ include "sujip.bootstrapServers" . | quote }}
  {{- if $external }}
  security.protocol: {{ include "sujip.kafkaProtocol" . }}
  {{- if and $outside.tls.enabled (or $outside.tls.caSecret $outside.tls.clientSecret) }}
  ssl.bundle: kafka
  {{- end }}
  {{- if $outside.sasl.mechanism }}
  properties:
    sasl.mechanism: {{ $outside.sasl.mechanism }}
    sasl.jaas.config: {{ include "sujip.jaas" (list . "${KAFKA_PASSWORD}") | quote }}
  {{- end }}
  {{- end }}
{{- end -}}

{{- define "sujip.kafkaProtocol" -}}
{{- not (empty .Values.kafka.external.sasl.mechanism) | ternary "SASL_" "" }}{{ .Values.kafka.external.tls.enabled | ternary "SSL" "PLAINTEXT" -}}
{{- end -}}

{{/* (list $ "how the client finds the password") */}}
{{- define "sujip.jaas" -}}
{{- $sasl := (index . 0).Values.kafka.external.sasl -}}
{{- $module := eq $sasl.mechanism "PLAIN" | ternary "plain.PlainLoginModule" "scram.ScramLoginModule" -}}
{{- printf "org.apache.kafka.common.security.%s required username=\"%s\" password=\"%s\";" $module $sasl.username (index . 1) -}}
{{- end -}}

{{/* What Kafka's tools need for a cluster outside, as properties. */}}
{{- define "sujip.toolProperties" -}}
{{- $outside := .Values.kafka.external -}}
{{- if eq .Values.kafka.mode "external" -}}
config.providers=env,directory
config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
config.providers.directory.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
security.protocol={{ include "sujip.kafkaProtocol" . }}
{{- if $outside.tls.enabled }}
{{- if $outside.tls.caSecret }}
ssl.truststore.type=PEM
ssl.truststore.location=/etc/sujip/kafka-ca/ca.crt
{{- end }}
{{- if $outside.tls.clientSecret }}
ssl.keystore.type=PEM
ssl.keystore.key=${directory:/etc/sujip/kafka-client:tls.key}
ssl.keystore.certificate.chain=${directory:/etc/sujip/kafka-client:tls.crt}
{{- end }}
{{- end }}
{{- if $outside.sasl.mechanism }}
sasl.mechanism={{ $outside.sasl.mechanism }}
sasl.jaas.config={{ include "sujip.jaas" (list . "${env:KAFKA_PASSWORD}") }}
{{- end }}
{{- end -}}
{{- end -}}

{{/* Servers of a StatefulSet: (list $ "zookeeper" count port), each by its own name, with commas between */}}
{{- define "sujip.hosts" -}}
{{- $root := index . 0 -}}
{{- $name := include "sujip.name" (list $root (index . 1)) -}}
{{- $hosts := list -}}
{{- range $i := until (index . 2 | int) -}}
{{- $hosts = append $hosts (printf "%s-%d.%s.%s.svc:%s" $name $i $name $root.Release.Namespace (index $ 3)) -}}
{{- end -}}
{{- join "," $hosts -}}
{{- end -}}

{{/* controller.quorum.voters: controllers are nodes 100, 101, …, beside brokers 0, 1, … */}}
{{- define "sujip.voters" -}}
{{- $voters := list -}}
{{- range $i, $host := splitList "," (include "sujip.hosts" (list . "controller" .Values.controller.replicas "9093")) -}}
{{- $voters = append $voters (printf "%d@%s" (add 100 $i) $host) -}}
{{- end -}}
{{- join "," $voters -}}
{{- end -}}

{{/* The id of a KRaft cluster: 16 bytes in Base64. Made of the release's name and namespace, so that it is the same at each rendering, and
     after a removal still that of the volumes that were kept. */}}
{{- define "sujip.clusterId" -}}
{{- printf "%s/%s" .Release.Namespace (include "sujip.fullname" .) | sha256sum | trunc 16 | b64enc | trimSuffix "==" -}}
{{- end -}}

{{/* Settings, one a line, of a map */}}
{{- define "sujip.properties" -}}
{{- $lines := list -}}
{{- range $name, $value := . -}}
{{- $lines = append $lines (printf "%s=%s" $name (kindIs "string" $value | ternary $value ($value | toJson))) -}}
{{- end -}}
{{- join "\n" $lines -}}
{{- end -}}
