{{/* The settings of the topic, as create-topic takes them. Nothing is removed by age where retentionHours is -1. */}}
{{- define "sujip.topicConfigs" -}}
{{- $hours := int64 .Values.topic.retentionHours -}}
{{- $configs := list (printf "min.insync.replicas=%d" (int .Values.topic.minInsyncReplicas)) (printf "retention.ms=%d" (lt $hours 0 | ternary -1 (mul $hours 3600000))) -}}
{{- range $name, $value := .Values.topic.config -}}
{{- $configs = append $configs (printf "%s=%s" $name (kindIs "string" $value | ternary $value ($value | toJson))) -}}
{{- end -}}
{{- join " " $configs -}}
{{- end -}}

{{- define "sujip.topicPod" -}}
metadata:
  labels:
    {{- include "sujip.podLabels" (list $ "topic") | nindent 4 }}
spec:
  {{- include "sujip.podSettings" (list $ "topic") | nindent 2 }}
  restartPolicy: Never
  containers:
    - name: create-topic
      {{- include "sujip.containerSettings" (list $ "kafka") | nindent 6 }}
      command: [/etc/sujip/create-topic]
      env:
        - {name: BOOTSTRAP_SERVERS, value: {{ include "sujip.bootstrapServers" . | quote }}}
        - {name: TOPIC, value: {{ .Values.topic.name | quote }}}
        - {name: PARTITIONS, value: {{ .Values.topic.partitions | quote }}}
        - {name: REPLICATION_FACTOR, value: {{ .Values.topic.replicationFactor | quote }}}
        - {name: CONFIGS, value: {{ include "sujip.topicConfigs" . | quote }}}
        {{- include "sujip.kafkaPassword" . | nindent 8 }}
      resources:
        requests: {cpu: 50m, memory: 192Mi}
        limits: {memory: 384Mi}
      volumeMounts:
        - {name: config, mountPath: /etc/sujip, readOnly: true}
        {{- include "sujip.kafkaTlsMounts" . | nindent 8 }}
        - {name: tmp, mountPath: /tmp}
  volumes:
    - name: config
      configMap:
        name: {{ include "sujip.name" (list $ "topic") }}
        defaultMode: 0555
    {{- include "sujip.kafkaTlsVolumes" . | nindent 4 }}
    - name: tmp
      emptyDir: {sizeLimit: 64Mi}
{{- end -}}
