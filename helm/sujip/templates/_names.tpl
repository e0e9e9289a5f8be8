{{/* What all names begin with: at most 36 characters, so that the longest name still is a label of DNS (63), and a StatefulSet's
     name with a revision behind it a label's value. What is cut off lives on in a hash, so that two releases never share a name. */}}
{{- define "sujip.fullname" -}}
{{- $name := .Values.fullnameOverride | default (contains "sujip" .Release.Name | ternary .Release.Name (printf "%s-sujip" .Release.Name)) | replace "." "-" -}}
{{- if gt (len $name) 36 -}}
{{- printf "%s-%s" ($name | trunc 27 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* The name of a part: (list $ "kafka") */}}
{{- define "sujip.name" -}}
{{- printf "%s-%s" (include "sujip.fullname" (index . 0)) (index . 1) -}}
{{- end -}}

{{/* What selects the pods of a part, for ever: (list $ "kafka") */}}
{{- define "sujip.selector" -}}
app.kubernetes.io/name: sujip
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{/* Labels of a part's pods: those that select, and whose they are. No version: an upgrade that changes nothing else restarts nothing. */}}
{{- define "sujip.podLabels" -}}
{{ include "sujip.selector" . }}
{{- with (index . 0).Values.team }}
team: {{ . | quote }}
{{- end }}
{{- with (index . 0).Values.owner }}
owner: {{ . | quote }}
{{- end }}
{{- end -}}

{{/* metadata of a resource: (dict "root" $ "part" "kafka" "suffix" "-bootstrap" "annotations" (dict …)), the latter two as needed */}}
{{- define "sujip.metadata" -}}
{{- $root := .root -}}
name: {{ include "sujip.name" (list $root .part) }}{{ .suffix }}
namespace: {{ $root.Release.Namespace }}
labels:
  {{- include "sujip.podLabels" (list $root .part) | nindent 2 }}
  app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
  app.kubernetes.io/managed-by: {{ $root.Release.Service }}
  helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" }}
{{- $annotations := dict -}}
{{- if $root.Values.argocd.syncWaves -}}
{{- $waves := dict "kafka" "1" "topic" "2" "ingest-api" "3" "s3-sink-worker" "3" "load-test" "4" -}}
{{- $_ := set $annotations "argocd.argoproj.io/sync-wave" (get $waves .part | default "0") -}}
{{- end -}}
{{- with merge (.annotations | default dict) $annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* An image: (list $ "kafka"). Those of this project get their tag here. */}}
{{- define "sujip.image" -}}
{{- $root := index . 0 -}}
{{- $name := get $root.Values.images (index . 1) -}}
{{- if has (index . 1) (list "store" "locust") -}}
{{- printf "%s%s" $root.Values.images.registry $name -}}
{{- else -}}
{{- $kafka4 := and (eq (index . 1) "kafka") (eq $root.Values.kafka.mode "kraft") -}}
{{- printf "%s%s:%s%s" $root.Values.images.registry $name ($root.Values.images.tag | default $root.Chart.AppVersion) ($kafka4 | ternary "-kafka-4" "") -}}
{{- end -}}
{{- end -}}

{{/* Where a client first asks for the brokers. */}}
{{- define "sujip.bootstrapServers" -}}
{{- if eq .Values.kafka.mode "external" -}}
{{- .Values.kafka.external.bootstrapServers -}}
{{- else -}}
{{- printf "%s-bootstrap.%s.svc:9092" (include "sujip.name" (list . "kafka")) .Release.Namespace -}}
{{- end -}}
{{- end -}}

{{/* The Secret of the callers' keys, and that of what helm test and the load test show. */}}
{{- define "sujip.apiKeysSecret" -}}
{{- .Values.ingestApi.security.existingSecret | default (printf "%s-keys" (include "sujip.name" (list . "ingest-api"))) -}}
{{- end -}}

{{/* The Secret of the store's credentials; empty where the worker's ServiceAccount has them. */}}
{{- define "sujip.storeSecret" -}}
{{- if .Values.store.existingSecret -}}
{{- .Values.store.existingSecret -}}
{{- else if eq .Values.store.mode "bundled" -}}
{{- printf "%s-credentials" (include "sujip.name" (list . "store")) -}}
{{- end -}}
{{- end -}}

{{/* What Kafka shows for a client: (list $ "s3-sink-worker"). The pod's name comes from the environment. */}}
{{- define "sujip.clientId" -}}
{{- $root := index . 0 -}}
{{- compact (list (index . 1) $root.Values.team $root.Values.owner "${POD_NAME}") | join "." -}}
{{- end -}}
