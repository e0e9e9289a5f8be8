{{/* What a caller of ingest-api shows, in the environment of helm test and the load test. A key that is not in the Secret is left out, and
     whoever needs it says so. */}}
{{- define "sujip.callerEnvironment" -}}
{{- if eq .Values.ingestApi.security.mode "api-key" -}}
- name: API_KEY
  valueFrom: {secretKeyRef: {name: {{ include "sujip.apiKeysSecret" . }}, key: key, optional: true}}
{{- else if and (eq .Values.ingestApi.security.mode "jwt") .Values.ingestApi.security.tokenSecret -}}
- name: TOKEN
  valueFrom: {secretKeyRef: {name: {{ .Values.ingestApi.security.tokenSecret }}, key: token, optional: true}}
{{- end -}}
{{- end -}}
