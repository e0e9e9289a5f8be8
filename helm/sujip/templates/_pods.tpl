{{/* What each pod has: (list $ "kafka"). Nobody here talks to the API server, so there is no token. */}}
{{- define "sujip.podSettings" -}}
{{- $root := index . 0 -}}
serviceAccountName: {{ include "sujip.name" . }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with $root.Values.images.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  # A volume of a large log is not walked through at each start.
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{/* What each container has, after its name: (list $ "kafka") with the image's key. */}}
{{- define "sujip.containerSettings" -}}
image: {{ include "sujip.image" . | quote }}
imagePullPolicy: {{ (index . 0).Values.images.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end -}}

{{/* Where a part's pods may and should run: (list $ "kafka" .Values.kafka) */}}
{{- define "sujip.placement" -}}
topologySpreadConstraints:
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - topologyKey: {{ $key }}
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "sujip.selector" $ | nindent 8 }}
  {{- end }}
{{- with (index . 2).nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with (index . 2).tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Pods of a StatefulSet keep away from each other: (list $ "kafka") */}}
{{- define "sujip.antiAffinity" -}}
affinity:
  podAntiAffinity:
    {{- if eq (index . 0).Values.antiAffinity "hard" }}
    requiredDuringSchedulingIgnoredDuringExecution:
      - topologyKey: kubernetes.io/hostname
        labelSelector:
          matchLabels:
            {{- include "sujip.selector" . | nindent 12 }}
    {{- else }}
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels:
              {{- include "sujip.selector" . | nindent 14 }}
    {{- end }}
{{- end -}}

{{/* The volumes of a StatefulSet: its `persistence` */}}
{{- define "sujip.volumeClaim" -}}
persistentVolumeClaimRetentionPolicy:
  whenDeleted: {{ .whenDeleted }}
  whenScaled: {{ .whenScaled | default "Retain" }}
volumeClaimTemplates:
  # Written out as the API server completes it, so that nobody sees a difference.
  - apiVersion: v1
    kind: PersistentVolumeClaim
    metadata:
      name: data
    spec:
      accessModes: [ReadWriteOnce]
      volumeMode: Filesystem
      {{- with .storageClass }}
      storageClassName: {{ . }}
      {{- end }}
      resources:
        requests:
          storage: {{ .size }}
{{- end -}}

{{/* The environment of a JVM of one of the two services: (list $ .Values.worker) */}}
{{- define "sujip.serviceEnvironment" -}}
- name: POD_NAME
  valueFrom: {fieldRef: {fieldPath: metadata.name}}
- name: SPRING_CONFIG_ADDITIONALLOCATION
  value: file:/etc/sujip/config/
{{- include "sujip.kafkaPassword" (index . 0) }}
{{- with (index . 1).javaOptions }}
- name: JDK_JAVA_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "sujip.kafkaPassword" -}}
{{- if and (eq .Values.kafka.mode "external") .Values.kafka.external.sasl.mechanism }}
- name: KAFKA_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ .Values.kafka.external.sasl.existingSecret }}, key: password}}
{{- end }}
{{- end -}}

{{/* Secrets with certificates, where Kafka is outside: mounts, and volumes */}}
{{- define "sujip.kafkaTlsMounts" -}}
{{- if and (eq .Values.kafka.mode "external") .Values.kafka.external.tls.enabled }}
{{- if .Values.kafka.external.tls.caSecret }}
- {name: kafka-ca, mountPath: /etc/sujip/kafka-ca, readOnly: true}
{{- end }}
{{- if .Values.kafka.external.tls.clientSecret }}
- {name: kafka-client, mountPath: /etc/sujip/kafka-client, readOnly: true}
{{- end }}
{{- end }}
{{- end -}}

{{- define "sujip.kafkaTlsVolumes" -}}
{{- if and (eq .Values.kafka.mode "external") .Values.kafka.external.tls.enabled }}
{{- with .Values.kafka.external.tls.caSecret }}
- name: kafka-ca
  secret: {secretName: {{ . }}}
{{- end }}
{{- with .Values.kafka.external.tls.clientSecret }}
- name: kafka-client
  secret: {secretName: {{ . }}}
{{- end }}
{{- end }}
{{- end -}}

{{/* Folders of the Secrets that a user names: (list of names) */}}
{{- define "sujip.secretMounts" -}}
{{- range . }}
- {name: secret-{{ . | replace "." "-" }}, mountPath: /etc/sujip/secrets/{{ . }}, readOnly: true}
{{- end }}
{{- end -}}

{{- define "sujip.secretVolumes" -}}
{{- range . }}
- name: secret-{{ . | replace "." "-" }}
  secret: {secretName: {{ . }}}
{{- end }}
{{- end -}}
