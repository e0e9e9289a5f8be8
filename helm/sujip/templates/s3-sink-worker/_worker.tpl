{{/* What a container needs to run the worker or one of its commands: environment, mounts, volumes */}}
{{- define "sujip.workerEnvironment" -}}
{{- include "sujip.serviceEnvironment" (list $ .Values.worker) }}
{{- with include "sujip.storeSecret" . }}
- name: SINK_STORE_ACCESSKEY
  valueFrom: {secretKeyRef: {name: {{ . }}, key: access-key}}
- name: SINK_STORE_SECRETKEY
  valueFrom: {secretKeyRef: {name: {{ . }}, key: secret-key}}
{{- end }}
{{- end -}}

{{- define "sujip.workerMounts" -}}
- {name: config, mountPath: /etc/sujip/config, readOnly: true}
{{- if and (eq .Values.store.mode "external") .Values.store.external.caSecret }}
- {name: store-ca, mountPath: /etc/sujip/store-ca, readOnly: true}
{{- end }}
{{- include "sujip.kafkaTlsMounts" . }}
{{- include "sujip.secretMounts" .Values.worker.secrets }}
- {name: tmp, mountPath: /tmp}
{{- end -}}

{{- define "sujip.workerVolumes" -}}
- name: config
  configMap: {name: {{ include "sujip.name" (list $ "s3-sink-worker") }}}
{{- if and (eq .Values.store.mode "external") .Values.store.external.caSecret }}
- name: store-ca
  secret: {secretName: {{ .Values.store.external.caSecret }}}
{{- end }}
{{- include "sujip.kafkaTlsVolumes" . }}
{{- include "sujip.secretVolumes" .Values.worker.secrets }}
- name: tmp
  emptyDir: {sizeLimit: 128Mi}
{{- end -}}
